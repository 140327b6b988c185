#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# extract: whose report it is, of which year and unit; duties, units, glossary; facts of structure;
# and that each printed number is accounted for.

load lib/common.bash

golden=$top/tests/golden/extract-facts

# facts FILE: sheets R S D U G without the report's name
facts() {
	(cd "$golden" && extract "$1") | awk -F '\t' '$5 ~ /^[RSDUG]$/' | cut -f 2-
}

# identity TEXT: entity, scope and year of its figures
identity() {
	printf '%b' "$1" >"$BATS_TEST_TMPDIR/r.txt"
	extract "$BATS_TEST_TMPDIR/r.txt" | awk -F '\t' 'NR == 2 {print $2 "|" $3 "|" $4}'
}

same() { # FILE: the facts are those of its golden list
	diff -u "$golden/$1.tsv" <(facts "$1.txt")
}

@test "a name and a year broken over lines of the cover" {
	same broken-year
}

@test "the accounts of one unit, year in numerals, tables in 元" {
	same unit-accounts
}

@test "a narrative alone names its office in a sentence" {
	same narrative-only
}

@test "the head of a table alone names the office" {
	same head-only
}

@test "another year, another office, a placeholder, two dates, an announced table that is missing" {
	same planted
	run facts planted.txt
	[[ $output == *$'目录表/01\t内容'* && $output != *$'表/01\t数量'* ]]
}

@test "days from the approval to the publication, statements out of order" {
	printf '%s\n' 南山县统计局2019年度部门决算 批复日期：2020年8月28日 公开日期：2020年9月20日 '' 目录 第二部分\ 2019年度部门决算表 \
	    一、收入决算表 二、支出决算表 '' 第二部分\ 2019年度部门决算表 '' 支出决算表 单位：万元 '' \
	    $'科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出' $'合计\t\t1.00\t1.00\t' '' 收入决算表 单位：万元 '' \
	    $'科目编码\t科目名称\t本年收入合计\t财政拨款收入' $'合计\t\t1.00\t1.00' >"$BATS_TEST_TMPDIR/r.txt"
	extract -q "$BATS_TEST_TMPDIR/r.txt" >"$BATS_TEST_TMPDIR/f.tsv"
	grep -q $'\tS\t\t\t\t公开/天数\t数量\t23\t天\t' "$BATS_TEST_TMPDIR/f.tsv"
	grep -q $'\tS\t\t\t\t表序/1\t内容\t收入决算表\t' "$BATS_TEST_TMPDIR/f.tsv"
	run normalise-numbers -q "$BATS_TEST_TMPDIR/f.tsv"
	run reconcile -q --only=S-03,S-31 <(tag-codes -q <<<"$output")
	[ "$(awk -F'\t' '$6 == "fail" { printf "%s%s", s, $4; s = " " }' <<<"$output")" = 'S-31 S-03' ]
}

@test "units in a table with a broken caption and names in pieces; glossary" {
	same unit-table
}

@test "titles of every form" {
	[ "$(identity '南山县统计局2019年部门决算\n\n收入总计1.00万元。\n')" = '南山县统计局|部门|2019' ]
	[ "$(identity '2020年度\n\n南山县统计局（本级）\n\n部门决算\n')" = '南山县统计局|本级|2020' ]
	[ "$(identity '2020年度南山县统计局部门决算公开说明\n')" = '南山县统计局|部门|2020' ]
	[ "$(identity '南山县统计局部门２０２１年度部门决算\n')" = '南山县统计局|部门|2021' ]
	[ "$(identity '南山县\n统计局\n二○二四年度单位决算\n\n二〇二五年九月\n')" = '南山县统计局|单位|2024' ]
	[ "$(identity '中共南山县委组织部\n2022 年 度 部 门 决 算\n')" = '中共南山县委组织部|部门|2022' ]
	[ "$(identity '2023年度部门决算\n\n部门名称：南山县统计局\n\n二〇二四年九月\n')" = '南山县统计局|部门|2023' ]
	[ "$(identity '平原综合试验区 岚山乡人民政府（汇总）2017\n年度部门决算\n')" = '平原综合试验区岚山乡人民政府|汇总|2017' ]
}

