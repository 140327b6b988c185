#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
"""site.py - uses a site as a reader does: sort, search, filter, follow a finding; every width and theme.

usage: site.py DIR [REPORT]    REPORT: a page below DIR with a finding
"""
import os
import sys
import time

from browser import Browser

ROWS = 'return Array.from(document.querySelectorAll("#%s tbody tr")).filter(r => !r.hidden)'


def expect(claim, what):
    if not claim:
        raise SystemExit('site: ' + what)


def visible(b, table):
    return b.run(ROWS % table + '.length')


def column(b, table, n):
    return b.run(ROWS % table + '.map(r => r.cells[%d].textContent.trim())' % n)


def fill(b, selector, value):
    b.run('const e = document.querySelector(arguments[0]); e.value = arguments[1];'
          'e.dispatchEvent(new Event("input", {bubbles: true}))', selector, value)


def sort_and_search(b, site):
    b.open(site + '/departments.html')
    everything = visible(b, 'reports')
    expect(everything > 2, 'departments: no rows')
    b.click('#reports thead th:nth-child(6) button')
    numbers = [float(x.replace(',', '')) for x in column(b, 'reports', 5) if x]
    expect(numbers == sorted(numbers), 'sorting by amount')
    expect(b.run('return document.querySelector("#reports thead th:nth-child(6)").getAttribute("aria-sort")')
           == 'ascending', 'aria-sort')
    b.click('#reports thead th:nth-child(6) button')
    numbers = [float(x.replace(',', '')) for x in column(b, 'reports', 5) if x]
    expect(numbers == sorted(numbers, reverse=True), 'sorting the other way')
    name = column(b, 'reports', 0)[0]
    fill(b, 'input[name=text]', name)
    expect(0 < visible(b, 'reports') < everything, 'searching')
    expect(all(name in x for x in column(b, 'reports', 0)), 'searching finds the name')
    fill(b, 'input[name=text]', '')
    expect(visible(b, 'reports') == everything, 'an empty search shows everything')


def has_figure(site, href):
    page, note = href.split('#')
    with open(site + '/' + page, encoding='utf-8') as file:
        text = file.read().split('id="%s"' % note, 1)[1].split('</li>', 1)[0]
    return 'href="#f' in text


def filter_and_follow(b, site):
    b.open(site + '/findings.html')
    everything = visible(b, 'findings')
    expect(everything > 0, 'findings: no rows')
    rule = b.run('return document.querySelector("select[name=rule]").options[1].value')
    fill(b, 'select[name=rule]', rule)
    expect(0 < visible(b, 'findings') <= everything, 'filter by rule')
    expect(all(x.startswith(rule) for x in column(b, 'findings', 4)), 'only that rule is shown')
    fill(b, 'select[name=rule]', '')
    for name in ('rank', 'region'):
        options = b.run('return Array.from(document.querySelector(arguments[0]).options).map(o => o.value)',
                        'select[name=%s]' % name)
        total = 0
        for value in options[1:]:
            fill(b, 'select[name=%s]' % name, value)
            total += visible(b, 'findings')
        fill(b, 'select[name=%s]' % name, '')
        expect(total == everything, 'filters by %s part the rows' % name)
    links = b.run('return [...document.querySelectorAll("#findings tbody a")].map(a => a.getAttribute("href"))')
    # the first whose figures are printed: a figure that is missing has no place to lead to
    cites = next(n for n, href in enumerate(links) if has_figure(site, href))
    b.run('document.querySelectorAll("#findings tbody a")[arguments[0]].click()', cites)
    time.sleep(0.3)
    expect('/reports/' in b.run('return location.href') and b.run(
        'const e = document.querySelector(":target"); return e && e.tagName === "LI"'), 'a finding leads to its report')
    b.run('document.querySelector(":target a[href^=\\"#f\\"]").click()')
    expect(b.run('const e = document.querySelector(":target"); return e && e.tagName === "TD" &&'
                 'e.classList.contains("hit") && e.getBoundingClientRect().height > 0'),
           'a finding leads to its figure')


def fits(b, site, pages):
    for width in (390, 1200):
        for dark in (False, True):
            b.screen(width, 900, dark)
            for page in pages:
                b.open(site + '/' + page)
                expect(b.run('return document.documentElement.scrollWidth <= document.documentElement.clientWidth'),
                       '%s scrolls sideways at %d' % (page, width))
                expect(b.run('return [...document.querySelectorAll("table")].every(t => t.caption) &&'
                             '[...document.querySelectorAll("th")].every(t => t.scope) &&'
                             '[...document.querySelectorAll("svg")].every(s => s.getAttribute("aria-label"))'),
                       '%s: a table or picture without its name' % page)


def main():
    site = os.path.abspath(sys.argv[1])
    report = sys.argv[2] if len(sys.argv) > 2 else 'reports/' + sorted(os.listdir(site + '/reports'))[0]
    b = Browser()
    try:
        b.screen(1200, 900)
        sort_and_search(b, site)
        filter_and_follow(b, site)
        fits(b, site, ['index.html', 'departments.html', 'findings.html', report])
        expect(not b.complaints(), 'the console complains')
        print('sort search filter follow fits quiet')
    finally:
        b.close()


main()
