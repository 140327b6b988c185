#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# write-xlsx: the workbook, read again by another program.

load lib/common.bash
load lib/pages.bash

setup_file() {
	load lib/common.bash
	load lib/pages.bash
	cd "$BATS_FILE_TMPDIR" || return 1
	small_province
	write-xlsx --lang=zh -o p.xlsx "${inputs[@]}"
}

setup() {
	need python3
	cd "$BATS_FILE_TMPDIR" || return 1
	inputs=(c/rollup.tsv c/findings.tsv c/figures.tsv.gz)
	unset LC_ALL LC_MESSAGES LANG
}

xlsx() { python3 "$top/tests/lib/xlsx.py" "$@"; }

@test "every amount of the roll-up is in the workbook, and no other" {
	run xlsx compare p.xlsx c/rollup.tsv
	echo "$output"
	[ "$status" -eq 0 ]
	[ "${output% amounts}" -gt 1000 ]
}

@test "hostile names and texts are text: no formula anywhere, nothing lost" {
	cd "$BATS_TEST_TMPDIR" || return 1
	hostile
	write-xlsx --lang=zh -o h.xlsx r.tsv f.tsv n.tsv
	xlsx dump h.xlsx >cells
	! cut -f 3 cells | grep -q f
	grep -qF $'\ts\t<script>alert(1)</script>' cells
	grep -qF $'\ts\t=HYPERLINK("x")' cells
	grep -qF $'\ts\t@sum' cells
	grep -qF $'\ts\t+1' cells
	grep -qF $'\ts\t-2+3' cells
	! unzip -p h.xlsx 'xl/worksheets/*.xml' 2>/dev/null | grep -q '<script\|<f>'
}

@test "a number of more than 15 digits is text, digit by digit" {
	cd "$BATS_TEST_TMPDIR" || return 1
	hostile
	write-xlsx --lang=zh -o h.xlsx r.tsv
	xlsx dump h.xlsx | grep -qF $'\ts\t12345678901234567890.12'
	xlsx dump h.xlsx | grep -qF $'\tn\t100'
}

@test "bytes that no workbook holds are marked, what spreadsheets decode keeps its face" {
	cd "$BATS_TEST_TMPDIR" || return 1
	hostile
	sed -i 's/^\(.*\)\t%s.*//; s/^none\t/b\t/; s/\tW\tfail\t\t\t\t\t\t[^\t]*/\tW\tfail\t\t\t\t\t\tT03[201,基本支出] 1:2/' f.tsv
	write-xlsx --lang=zh -o h.xlsx r.tsv f.tsv n.tsv
	xlsx dump h.xlsx | grep -q $'\ts\tx\xef\xbf\xbd\xef\xbf\xbd.*y_x0041_\\\\n'
}

@test "findings come gravest first; a link leads to the row of the figure" {
	# the order of the verdicts
	xlsx dump p.xlsx | awk -F '\t' '$1 == "检查结果" && $2 ~ /^A[0-9]+$/ && substr($2, 2) + 0 > 2 { print $4 }' | uniq >order
	[ "$(sort order | uniq -d | wc -l)" -eq 0 ]
	xlsx links p.xlsx | awk -F '\t' '$1 == "检查结果"' >links
	[ -s links ]
	xlsx dump p.xlsx >cells
	while IFS=$'\t' read -r _ cell target; do
		row=${target##*!A}
		address=$(awk -F '\t' -v c="F$row" '$1 == "所涉数字" && $2 == c { print $4 }' cells)
		cites=$(awk -F '\t' -v c="L${cell#B}" '$1 == "检查结果" && $2 == c { print $4 }' cells)
		[ -n "$address" ]
		case $cites in *"${address% }"*) ;; *) echo "$cell: $address is not in $cites" >&2; return 1 ;; esac
	done < <(head -n 20 links)
}

@test "every finding is there" {
	want=$(tail -n +2 c/findings.tsv | wc -l)
	got=$(xlsx dump p.xlsx | awk -F '\t' '($1 == "检查结果" || $1 == "不超尾差") && $2 ~ /^E[0-9]+$/ && substr($2, 2) + 0 > 2' | wc -l)
	[ "$want" -eq "$got" ]
}

@test "four charts on the first sheet" {
	need unzip
	[ "$(unzip -l p.xlsx | grep -c 'xl/charts/chart')" -eq 4 ] || [ "$(unzip -l p.xlsx | grep -c 'xl/charts/chart')" -eq 3 ]
}