@test "a date is no fiscal year" {
	[ "$(identity '南山县统计局部门决算\n2025年9月10日\n\n一、收支情况\n\n南山县统计局2024年度收入总计1.00万元，与2023年度相比增加0.50万元，主要原因是开展普查的任务增加较多。\n')" = '南山县统计局|部门|2024' ]
}

@test "numbers of pages, documents, dates, telephones and marks are claimed" {
	printf '%b' '南山县统计局2024年度部门决算\n\n第一部分 部门概况\n\n一、部门职责\n\n1.按照《统计法》第12条和县办发〔2023〕83号文件开展2项普查。\n\n— 3 —\n\n2.其他任务。\n\n联系电话：0311-86688888\n网址：http://www.example.cn/2024/x1.html\n' >"$BATS_TEST_TMPDIR/r.txt"
	extract --unclaimed "$BATS_TEST_TMPDIR/left.tsv" "$BATS_TEST_TMPDIR/r.txt" >/dev/null
	[ "$(wc -l <"$BATS_TEST_TMPDIR/left.tsv")" -eq 1 ]
}

@test "page numbers that count on are claimed inside a table" {
	printf '%b' '收入决算表\n单位：万元\n科目编码\t科目名称\t本年收入合计\t财政拨款收入\n201\t一般公共服务支出\t1.00\t1.00\n\n7\n\n203\t国防支出\t1.00\t1.00\n\n8\n\n204\t公共安全支出\t1.00\t1.00\n\n9\n\n205\t教育支出\t1.00\t1.00\n' >"$BATS_TEST_TMPDIR/r.txt"
	extract --unclaimed "$BATS_TEST_TMPDIR/left.tsv" "$BATS_TEST_TMPDIR/r.txt" >/dev/null
	[ "$(wc -l <"$BATS_TEST_TMPDIR/left.tsv")" -eq 1 ]
}

@test "real report: no figure and no threshold is left unclaimed" {
	need_shared
	gold=$shared/gold/shijiazhuang-data-2024
	extract --unclaimed "$BATS_TEST_TMPDIR/left.tsv" "$shared/reports/shijiazhuang-data-2024.txt" \
	    >"$BATS_TEST_TMPDIR/f.tsv"
	run "$shared/tools/score-unclaimed" "$gold/tokens.tsv" "$BATS_TEST_TMPDIR/left.tsv"	# strays of debris: exit 1
	[[ $output == *$'figure\t704\t0'* && $output == *$'threshold\t60\t0'* ]]
	"$shared/tools/score-figures" "$gold/figures.tsv" "$BATS_TEST_TMPDIR/f.tsv" --min U=100/100
}

@test "纳入 before a name in a sentence is none of it" {
	[ "$(identity '一、概况\n纳入越东市海门县公安局（汇总）2020年度部门决算编制范围的单位包括：\n1. 海门县公安局本级。\n')" = \
	    "越东市海门县公安局|汇总|2020" ]
}

# listed TEXT: names of the units of an overview that says it
listed() {
	printf '甲县林业局2020年度部门决算\n第一部分 部门概况\n二、机构设置\n纳入甲县林业局2020年度部门决算编制范围的单位包括：%b\n' "$1" >"$BATS_TEST_TMPDIR/r.txt"
	extract "$BATS_TEST_TMPDIR/r.txt" | awk -F '\t' '$5 == "U" {print $9}' | tr '\n' ' '
}

@test "和 may be in a name or between two" {
	[ "$(listed '甲县人民医院、人和社区中心、东河社区中心。')" = "甲县人民医院 人和社区中心 东河社区中心 " ]
	[ "$(listed '甲县种子站和甲县农机站。')" = "甲县种子站 甲县农机站 " ]
	[ "$(listed '本级和甲县农机站。')" = "甲县农机站 " ]
}
