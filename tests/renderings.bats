#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# A report as a web page, and as browsers and office programs print it: the statements that come back are the true ones.

setup_file() {
	load lib/common
	need generate python3
	export world=$BATS_FILE_TMPDIR/world
	generate -q --seed 23 --cities 1 --counties 1 --departments 2 --years 2023 --caliber-mix \
	    --template hebei,shanghai,central,yunnan --noise 0 -o "$world"
	cd "$world"
	find reports -name '*.txt' | sort | awk 'NR % 3 == 1' >list
	while read -r text; do
		page=$(basename "$text" .txt)
		"$top/tests/lib/report-html" <"$text" >"$page.html"
	done <list
}

setup() {
	load lib/common
	cd "$world"
}

# score READER: recall and precision, per mille, of what READER NAME gives of each report's page
score() {
	local text page
	while read -r text; do
		page=$(basename "$text" .txt)
		"$1" "$page" | extract -q | awk -F'\t' -v OFS='\t' -v r="$text" 'NR > 1 { $1 = r } 1'
	done <list >figures.tsv
	awk -F'\t' 'NR == FNR { chosen[$0]; next } FNR == 1 || ($1 in chosen)' list truth.tsv >chosen.tsv
	awk -f "$top/tests/lib/compare.awk" chosen.tsv figures.tsv
}

as_page() { read-html -q "$1.html"; }

by_browser() {
	[ -e "$1.pdf" ] || timeout 120 chromium --headless --no-sandbox --disable-gpu \
	    --print-to-pdf="$1.pdf" "$PWD/$1.html" >/dev/null 2>&1
	read-pdf -q "$1.pdf"
}

by_office() {
	mkdir -p office
	timeout 120 soffice --headless "-env:UserInstallation=file://$PWD/profile" --convert-to pdf \
	    --outdir office "$1.html" >/dev/null 2>&1
	read-pdf -q "office/$1.pdf"
}

@test "a web page" {
	[ "$(score as_page)" = "1000 1000" ]
}

@test "a web page printed by Chromium" {
	command -v chromium >/dev/null || skip "chromium is not installed"
	[ "$(score by_browser)" = "1000 1000" ]
}

@test "a web page as LibreOffice sets it" {
	command -v soffice >/dev/null || skip "LibreOffice is not installed"
	# a head whose cells it breaks in two over a page's end is left unclaimed, and told
	read -r recall precision < <(score by_office)
	[ "$precision" -eq 1000 ]
	[ "$recall" -ge 800 ]
}
