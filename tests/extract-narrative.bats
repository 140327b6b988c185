#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# extract, sheet N: the sentences of the narrative, and the slips of wording in them.

load lib/common.bash
bats_require_minimum_version 1.5.0

golden=$top/tests/golden/extract-narrative

# figures FILE: what extract reads in its sentences (sheets N and S without facts of structure)
figures() {
	extract --unclaimed "$BATS_TEST_TMPDIR/left.tsv" "$1" | awk -F'\t' -v OFS='\t' '
		NR > 1 && ($5 == "N" || ($5 == "S" && $9 !~ /^(表|节|目录表|单位清单)/)) {
			print $5, $8, $9, $10, $11, $12, $13
		}'
}

# same NAME: figures and unclaimed numbers are those kept beside the text
same() {
	diff "$golden/$1.tsv" <(figures "$golden/$1.txt")
	diff "$golden/$1.left" <(tail -n +2 "$BATS_TEST_TMPDIR/left.tsv" | cut -f 2,3)
}

# say CONTEXT SENTENCE: item, measure, raw and unit that a sentence in such a section gives
say() {
	printf '%s\n\n' 青川市水务局2023年度部门决算 第一部分\ 部门概况 一、部门职责 \
		青川市水务局负责全市水资源的管理和保护，组织水利工程的建设与运行，指导农村饮水安全。 \
		第三部分\ 2023年度部门决算情况说明 "一、$1" "$2" 第四部分\ 名词解释 >"$BATS_TEST_TMPDIR/say.txt"
	figures "$BATS_TEST_TMPDIR/say.txt" | grep ^N | cut -f 3-6
}

# gives TEXT: standard input equals the lines of TEXT, | standing for a tab
gives() {
	diff <(tr '|' '\t' <<<"$1") -
}

@test "totals, shares, funds" {
	same totals
}

@test "changes against last year and last year's budget, in all their words" {
	same changes
}

@test "execution of budgets: which budget, which rate, which direction" {
	same execution
}

@test "classes and items of the classification, however they are marked" {
	same functions
}

@test "the three public expenses with their counts" {
	same three
}

@test "running costs, procurement, vehicles and equipment" {
	same assets
}

@test "performance: counts, scores, projects, parts without a name" {
	same performance
}

@test "headings in the line, broken lines, page numbers, spaced and traditional characters" {
	same noise
}

@test "page numbers where a number is awaited, headings that lost their first character, statements named in a sentence" {
	same pages
}

@test "a sentence that is not understood leaves its numbers unclaimed" {
	same unknown
}

@test "slips of wording are stated with their place" {
	same wording
}

@test "names that the statements do not have" {
	same names
}

@test "templates of several provinces" {
	same provinces
}

@test "an unknown noun before a known one is a noun of its own" {
	say 收入决算情况说明 "非同级财政拨款收入5.00万元，占1%。" |
		gives "收入/非同级财政拨款收入|金额|5.00|万元
收入/非同级财政拨款收入|占比|1|%"
}

@test "an office before the subject is no part of it" {
	say 机关运行经费支出情况 "市水文监测中心机关运行经费支出8.00万元。" | gives "机关运行经费|金额|8.00|万元"
}

@test "what is said of kinds, of one fund, of the whole is not said of another" {
	say “三公”经费支出决算情况说明 '公务用车购置支出25.73万元。全年更新购置车辆1辆，其中：轿车0辆、金额0万元，越野车1辆、金额25.73万元。' |
	    gives '三公/公务用车购置费|金额|25.73|万元
公务用车购置量|数量|1|辆
公务用车购置量/轿车|数量|0|辆
三公/公务用车购置费/轿车|金额|0|万元
公务用车购置量/越野车|数量|1|辆
三公/公务用车购置费/越野车|金额|25.73|万元'
	say 一般公共预算财政拨款收入支出决算情况说明 '2023年度年末一般公共预算财政拨款结转和结余96.69万元。' |
	    gives '财政拨款结转/年末|金额|96.69|万元'
	say “三公”经费支出决算情况说明 '2023年度“三公”经费公共财政拨款支出决算数为23.11万元。' |
	    gives '三公/合计|金额|23.11|万元'
}

@test "behind a list of parts the account goes on with the whole" {
	say “三公”经费支出决算情况说明 '“三公”经费支出决算为56.84万元，其中：公务用车购置及运行费支出决算为27.02万元；公务接待费支出决算为29.82万元。比上年减少3.52万元，降低5.83%。' |
	    tail -n 2 | gives '三公/合计|增减额|减少3.52|万元
三公/合计|增减率|降低5.83|%'
	say “三公”经费支出决算情况说明 '其中：公务接待费支出决算为29.82万元。比上年减少3.52万元。' | tail -n 1 |
	    gives '三公/公务接待费|增减额|减少3.52|万元'
}

