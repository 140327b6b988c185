#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# write-html: the pages as files, and in a browser.

load lib/common.bash
load lib/pages.bash

setup_file() {
	load lib/common.bash
	load lib/pages.bash
	cd "$BATS_FILE_TMPDIR" || return 1
	small_province
	write-html --lang=zh -o site "${inputs[@]}"
}

setup() {
	cd "$BATS_FILE_TMPDIR" || return 1
	inputs=(c/rollup.tsv c/findings.tsv c/figures.tsv.gz)
	unset LC_ALL LC_MESSAGES LANG
}

# Every page: well-formed enough for a strict reader, and what it links to is there.
check_pages() { # DIR
	python3 - "$1" <<-'END'
		import html.parser, os, sys
		root = sys.argv[1]
		VOID = {'meta', 'link', 'input', 'br'}
		OPTIONAL = {'td', 'th', 'tr', 'thead', 'tbody', 'option'}
		class Page(html.parser.HTMLParser):
		    def __init__(self):
		        super().__init__(); self.stack = []; self.ids = set(); self.links = []; self.tags = []
		    def handle_starttag(self, tag, attrs):
		        self.tags.append((tag, attrs))
		        for k, v in attrs:
		            if k.startswith('on') or k == 'style':
		                sys.exit('%s: attribute %s' % (self.name, k))
		            if k == 'id':
		                if v in self.ids: sys.exit('%s: id %s twice' % (self.name, v))
		                self.ids.add(v)
		            if k in ('href', 'src'): self.links.append(v)
		        if tag not in VOID and not self.get_starttag_text().endswith('/>'): self.stack.append(tag)
		    handle_startendtag = handle_starttag
		    def handle_endtag(self, tag):
		        while self.stack and self.stack[-1] != tag and self.stack[-1] in OPTIONAL: self.stack.pop()
		        if not self.stack or self.stack.pop() != tag: sys.exit('%s: stray </%s>' % (self.name, tag))
		pages = {}
		for folder, _, names in os.walk(root):
		    for name in names:
		        if name.endswith('.html'):
		            path = os.path.normpath(os.path.join(folder, name))
		            p = Page(); p.name = path
		            p.feed(open(path, encoding='utf-8').read()); pages[path] = p
		            scripts = [a for t, a in p.tags if t == 'script']
		            if len(scripts) != 1 or not dict(scripts[0])['src'].endswith('script.js'):
		                sys.exit('%s: scripts %s' % (path, scripts))
		            if not any(t == 'meta' and "default-src 'none'" in str(a) for t, a in p.tags):
		                sys.exit('%s: no policy' % path)
		for path, p in pages.items():
		    for link in p.links:
		        file, _, part = link.partition('#')
		        to = os.path.normpath(os.path.join(os.path.dirname(path), file)) if file else path
		        if not os.path.exists(to): sys.exit('%s: %s is not there' % (path, link))
		        if part and part not in pages[to].ids: sys.exit('%s: %s leads nowhere' % (path, link))
		print(len(pages), 'pages')
	END
}

@test "every page is well-formed, under the policy, and every link leads somewhere" {
	need python3
	run check_pages site
	echo "$output"
	[ "$status" -eq 0 ]
	[ "${output% pages}" -gt 8 ]
}

@test "hostile names are text, and no file is named by them" {
	need python3
	cd "$BATS_TEST_TMPDIR" || return 1
	hostile
	write-html --lang=zh -o h r.tsv f.tsv n.tsv
	run check_pages h
	echo "$output"
	[ "$status" -eq 0 ]
	! grep -rl '<script>alert' h
	! grep -rlE '<[^>]*onclick' h --include=*.html
	grep -rlF '&lt;script&gt;alert(1)&lt;/script&gt;' h/reports >/dev/null
	grep -rlF '=HYPERLINK(&quot;x&quot;)' h/reports >/dev/null
	! grep -rlP '[\x00-\x08\x0b-\x1f]|\xe2\x80\xae' h
	[ "$(find h | wc -l)" -eq "$(find h | LC_ALL=C grep -cE '^h(/[A-Za-z0-9.-]+)*$')" ]
}

