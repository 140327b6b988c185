#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# extract: the nine statements and further tables, in the forms that provinces print them.

setup() {
	bats_require_minimum_version 1.5.0
	load lib/common
	golden=$top/tests/golden/extract-statements
	cd "$BATS_TEST_TMPDIR"
}

# What a statement's figures are, without the report's facts and places.
cells() {
	extract -q "$@" | awk -F'\t' '$5 ~ /^[TX][0-9]/' | cut -f 5,7-12
}

# generated KIND DIR: a small world with one kind of noise (or none)
generated() {
	need generate
	local noise="--noise 0"
	[ "$1" = none ] || noise="--noise 1 --noise-kind $1"
	generate -q --seed 11 --cities 1 --counties 1 --departments 3 --years 2024 --caliber-mix \
	    --template hebei,shanghai,central,yunnan,old $noise -o "$2"
}

# score DIR: recall and precision, per mille
score() {
	(cd "$1" && find reports -type f | sort >list && extract -q --files-from list >figures.tsv
	awk -f "$top/tests/lib/compare.awk" truth.tsv figures.tsv)
}

@test "printed forms of other provinces and years" {
	for text in "$golden"/*.txt; do
		cells "$text" >got
		diff "${text%.txt}.tsv" got || { echo "$text"; return 1; }
	done
}

@test "captions that bind nothing leave the numbers unclaimed, with one warning" {
	cp "$golden/unknown-captions.txt" t.txt
	extract --unclaimed left.tsv t.txt >figures.tsv 2>warnings
	[ "$(grep -c "T05.*行政" figures.tsv)" -eq 0 ]
	[ "$(grep -c 'no captions bind the columns of T05' warnings)" -eq 1 ]
	grep -q '^extract: t.txt:4: ' warnings
	for n in 10.00 7.00 3.00; do grep -qF "	$n	" left.tsv; done
}

@test "what is left of a statement is stated, so that no rule takes it for zero" {
	extract -q "$golden/unknown-captions.txt" >figures.tsv
	grep -q $'\tS\t\t\t\t未读/0[1-9]\t内容\t' figures.tsv
	extract -q "$golden/basic-two.txt" >figures.tsv
	run -1 grep 未读/ figures.tsv
}

@test "every number of a statement that was read is claimed" {
	for name in basic-two general-three income-three outlay-nine total-last trips-pairs; do
		extract -q --unclaimed left.tsv "$golden/$name.txt" >/dev/null
		[ "$(wc -l <left.tsv)" -le 1 ] || { cat left.tsv; return 1; }
	done
}

@test "blank cells and dashes are no figures, a printed zero is" {
	printf '支出决算表\n单位：万元\n科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\n' >t.txt
	printf '201\t一般公共服务支出\t5.00\t—\t\n2010101\t行政运行\t5.00\t0.00\t无\n' >>t.txt
	[ "$(cells t.txt | wc -l)" -eq 3 ]
	cells t.txt | grep -q '2010101.*基本支出	0.00'
}

@test "pipe tables and spreadsheets give what tabbed text gives" {
	generated none world
	for form in pipe csv; do
		mkdir -p "$form"
		cp -r world "$form/"
		find "$form/world/reports" -type f | while read -r f; do
			awk -v form=$form -f "$top/tests/lib/reshape.awk" "$f" >t && mv t "$f"
		done
		[ "$(score "$form/world")" = "1000 1000" ]
	done
}

@test "tables without places give no wrong figure" {
	generated none world
	for form in cells bars fused; do
		mkdir -p "$form"
		cp -r world "$form/"
		find "$form/world/reports" -type f | while read -r f; do
			awk -v form=$form -f "$top/tests/lib/reshape.awk" "$f" >t && mv t "$f"
		done
		set -- $(score "$form/world")
		[ "$2" -eq 1000 ] && [ "$1" -ge 600 ] || { echo "$form $*"; return 1; }
	done
}

@test "cells one a line, the blank ones kept, give every figure of a statement" {
	local wild=$top/tests/golden/wild form name
	for form in blank-bars blank-lines; do
		for name in beijing-2020 chongqing-2023 fujian-2016 guangdong-2022 ningxia-2022 \
		    shanxi-2020 sichuan-2020 xinjiang-2022; do
			awk -v form=$form -f "$top/tests/lib/reshape.awk" "$wild/$name.txt" >t.txt
			extract -q t.txt >figures.tsv
			"$top/tests/lib/score" "$wild/$name.figures.tsv" figures.tsv >scores
			awk '$1 == "T" && $5 == 100 && $6 == 100 { n++ } END { exit !n }' scores ||
			    { echo "$name $form"; cat scores; return 1; }
		done
	done
}

@test "digits in full width are what plain ones are" {
	local wild=$top/tests/golden/wild name
	for name in beijing-2020 chongqing-2017 ningxia-2019 sichuan-2023; do
		awk '{ gsub(/0/, "０"); gsub(/1/, "１"); gsub(/2/, "２"); gsub(/3/, "３"); gsub(/4/, "４")
		    gsub(/5/, "５"); gsub(/6/, "６"); gsub(/7/, "７"); gsub(/8/, "８"); gsub(/9/, "９")
		    print }' "$wild/$name.txt" >wide.txt
		diff <(extract -q "$wild/$name.txt" | cut -f 5-) <(extract -q wide.txt | cut -f 5-)
	done
	printf '某局２０２４年度部门决算\n支出决算表\n单位：万元\n科目编码\t科目名称\t本年支出合计\n２０１\t一般公共服务支出\t１，２３４．５６\n' >t.txt
	cells t.txt | grep -q '201.*	1,234.56	'
}

@test "generated reports without noise: every cell, nothing else" {
	generated none world
	[ "$(score world)" = "1000 1000" ]
}

@test "no kind of noise changes a figure" {
	for kind in bom column-numbers crlf cut-caption cut-number fused-cells garbage-header gb18030 \
	    glue-caption kangxi markdown page-break page-number punctuation separators shift-cells \
	    space-cjk space-number split-code split-number wrap-label; do
		rm -rf world
		generated $kind world
		[ "$(score world)" = "1000 1000" ] || { echo "$kind $(score world)"; return 1; }
	done
}

@test "all noise together: 99.5 of 100 found, 99.9 of 100 right" {
	need generate
	generate -q --seed 21 --cities 2 --counties 1 --departments 4 --years 2023-2024 --caliber-mix \
	    --template hebei,shanghai,central,yunnan,old --noise 1 -o world
	set -- $(score world)
	[ "$1" -ge 995 ] && [ "$2" -ge 999 ] || { echo "$*"; return 1; }
}

@test "real report as tabbed text: all cells of the nine statements" {
	need_shared
	extract -q "$shared/reports/shijiazhuang-data-2024.txt" >figures.tsv
	"$shared/tools/score-figures" "$shared/gold/shijiazhuang-data-2024/figures.tsv" figures.tsv \
	    --min T=100/100
}

@test "real reports as PDF: all cells of the nine statements" {
	need_shared
	need read-pdf
	for name in putuo-finance-2024 putuo-finance-2024-planted; do
		read-pdf -q "$shared/reports/$name.pdf" | extract -q >figures.tsv
		"$shared/tools/score-figures" "$shared/gold/$name/figures.tsv" figures.tsv --min T=100/100
	done
}

# pages FOOT: a table over four pages, as a browser prints it
pages() {
	local n
	printf '支出决算表\n单位：万元\n科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\n'
	for n in 1 2 3 4; do
		[ "$n" = 1 ] || printf '\f\n11/26/26, 1:40 AM\n\n'
		printf '20%d\t第%d类\t%d.00\t%d.00\t\n\n%s %d/4\n' "$n" "$n" "$n" "$n" "$1" "$n"
	done
}

@test "what each page carries at its top or bottom sticks to no label and is no figure" {
	pages 'http://example.org/n/art.html' >t.txt
	cells t.txt >got
	[ "$(grep -c 'example\|AM' got)" -eq 0 ]
	[ "$(wc -l <got)" -eq 8 ]
	extract -q --unclaimed left.tsv t.txt >/dev/null
	[ "$(grep -c . left.tsv)" -eq 1 ] || { cat left.tsv; return 1; }
	# what comes again with reason stays: a second table's title, number and unit
	{ pages 附表 | sed 's/^附表.*/第三类/'; } | cells - | grep -q '支出合计	4.00'
}

