# SPDX-License-Identifier: ISC
"""browser.py - headless Chromium by way of chromedriver, with nothing but Python."""
import base64
import json
import subprocess
import time
import urllib.error
import urllib.request


class Browser:
    def __init__(self):
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        self.driver = subprocess.Popen(['chromedriver', '--port=0'], stdout=subprocess.PIPE, text=True)
        for line in self.driver.stdout:
            if 'successfully on port ' in line:
                self.root = 'http://127.0.0.1:%d' % int(line.rsplit('on port ', 1)[1].strip(' .\n'))
                break
        arguments = ['--headless=new', '--no-sandbox', '--disable-gpu', '--hide-scrollbars']
        wanted = {'goog:chromeOptions': {'args': arguments}, 'goog:loggingPrefs': {'browser': 'ALL'}}
        self.session = ''
        try:
            made = self.call('POST', '/session', {'capabilities': {'alwaysMatch': wanted}})
        except BaseException:
            self.driver.terminate()
            raise
        self.session = '/session/' + made['sessionId']

    def call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.root + self.session + path, data, method=method)
        request.add_header('Content-Type', 'application/json')
        try:
            with self.opener.open(request, timeout=60) as answer:
                return json.load(answer)['value']
        except urllib.error.HTTPError as error:
            raise SystemExit('browser: ' + json.load(error)['value']['message'].splitlines()[0])

    def devtools(self, command, **parameters):
        return self.call('POST', '/goog/cdp/execute', {'cmd': command, 'params': parameters})

    def screen(self, width, height, dark=False, scale=1):
        self.devtools('Emulation.setDeviceMetricsOverride', width=width, height=height,
                      deviceScaleFactor=scale, mobile=False)
        self.devtools('Emulation.setEmulatedMedia', features=[
            {'name': 'prefers-color-scheme', 'value': 'dark' if dark else 'light'}])

    def open(self, path):
        self.call('POST', '/url', {'url': 'file://' + path})
        time.sleep(0.2)

    def run(self, script, *arguments):
        return self.call('POST', '/execute/sync', {'script': script, 'args': list(arguments)})

    def click(self, selector):
        found = self.call('POST', '/element', {'using': 'css selector', 'value': selector})
        self.call('POST', '/element/%s/click' % next(iter(found.values())), {})

    def complaints(self):
        """What the console said, errors and warnings."""
        return [e['message'] for e in self.call('POST', '/se/log', {'type': 'browser'})
                if e['level'] in ('SEVERE', 'WARNING')]

    def picture(self, path):
        data = self.devtools('Page.captureScreenshot', format='png')['data']
        with open(path, 'wb') as file:
            file.write(base64.b64decode(data))

    def close(self):
        try:
            self.call('DELETE', '')
        finally:
            self.driver.terminate()
            self.driver.wait()