@test "every printed figure of the statements is on the page of its report, with its line" {
	need python3
	gzip -dc c/figures.tsv.gz | python3 -c '
import csv, glob, html, re, sys
pages = {}
for path in glob.glob("site/reports/*.html"):
    text = open(path, encoding="utf-8").read()
    name = html.unescape(re.search("<dt>文件</dt><dd>(.*?)</dd>", text).group(1))
    rows = re.findall("<tr.*?</tr>", text, re.S)
    pages[name] = [[html.unescape(re.sub("<a.*?</a>|<[^>]*>", "", c)) for c in re.findall("<t[dh].*?</t[dh]>", r, re.S)] for r in rows]
n = 0
index = {name: {} for name in pages}
for name, rows in pages.items():
    for r in rows:
        index[name].setdefault(r[-1], []).append(r)
for f in csv.DictReader(sys.stdin, delimiter="\t", quoting=csv.QUOTE_NONE):
    if not f["sheet"].startswith("T"):
        continue
    n += 1
    if not any(f["raw"] in r and f["item"] in r for r in index[f["report"]].get(f["source"], [])):
        sys.exit("not there: %s" % f)
print(n, "figures")
'
}

@test "totals of the first page are those of the roll-up" {
	sum=$(awk -F '\t' 'NR > 1 && $3 == "全辖" && $4 == 2024 && $5 == "T01" && $6 == "本年支出合计" { print $8; exit }' c/rollup.tsv)
	wan=$(awk -v s="$sum" 'BEGIN { printf "%.2f", s / 10000 }')
	tr -d , <site/index.html | grep -qF "<b>$wan</b>"
}

@test "the folder appears whole; its own kind is replaced, anything else is not" {
	write-html --lang=en -o again "${inputs[@]}"
	grep -q 'lang="en"' again/index.html
	touch again/old.html
	write-html --lang=zh -o again/ "${inputs[@]}"
	grep -q 'lang="zh-CN"' again/index.html
	[ ! -e again/old.html ]
	mkdir -p mine && echo precious >mine/file
	run write-html -o mine "${inputs[@]}"
	[ "$status" -eq 2 ]
	[[ $output == *"no site of ours"* ]]
	[ "$(cat mine/file)" = precious ]
	mkdir -p none && write-html -o none "${inputs[@]}"
	[ -s none/index.html ]
	[ -z "$(ls -d ./*.?????? 2>/dev/null)" ]
}

@test "the same bytes on every run" {
	write-html --lang=zh -o twice "${inputs[@]}"
	diff -r site twice
}

@test "a failure leaves what was there" {
	write-html --lang=zh -o kept "${inputs[@]}"
	run write-html -o kept c/rollup.tsv c/findings.tsv c/none.gz
	[ "$status" -eq 2 ]
	diff -r site kept
	run write-html -o kept c/rollup.tsv c/rollup.tsv c/figures.tsv.gz
	[ "$status" -eq 2 ]
	head -n 1 c/rollup.tsv >empty.tsv
	run write-html -o kept empty.tsv c/findings.tsv c/figures.tsv.gz
	[ "$status" -eq 2 ]
	diff -r site kept
	[ -z "$(ls -d kept.* 2>/dev/null)" ]
}

@test "a report that comes twice is refused by name" {
	{ gzip -dc c/figures.tsv.gz; gzip -dc c/figures.tsv.gz | sed -n 2p; } >torn.tsv
	run write-html -o torn c/rollup.tsv c/findings.tsv torn.tsv
	[ "$status" -eq 2 ]
	[[ $output == *"do not stand together"* ]]
}

@test "wrong usage is status 2" {
	for wrong in "" "-o x" "-o x c/rollup.tsv" "-o x c/rollup.tsv c/findings.tsv -" "--lang=fr -o x a b c"; do
		run write-html $wrong
		[ "$status" -eq 2 ] || { echo "$wrong" >&2; return 1; }
	done
	run write-html c/rollup.tsv c/findings.tsv c/figures.tsv.gz
	[ "$status" -eq 2 ]
	[[ $output == *"-o DIR"* ]]
}

@test "in a browser: sort, search, filter, follow a finding; both themes, 390 px; a quiet console" {
	need python3 chromedriver chromium
	page=$(cd site && grep -lE 'class="(long )?hit [ew]"' reports/*.html | head -n 1)
	[ -n "$page" ] || skip "no finding with a figure in this sample"
	run python3 "$top/tests/lib/site.py" site "$page"
	echo "$output"
	[ "$status" -eq 0 ]
}

@test "hostile names in a browser: no script runs, the console is quiet" {
	need python3 chromedriver chromium
	cd "$BATS_TEST_TMPDIR" || return 1
	hostile
	write-html --lang=zh -o h r.tsv f.tsv n.tsv
	PYTHONPATH=$top/tests/lib run python3 -c '
import glob, os
from browser import Browser
b = Browser()
try:
    for page in glob.glob("h/**/*.html", recursive=True):
        b.open(os.path.abspath(page))
    print(b.complaints() or "quiet")
finally:
    b.close()'
	echo "$output"
	[ "$output" = quiet ]
}