@test "numbers of rows that nothing names are left unclaimed, with one warning" {
	printf '支出决算表\n单位：万元\n科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\n' >t.txt
	printf '201\t一般公共服务支出\t3.00\t1.00\t2.00\n\t\t4.00\t4.00\t\n\t\t5.00\t\t5.00\n' >>t.txt
	extract --unclaimed left.tsv t.txt >figures.tsv 2>warnings
	[ "$(grep -c 'T03' figures.tsv)" -eq 3 ]
	[ "$(grep -c 'rows of T03 have lost their label or code' warnings)" -eq 1 ]
	[ "$(grep -c '[45].00' left.tsv)" -eq 4 ]
}

@test "a label broken behind its ordinal stays with its own amount, and no amount is glued to a zero" {
	printf '收入支出决算总表\n单位：元\n项目\t决算数\t项目\t决算数\n' >t.txt
	printf '一、一般公共预算财政拨款收入\t1734487.95\t十八、国土海洋气象等支出\t0\n' >>t.txt
	printf '\t\t十九、\t1734487.95\n\t\t住房保障支出\t\n二、政府性基金预算财政拨款收入\t0\t二十、粮油物资储备支出\t0\n' >>t.txt
	extract -q t.txt | awk -F'\t' '$10 == "支出" { print $9, $11 }' >got
	printf '%s\n' '十八、国土海洋气象等支出 0' '十九、住房保障支出 1734487.95' '二十、粮油物资储备支出 0' | cmp - got || { cat got; return 1; }
}
