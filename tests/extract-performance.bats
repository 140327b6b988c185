#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# extract: the self-evaluation forms (sheet P), in the grammars of several provinces, with lost and
# moved cells, labels in the middle of their spans, page breaks in rows.

load lib/common.bash

golden=$top/tests/golden/extract-performance
head='2023年度\n云溪县水务局部门决算\n\n第三部分 2023年度部门决算情况说明\n\n十、预算绩效情况\n\n绩效自评表如下：\n\n'

# forms FILE...: sheet P of a report with these forms, from the part on
forms() {
	{ printf '%b' "$head"; cat "$@"; } >"$BATS_TEST_TMPDIR/r.txt"
	extract --unclaimed "$BATS_TEST_TMPDIR/left.tsv" "$BATS_TEST_TMPDIR/r.txt" |
	    awk -F '\t' '$5 == "P"' | cut -f 6-
}

same() {
	diff -u "$golden/$1.tsv" <(forms "$golden/$1.txt")
}

# without the column that says where a figure stands
bare() {
	cut -f 1-7
}

@test "form of the ministry: weights per indicator, funds as a table, causes of deviation" {
	same mof
}

@test "signs and units in columns of their own" {
	same signs
}

@test "rows cut by a page, shifted columns, a label's rest, a stray digit" {
	same pages
	run cut -f 3 "$BATS_TEST_TMPDIR/left.tsv"
	[ "${lines[*]}" = 'text 1' ]
}

@test "labels in the middle of their spans, a total without its label" {
	same middle
}

@test "form of a whole department: levels of other names, money by kind of spending" {
	same whole
}

@test "several forms in one report keep their figures apart" {
	forms "$golden"/middle.txt "$golden"/mof.txt "$golden"/pages.txt | bare | sort >"$BATS_TEST_TMPDIR/all"
	cat "$golden"/{middle,mof,pages}.tsv | bare | sort >"$BATS_TEST_TMPDIR/each"
	diff -u "$BATS_TEST_TMPDIR/each" "$BATS_TEST_TMPDIR/all"
}

@test "noise does not change the figures: page break between rows" {
	sed 's/^\t\t质量指标/\n&/' "$golden/mof.txt" >"$BATS_TEST_TMPDIR/f.txt"
	diff -u <(bare <"$golden/mof.tsv") <(forms "$BATS_TEST_TMPDIR/f.txt" | bare)
}

@test "noise does not change the figures: blanks in labels and broken amounts" {
	sed 's/产出指标/产出 指标/; s/数量指标/数量指 标/; s/\t88.24\t/\t88. 24\t/; s/实际完成值/实际完 成值/' \
	    "$golden/mof.txt" >"$BATS_TEST_TMPDIR/f.txt"
	sed 's/88\. 24/88.24/' <(forms "$BATS_TEST_TMPDIR/f.txt" | bare) | diff -u <(bare <"$golden/mof.tsv") -
}

@test "an amount that a blank breaks in two places is one" {
	printf '%s\n' 项目支出绩效自评表 '' $'一、基本情况\t项目名称\t称 修缮经费\t\t实施单位\t云溪县水务局' \
	    $'二、项目资金（万元）\t\t全年预算数\t资金到位数\t全年执行数\t执行率' \
	    $'\t年度资金总额\t173\t173\t15 4.8\t89.48%' $'\t其中：财政资金\t173\t173\t1 54.8\t' \
	    $'四、年度绩效指标完成情况\t一级指标\t二级指标\t三级指标\t预期指标值\t实际完成值\t分值\t得分' \
	    $'\t产出指标\t数量指标\t修缮面积\t≥12平方米\t12平方米\t90\t90' $'总分\t\t\t\t\t\t100\t99' >"$BATS_TEST_TMPDIR/f.txt"
	forms "$BATS_TEST_TMPDIR/f.txt" | grep ^修缮经费 | grep '执行数' | cut -f 5,6 >"$BATS_TEST_TMPDIR/got"
	diff "$BATS_TEST_TMPDIR/got" - <<<$'执行数\t154.8\n执行数/财政资金\t154.8'
}

@test "noise does not change the figures: trailing cells dropped or added" {
	sed 's/\t*$//; s/10\t10$/&\t\t\t/' "$golden/mof.txt" >"$BATS_TEST_TMPDIR/f.txt"
	diff -u <(bare <"$golden/mof.tsv") <(forms "$BATS_TEST_TMPDIR/f.txt" | bare)
}

@test "noise does not change the figures: a pipe table" {
	sed '/\t/ { s/\t/ | /g; s/^/| /; s/$/ |/ }' "$golden/mof.txt" >"$BATS_TEST_TMPDIR/f.txt"
	diff -u <(bare <"$golden/mof.tsv") <(forms "$BATS_TEST_TMPDIR/f.txt" | bare)
}

@test "the upper half of a row printed as a row of its own is no figure" {
	printf '课题经费\n\n项目支出绩效自评表\n\n项目名称\t课题经费\n\t预算数:\t58\t到位数:\t58\t执行数:\t48.9\n况\t其中:\t59\t其中:\tГО\t其中:\t40,000\t0.4.4\n\t财政资金\t58\t财政资金\t58\t财政资金\t48.9\t84.31%%\n' \
	    >"$BATS_TEST_TMPDIR/f.txt"
	run forms "$BATS_TEST_TMPDIR/f.txt"
	[[ $output == *$'执行数/财政资金\t48.9'* && $output != *59* && $output != *40,000* ]]
	run cut -f 3 "$BATS_TEST_TMPDIR/left.tsv"
	[[ $output == *59*40,000* ]]
}

@test "a formula is no target" {
	run forms "$golden/pages.txt"
	[[ $output != *$'预算执行率/预算执行率\t预期指标值'* ]]
}

@test "real report: sheet P at 95/97" {
	need_shared
	gold=$shared/gold/shijiazhuang-data-2024
	extract "$shared/reports/shijiazhuang-data-2024.txt" |
	    "$shared/tools/score-figures" "$gold/figures.tsv" - --min P=95/97
}