@test "what another item is spent on" {
	misspent() { say 一般公共预算财政拨款支出决算情况说明 "住房保障支出（类）住房改革支出（款）住房公积金（项）。主要用于$1。年初预算为5.00万元，支出决算为5.00万元。" >"$BATS_TEST_TMPDIR/said"
		extract -q "$BATS_TEST_TMPDIR/say.txt" | grep -c 用途错配; }
	[ "$(misspent 缴纳职工基本医疗保险)" = 1 ]
	[ "$(misspent 缴纳住房公积金和医疗保险)" = 0 ]
	[ "$(misspent 单位职工各项支出)" = 0 ]
}

@test "a section with a number that was not understood says so" {
	[ -z "$(say 机关运行经费 机关花草树木费三十四又12.50万元。)" ]
	grep -q $'\t未读/机关\t内容\t12.50\t' <(extract -q "$BATS_TEST_TMPDIR/say.txt")
}

@test "the report's own office may be called anything" {
	printf '%s\n\n' 青川市工人文化宫2023年度部门决算 第一部分\ 部门概况 一、部门职责 \
		青川市工人文化宫开展职工文化活动，组织职工体育比赛和技能培训，管理活动场所和设施，指导基层工会文化工作。 \
		第三部分\ 2023年度部门决算情况说明 一、国有资产占有使用情况 \
		截至2023年12月31日，青川市工人文化宫共有车辆5辆，其中：其他用车5辆。 >"$BATS_TEST_TMPDIR/say.txt"
	figures "$BATS_TEST_TMPDIR/say.txt" | grep ^N | cut -f 3-6 | gives '车辆|数量|5|辆
车辆/其他用车|数量|5|辆'
}

@test "a title in a sentence is no statement" {
	for text in 1.我单位2023年度政府性基金预算财政拨款收入支出决算表$'\n'19$'\n\n'、国有资本经营预算财政拨款支出决算表无相应收支，故以空表列示。 \
	    1.本单位2023年度国有资本经营预算财政拨款支出决算表$'\n'无相应收支，故以空表列示。; do
		printf '%s\n\n' 青川市水务局2023年度部门决算 第三部分\ 2023年度部门决算情况说明 一、其他需要说明的情况 \
		    "$text" >"$BATS_TEST_TMPDIR/say.txt"
		extract -q "$BATS_TEST_TMPDIR/say.txt" >"$BATS_TEST_TMPDIR/f.tsv"
		run -1 grep -P '\t表/0[78]\t' "$BATS_TEST_TMPDIR/f.tsv"
	done
}

@test "what is said in brackets does not change the subject" {
	say 收入决算情况说明 "事业收入5.00万元（含教育收费1.00万元），占2%。" | gives "收入/事业收入|金额|5.00|万元
收入/教育收费|金额|1.00|万元
收入/事业收入|占比|2|%"
}

@test "a reason keeps its amounts apart and ends where the account goes on" {
	say 机关运行经费支出情况 "机关运行经费支出8.00万元，主要原因是邮电费减少0.50万元，比上年减少1.00万元。" |
		gives "机关运行经费|金额|8.00|万元
机关运行经费/原因|金额|0.50|万元
机关运行经费|增减额|减少1.00|万元"
}

@test "a budget beside an amount without a basis is not guessed at" {
	[ -z "$(say 机关运行经费支出情况 "机关运行经费预算数为5.00万元，增加1.00万元。" | grep 增减)" ]
}

@test "quotes around a name are no part of it, quotes in it are" {
	say 一般公共预算财政拨款支出决算情况说明 "“公共安全支出（类）检察（款）“两房”建设（项）”支出3.00万元。“教育支出”（类）2.00万元。" |
		gives '项/公共安全支出/检察/"两房"建设|金额|3.00|万元
类/教育支出|金额|2.00|万元'
}

@test "a list mark forgets the subject" {
	say 机关运行经费支出情况 "机关运行经费支出8.00万元。2.支出决算为9.00万元。" |
		gives "机关运行经费|金额|8.00|万元"
}

@test "Shijiazhuang: every figure of the narrative, and nothing else" {
	need_shared
	extract "$shared/reports/shijiazhuang-data-2024.txt" >f.tsv
	"$shared/tools/score-figures" "$shared/gold/shijiazhuang-data-2024/figures.tsv" f.tsv --min N=99/100
}

@test "Putuo, both: every figure of the narrative" {
	need_shared
	need read-pdf
	for r in putuo-finance-2024 putuo-finance-2024-planted; do
		read-pdf "$shared/reports/$r.pdf" | extract >f.tsv
		"$shared/tools/score-figures" "$shared/gold/$r/figures.tsv" f.tsv --min N=100/100
	done
}

setup() {
	cd "$BATS_TEST_TMPDIR" || return 1
}