@test "the same bytes on every run, in every zone and at every time" {
	TZ=Asia/Shanghai write-xlsx --lang=zh -o q.xlsx "${inputs[@]}"
	cmp p.xlsx q.xlsx
	SOURCE_DATE_EPOCH=1700000000 write-xlsx --lang=zh -o q.xlsx "${inputs[@]}"
	! cmp -s p.xlsx q.xlsx
}

@test "language: by option, else by the environment" {
	LANG=zh_CN.UTF-8 write-xlsx -o q.xlsx c/rollup.tsv
	xlsx dump q.xlsx | grep -q '^汇总'
	LANG=zh_CN.UTF-8 LC_ALL=C write-xlsx -o q.xlsx c/rollup.tsv
	xlsx dump q.xlsx | grep -q '^Summary'
	write-xlsx --lang=en -o q.xlsx c/rollup.tsv
	xlsx dump q.xlsx | grep -q 'Expenditure by function'
}

@test "without -o to standard output; a pipe for an input is refused" {
	write-xlsx --lang=zh "${inputs[@]}" >q.xlsx
	cmp p.xlsx q.xlsx
	run write-xlsx -o q.xlsx - <c/rollup.tsv
	[ "$status" -eq 2 ]
	[[ $output == *"more than once"* ]]
}

@test "what is no roll-up, and what is missing, is named; nothing is written" {
	rm -f n.xlsx
	run write-xlsx -o n.xlsx c/findings.tsv
	[ "$status" -eq 2 ]
	[[ $output == *"findings.tsv:1: no column named region"* ]]
	run write-xlsx -o n.xlsx c/rollup.tsv c/none.tsv
	[ "$status" -eq 2 ]
	[[ $output == *none.tsv* ]]
	run write-xlsx -o n.xlsx c/rollup.tsv c/rollup.tsv
	[ "$status" -eq 2 ]
	run write-xlsx
	[ "$status" -eq 2 ]
	run write-xlsx --lang=fr -o n.xlsx c/rollup.tsv
	[ "$status" -eq 2 ]
	[ ! -e n.xlsx ]
}

@test "a full disk is status 2 and leaves nothing" {
	run write-xlsx -o /dev/full "${inputs[@]}"
	[ "$status" -eq 2 ]
	TMPDIR=/no/such run write-xlsx -o n.xlsx "${inputs[@]}"
	[ "$status" -eq 2 ]
	[ ! -e n.xlsx ]
	[ -z "$(ls n.xlsx.* 2>/dev/null)" ]
}

@test "an empty roll-up makes a workbook with a header" {
	head -n 1 c/rollup.tsv >empty.tsv
	write-xlsx --lang=zh -o q.xlsx empty.tsv
	xlsx dump q.xlsx | grep -q '^汇总'
}

@test "more rows than a sheet has go on in a next one, said so" {
	[ -n "${SLOW:-}" ] || skip "set SLOW=1: takes a minute"
	awk 'BEGIN { OFS = "\t"; print "region", "year", "sheet", "key", "measure", "sum"
		for (i = 0; i < 1048580; i++) print "130000", "2024", "T09", "k" i, "决算数", i }' >many.tsv
	run write-xlsx --lang=zh -o many.xlsx many.tsv
	[ "$status" -eq 0 ]
	[[ $output == *T09*"T09 (2)"* ]]
	xlsx dump many.xlsx | awk -F '\t' '$1 == "T09 (2)" && $2 ~ /^J/ { n++; last = $4 } END { exit !(n == 7 && last == 1048579) }'
	rm -f many.tsv many.xlsx
}

@test "LibreOffice opens it and shows the totals in 万元" {
	need soffice pdftotext
	awk -F '\t' 'NR == 1 || $5 == "C" || ($5 ~ /^T0[12349]$/ && $6 !~ /^[0-9]....*$/)' c/rollup.tsv >few.tsv
	write-xlsx --lang=zh -o few.xlsx few.tsv
	HOME=$BATS_TEST_TMPDIR timeout 120 soffice --headless --convert-to pdf --outdir pdf few.xlsx >/dev/null 2>&1 || skip "soffice does not run here"
	pdftotext -f 1 -l 1 -layout pdf/few.pdf - >shown
	sum=$(awk -F '\t' 'NR > 1 && $3 == "全辖" && $4 == 2024 && $5 == "T01" && $6 == "本年支出合计" { print $8; exit }' c/rollup.tsv)
	digits=$(printf '%s' "$sum" | awk '{ printf "%.4f", $1 / 10000 }')
	tr -d , <shown | grep -qF "$digits"
}
