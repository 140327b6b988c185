#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# reconcile: the rule language, verdicts, culprits, rules across reports, text rules.

load lib/common.bash

setup() {
	bats_require_minimum_version 1.5.0
	cd "$BATS_TEST_TMPDIR" || return 1
	unset LC_ALL LC_MESSAGES LANG
}

# figures: rows "report scope year sheet key measure raw" on standard input; a raw of - is left out (empty).
# Amounts are ten thousand yuan, what ends in % a percentage, S and U are texts, =N a count.
figures() {
	awk -F'|' -v OFS='\t' '
	BEGIN { print "report\tentity\tscope\tyear\tsheet\tpart\tline\tcode\titem\tmeasure\traw\tunit\tsource\tvalue\tulp\tstatus\tkey" }
	NF { raw = $7; value = raw; unit = "万元"; ulp = 100; st = "ok"; gsub(/,/, "", value)
		if (raw ~ /%$/) { raw = substr(raw, 1, length(raw) - 1); unit = "%"; value = raw; ulp = raw ~ /\..\./ ? 1 : raw ~ /\.[0-9][0-9]$/ ? 0.01 : raw ~ /\./ ? 0.1 : 1 }
		else if (raw ~ /^=/) { raw = substr(raw, 2); value = raw; unit = "个"; ulp = 0 }
		else if (raw == "-") { raw = value = ulp = ""; st = "nil" }
		else if (raw ~ /^bad:/) { st = raw; raw = "37,8321.3"; value = ulp = "" }
		else if ($4 ~ /^[SU]$/) { value = ulp = unit = ""; st = "text" }
		else { minus = raw ~ /^减少/; sub(/^(减少|增加)/, "", value); value = (minus ? "-" : "") sprintf("%.2f", value * 10000) }
		print $1, "甲市数据局", $2, $3, $4, "", NR, "", $5, $6, raw, unit, ":" NR, value, ulp, st, $5 }'
}

# A small report that is right: statements 01, 02, 03, 05 and some narrative.
clean() {
	cat <<-END
		a|汇总|2024|T01|本年收入合计|收入|1,000.13
		a|汇总|2024|T01|一般公共预算财政拨款收入|收入|1,000.13
		a|汇总|2024|T01|年初结转和结余|收入|5.27
		a|汇总|2024|T01|总计|收入|1,005.39
		a|汇总|2024|T01|201|支出|603.40
		a|汇总|2024|T01|208|支出|401.99
		a|汇总|2024|T01|本年支出合计|支出|1,005.39
		a|汇总|2024|T01|总计|支出|1,005.39
		a|汇总|2024|T02|合计|本年收入合计|1,000.13
		a|汇总|2024|T02|合计|财政拨款收入|1,000.13
		a|汇总|2024|T02|201|本年收入合计|600.12
		a|汇总|2024|T02|201|财政拨款收入|600.12
		a|汇总|2024|T02|208|本年收入合计|400.01
		a|汇总|2024|T02|208|财政拨款收入|400.01
		a|汇总|2024|T03|合计|本年支出合计|1,005.39
		a|汇总|2024|T03|合计|基本支出|503.27
		a|汇总|2024|T03|合计|项目支出|502.12
		a|汇总|2024|T03|201|本年支出合计|603.40
		a|汇总|2024|T03|201|基本支出|101.28
		a|汇总|2024|T03|201|项目支出|502.12
		a|汇总|2024|T03|20103|本年支出合计|603.40
		a|汇总|2024|T03|20103|基本支出|101.28
		a|汇总|2024|T03|20103|项目支出|502.12
		a|汇总|2024|T03|2010301|本年支出合计|101.28
		a|汇总|2024|T03|2010301|基本支出|101.28
		a|汇总|2024|T03|2010302|本年支出合计|502.12
		a|汇总|2024|T03|2010302|项目支出|502.12
		a|汇总|2024|T03|208|本年支出合计|401.99
		a|汇总|2024|T03|208|基本支出|401.99
		a|汇总|2024|N|收支总计|金额|1,005.39
		a|汇总|2024|N|收支总计|增减额|减少102.40
		a|汇总|2024|N|收支总计|增减率|-9.24%
		a|汇总|2024|N|支出/基本支出|金额|503.27
		a|汇总|2024|N|支出/基本支出|占比|50.06%
		a|汇总|2024|N|支出/项目支出|金额|502.12
		a|汇总|2024|N|支出/项目支出|占比|49.94%
		a|汇总|2024|N|本年支出|金额|1,005.39
	END
}

rules() { # RULE FORMULA [PRECISION [BLANK]]: a file of one rule
	printf 'id\tkind\tseverity\tvariants\tblank_as\tprecision\tformula\ttitle\ttitle_en\n'
	printf '%s\tsum\tE\tALL\t%s\t%s\t%s\t一条\tone rule\n' "$1" "${4:-nil}" "${3:-round}" "$2"
}

verdict() { # RULE FORMULA [PRECISION [BLANK]] <figures: the verdicts of one rule
	rules "$@" >r.tsv
	reconcile --rules=r.tsv --only="$1" --all | awk -F'\t' 'NR > 1 { print $6 }' | sort | uniq -c | awk '{ printf "%s%s %d", s, $2, $1; s = ", " }'
}

@test "a clean report: nothing but rounding, exit 0" {
	clean | figures >f.tsv
	run -0 reconcile --lang=en f.tsv
	[ "${lines[0]}" = $'report\tentity\tyear\trule\tseverity\tverdict\tlhs\trhs\tdifference\tbound\tgroup\tcells\tmessage\tsuggestion' ]
	[[ $output == *$'\t01-03\tE\trounding\t1005.39\t1005.40\t-0.01\t0.015\t'* ]]
	[ "$(awk -F'\t' 'NR > 1 && $6 != "rounding"' <<<"$output")" = "" ]
}

@test "one wrong digit: detected, located, one group, exit 1" {
	clean | sed 's/T03|20103|项目支出|502.12/T03|20103|项目支出|562.12/' | figures >f.tsv
	run -1 reconcile f.tsv
	[ "$(awk -F'\t' '$6 == "fail" { print $11 }' <<<"$output" | sort -u)" = 1 ]
	[ "$(awk -F'\t' '$6 == "fail" { print $14 }' <<<"$output" | sort -u)" = 'T03[20103,项目支出]=502.12' ]
	[[ $output == *'one digit is wrong'* ]]
}

@test "the grand total: thousands grouped as printed, decimal point named" {
	clean | sed 's/T01|年初结转和结余|收入|5.27/T01|年初结转和结余|收入|52.70/' | figures >f.tsv
	run -1 reconcile --lang=zh f.tsv
	[[ $output == *$'\tT01[年初结转和结余,收入]=5.2'[67]* ]]
	[[ $output == *小数点移位* ]]
	clean | sed 's/T01|总计|收入|1,005.39/T01|总计|收入|1,050.39/' | figures >f.tsv
	run -1 reconcile f.tsv
	[[ $output == *$'\tT01[总计,收入]=1,005.39'* ]]
}

@test "two figures of a row exchanged are named as a pair" {
	clean | sed 's/T03|201|基本支出|101.28/T03|201|基本支出|X/; s/T03|201|项目支出|502.12/T03|201|项目支出|101.28/; s/|X/|502.12/' | figures >f.tsv
	run -1 reconcile f.tsv
	[[ $output == *'T03[201,基本支出]=101.28'* ]]
	[[ $output == *'T03[201,项目支出]=502.12'* ]]
}

@test "a total whose row is missing is unresolved and gets its value" {
	clean | grep -v 'T03|合计' | figures >f.tsv
	run reconcile f.tsv
	[[ $output == *$'\tunresolved\t'* ]]
	[[ $output == *'T03[合计,本年支出合计]=1,005.39'* ]]
	[ "$(awk -F'\t' '$6 == "fail"' <<<"$output")" = "" ]
}

@test "a figure that is none, and one left out, fail where they stand" {
	clean | sed 's/T02|合计|本年收入合计|1,000.13/T02|合计|本年收入合计|bad:grouping/' | figures >f.tsv
	run -1 reconcile f.tsv
	[[ $output == *$'\tS-27b\tE\tfail\t'* ]]
	[[ $output == *'T02[合计,本年收入合计]=1,000.13'* ]]
	clean | sed 's/N|本年支出|金额|1,005.39/N|本年支出|金额|-/' | figures >f.tsv
	run -1 reconcile f.tsv
	[[ $output == *$'\tS-13b\tE\tfail\t'*'N[本年支出,金额]=1,005.39'* ]]
}

@test "intervals: equality, the end point, beyond it; less and more" {
	sum() { printf 'a|部门|2024|T05|合计|合计|%s\na|部门|2024|T05|合计|基本支出|%s\na|部门|2024|T05|合计|项目支出|%s\n' "$@" | figures; }
	f='T05[合计,合计] = T05[合计,基本支出] + T05[合计,项目支出]'
	[ "$(sum 3.00 1.00 2.00 | verdict U1 "$f")" = 'pass 1' ]
	[ "$(sum 3.01 1.00 2.00 | verdict U1 "$f")" = 'rounding 1' ]
	[ "$(sum 3.02 1.00 2.00 | verdict U1 "$f")" = 'fail 1' ]
	f='T05[合计,合计] = T05[合计,基本支出]'
	[ "$(sum 1.01 1.00 0 | verdict U1 "$f")" = 'touch 1' ]
	[ "$(sum 1.00 1.00 0 | verdict U1 'T05[合计,合计] <= T05[合计,基本支出]')" = 'pass 1' ]
	[ "$(sum 1.02 1.00 0 | verdict U1 'T05[合计,合计] <= T05[合计,基本支出]')" = 'fail 1' ]
	[ "$(sum 1.02 1.00 0 | verdict U1 'T05[合计,合计] ~ T05[合计,基本支出]')" = 'touch 1' ]
	[ "$(sum 1.02 1.00 0 | verdict U1 'abs (T05[合计,合计] - 2) > 0')" = 'pass 1' ]
}

@test "ratios: cut and rounded percentages hold, a base of zero does not apply" {
	share() { printf 'a|部门|2024|N|类/201|占比|%s%%\na|部门|2024|T05|201|合计|%s\na|部门|2024|T05|合计|合计|%s\n' "$@" | figures; }
	f='N[类/@3,占比] = T05[@3,合计] % T05[合计,合计]'
	[ "$(share 71.65 2106.66 2940.05 | verdict U1 "$f" '±1ulp%')" = 'pass 1' ]
	[ "$(share 71.66 2106.66 2940.05 | verdict U1 "$f" '±1ulp%')" = 'rounding 1' ]	# 71.6539
	[ "$(share 71.73 2106.66 2940.05 | verdict U1 "$f" '±1ulp%')" = 'fail 1' ]
	[ "$(share 0.00 0.00 0.00 | verdict U1 "$f" '±1ulp%')" = '' ]
}

@test "wildcards: codes and children, columns, paths, counts, guards" {
	clean | figures >f.tsv
	[ "$(verdict U1 'T03[@,*] = sum T03[@??,*]' <f.tsv)" = 'pass 6' ]
	[ "$(verdict U1 'T03[合计,*] = sum T03[???,*]' <f.tsv)" = 'pass 3' ]
	[ "$(verdict U1 'T03[@5,*] = sum T03[@5??,*]' <f.tsv)" = 'pass 3' ]
	[ "$(verdict U1 'N[支出/$,金额] = T03[合计,$]' <f.tsv)" = 'pass 2' ]
	[ "$(verdict U1 'count T03[???????,本年支出合计] = 2' <f.tsv)" = 'pass 1' ]
	[ "$(verdict U1 'max T03[@7??,*] = 1' <f.tsv)" = '' ]
	[ "$(verdict U1 'when T03[合计,基本支出] > 6000000 : T03[合计,基本支出] = 1' <f.tsv)" = '' ]
	[ "$(verdict U1 'when count N[支出/##,金额] = 2 : sum N[支出/#,占比] = 100' '±1ulp%' <f.tsv)" = 'pass 1' ]
	[ "$(verdict U1 'negative T03[##,#] + blank N[##,#] + bad T03[##,#] = 0' <f.tsv)" = 'pass 1' ]
	[ "$(verdict U1 'N[不在/$,金额] = T03[合计,$]' <f.tsv)" = '' ]
}

@test "a figure printed twice must be the same" {
	{ clean; echo 'a|汇总|2024|N|本年支出|金额|1,005.93'; } | figures >f.tsv
	run -1 reconcile f.tsv
	[[ $output == *$'\tS-35\tE\tfail\t'*'N[本年支出,金额]=1,005.39'* ]]
}

@test "statements announced and missing, template remains, dates, doubled items" {
	{ clean; printf 'a|汇总|2024|S|%s\n' '目录表/03|内容|三、支出决算表' '目录表/04|内容|四、财政拨款收入支出决算总表' '表/03|数量|=1' \
	    '模板残留/1|内容|XX局' '同句同项/1|内容|其他收入' '封面日期/1|内容|九月' '封面日期/2|内容|八月' '年度不符/1|内容|2023年度' '空原因/收支总计|内容|主要原因是；'; } | figures >f.tsv
	run -1 reconcile --lang=zh f.tsv
	for r in S-01 S-11 S-12 S-10 S-09 S-14; do
		[[ $output == *$'\t'$r$'\t'?$'\tfail\t'* ]] || { echo "no $r"; false; }
	done
	[[ $output == *'“XX局”'* ]]
}

# sections: the headings that a narrative has
sections() { for n in "$@"; do printf 'a|汇总|2024|S|节/%s|内容|%s情况说明\n' "$n" "$n"; done; }

@test "a section, a disclosure, a figure that the narrative must have" {
	{ clean; sections 收入 支出 财拨 三公 机关运行 采购 国资占用
	  printf 'a|汇总|2024|T09|合计|决算数|1.50\na|汇总|2024|T09|公务接待费|决算数|1.50\na|汇总|2024|T09|合计|预算数|1.50\na|汇总|2024|T09|公务接待费|预算数|1.50\na|汇总|2024|N|三公/公务接待费|金额|1.50\n'; } |
	    grep -v 'N|收支总计' | figures >f.tsv
	run -1 reconcile f.tsv
	[ "$(awk -F'\t' '$6 == "fail" { printf "%s%s", s, $4; s = " " }' <<<"$output")" = 'S-05a S-26d S-34b S-34c S-34d S-34f S-34h' ] ||
	    { awk -F'\t' '{ print $4, $6 }' <<<"$output"; false; }
	# a number that was not understood may be the one that is missed
	{ cat f.tsv; printf 'a|汇总|2024|S|未读/%s|内容|3\n' 三公 机关 采购 | figures | tail -n +2; } >g.tsv
	run -1 reconcile --only=presence g.tsv
	[ "$(awk -F'\t' '$6 == "fail" { printf "%s%s", s, $4; s = " " }' <<<"$output")" = 'S-05a S-34d S-34f' ]
	{ clean; sections 总体 收入 支出 财拨 三公; } | figures >f.tsv	# too few headings to say
	run reconcile --only=S-05a,S-05b,S-05c,S-05d,S-05e f.tsv
	[ "$(wc -l <<<"$output")" = 1 ]
}

@test "codes without their class, statements in two units" {
	clean | grep -v 'T03|20103|' | figures >f.tsv
	run -0 reconcile --only=S-38c,S-38d f.tsv			# no section at all: a statement of items and classes
	clean | sed 's/T03|2010302/T03|2010402/' | figures >f.tsv
	run -1 reconcile --only=S-38c,S-38d f.tsv
	[[ $output == *$'\tS-38c\tE\tfail\t'* ]]
	{ clean; printf 'a|汇总|2024|S|表/0%s/单位|内容|%s\n' 1 万元 2 万元 3 元; } | figures >f.tsv
	run -1 reconcile --only=S-25 f.tsv
	[[ $output == *$'\tS-25\tE\tfail\t'* ]]
	sed -i 's/\t元\t/\t万元\t/' f.tsv
	run -0 reconcile --only=S-25 f.tsv
}

@test "old layouts: the first row of 01 holds the fund, 04 has no column for state capital" {
	{ printf 'a|部门|2016|T01|一般公共预算财政拨款收入|收入|120.00\na|部门|2016|T01|其中/政府性基金预算财政拨款|收入|20.00\n'
	  printf 'a|部门|2016|T04|%s\n' '一般公共预算财政拨款|收入|100.00' '政府性基金预算财政拨款|收入|20.00' '本年收入合计|收入|125.00' \
	      '223|合计|5.00' '本年支出合计|合计|125.00' '本年支出合计|一般公共预算财政拨款|100.00' '本年支出合计|政府性基金预算财政拨款|20.00'; } | figures >f.tsv
	run -0 reconcile --only=X-07a,X-07b,04-01,04-04,04-05 f.tsv
	{ head -2 f.tsv; grep -v -e T01 -e '\s223\s' f.tsv | sed 1d; } >g.tsv	# a new layout, not split
	run -1 reconcile --only=X-07a,X-07b g.tsv
	[[ $output == *$'\tX-07a\tE\tfail\t'* && $output == *$'\tX-07b\tE\tfail\t'* ]]
}

@test "a zero of an amount is 0.00" {
	printf 'a|部门|2024|N|收支总计|金额|0.55\na|部门|2024|N|收支总计|增减额|减少0\na|部门|2024|N|收支总计|增减率|-0.83%%\n' | figures >f.tsv
	run -0 reconcile --only=N-02 f.tsv
}

@test "words of comparison count" {
	word() { printf 'a|部门|2024|N|项/2010301|金额|%s\na|部门|2024|N|项/2010301|年初预算|%s\n' "$1" "$2"; }
	{ word 5.00 6.00; } | figures | sed '$a\' >f.tsv
	awk -F'\t' -v OFS='\t' 'NR == 2 { $10 = "方向"; $11 = "大于"; $12 = $14 = $15 = ""; $16 = "text"; print }' f.tsv >>f.tsv
	run -1 reconcile --only=S-15 f.tsv
	[[ $output == *$'\tS-15\tE\tfail\t1\t-1\t2\t'* ]]
	sed -i 's/大于/小于/' f.tsv
	run -0 reconcile --only=S-15 f.tsv
}

@test "across reports: units, last year, twins" {
	part() { printf '%s|%s|%s|T01|总计|收入|%s\n%s|%s|%s|T01|年初结转和结余|收入|%s\n%s|%s|%s|T01|年末结转和结余|支出|%s\n' \
	    "$1" "$2" "$3" "$4" "$1" "$2" "$3" "$5" "$1" "$2" "$3" "$6"; }
	list() { printf 'd|汇总|2024|U|甲市数据局（本级）|性质|行政单位\nd|汇总|2024|U|乙中心|性质|事业单位\n'; }
	{ part d 汇总 2024 10.00 1.00 2.00; list; part o 本级 2024 6.00 0.40 1.50; part c 单位 2024 4.00 0.60 0.50; part p 汇总 2023 9.00 0.50 1.00; } |
	    figures | awk -F'\t' -v OFS='\t' '$1 == "c" { $2 = "乙中心" } 1' >f.tsv
	run -0 reconcile --only=cross-report --all f.tsv
	[[ $output == *$'\td\t'* || $output == *$'d\t甲市数据局\t2024\tR-01b\tE\tpass\t'* ]]
	[[ $output == *$'\tR-13\tW\tpass\t'* ]]
	sed 's/c\t乙中心\(.*\)年初结转和结余\(.*\)0.60\(.*\)6000.00/c\t乙中心\1年初结转和结余\20.90\39000.00/' f.tsv >g.tsv
	run -1 reconcile --only=cross-report g.tsv
	[[ $output == *$'\tR-01b\tE\tfail\t1.00\t1.30\t-0.30\t'* ]]
	grep -v '^c' f.tsv >g.tsv				# one unit missing: no equality
	run -0 reconcile --only=cross-report g.tsv
	# a text need not tell of vehicles: what one unit leaves out is no zero
	{ list; printf '%s|数量|=%s\n' 'd|汇总|2024|N|车辆' 11 'o|本级|2024|N|车辆' 6; } | figures >g.tsv
	echo 'c|单位|2024|N|车辆/其他用车|数量|=5' | figures | tail -1 | awk -F'\t' -v OFS='\t' '{ $2 = "乙中心" } 1' >>g.tsv
	run -0 reconcile --only=R-09 g.tsv
	echo 'c|单位|2024|N|车辆|数量|=4' | figures | tail -1 | awk -F'\t' -v OFS='\t' '{ $2 = "乙中心" } 1' >>g.tsv
	run -1 reconcile --only=R-09 g.tsv
	[[ $output == *$'\tR-09\tW\tfail\t11\t10\t'* ]]
	{ cat f.tsv; sed -n 's/^d\t/e\t/p' f.tsv; } >g.tsv
	run -1 reconcile --only=R-25 g.tsv
	[[ $output == *$'e\t甲市数据局\t2024\tR-25\t'* ]]
}

@test "--explain, --list, --only and --skip" {
	run -0 reconcile --explain=03-03 --lang=en
	[[ $output == *'T03[@,*] = sum T03[@??,*]'* ]]
	[[ $output == *'E error'* ]]
	run -2 reconcile --explain=nothing
	[[ $output == *'--explain nothing: no such rule -- see --list'* ]]
	[ "$(reconcile --list | wc -l)" -gt 350 ]
	clean | sed 's/T03|20103|项目支出|502.12/T03|20103|项目支出|562.12/' | figures >f.tsv
	run -0 reconcile --skip=E,W f.tsv
	run -1 reconcile --only=hierarchy f.tsv
	[ "$(awk -F'\t' 'NR > 1 { print $4 }' <<<"$output" | sort -u)" = 03-03 ]
	run -2 reconcile --only=nothing f.tsv
	[[ $output == *'--only nothing: no rule has this id, kind or severity -- see --list'* ]]
}

@test "every rule of the catalogue can be read, and has both titles" {
	run -0 reconcile --list --lang=en
	[ "$(awk -F'\t' '$5 == ""' <<<"$output")" = "" ]
	[ "$(awk -F'\t' '$5 ~ /[^ -~]/ { print $1 }' <<<"$output")" = "" ]
}

@test "a rules file that cannot be read is told with line, column and byte" {
	rules X1 'T01[总计,收入] T01[总计,支出]' >r.tsv
	run -2 reconcile --rules=r.tsv </dev/null
	[[ $output == *"r.tsv:2:7 (formula): rule 'X1', byte "*'a comparison (= ~ <> <= < >= >) is missing'* ]]
	for f in 'T01[总计,收入 = 1' 'T01[总计] = 1' 'T01[???,收入] = 1' '(T01[总计,收入] = 1' 'T01[总计,收入] = 1 x' 'T01[@x,收入] = 1' 'when 1 = 1 T01[a,b] = 1' 'sum' ''; do
		rules X1 "$f" >r.tsv
		run -2 reconcile --rules=r.tsv </dev/null
		[[ $output == *"r.tsv:2:7 (formula): rule 'X1'"* ]] || { echo "$f: $output"; false; }
	done
	rules 01-01 'T01[总计,收入] = 1' >r.tsv
	run -2 reconcile --rules=r.tsv </dev/null
	[[ $output == *'this id is there already'* ]]
	run -2 reconcile --rules=no-such.tsv </dev/null
	[[ $output == *'no-such.tsv'* ]]
}

@test "input that is not through the other filters is refused" {
	printf 'report\tentity\tscope\tyear\tsheet\tpart\tline\tcode\titem\tmeasure\traw\tunit\tsource\n' >x.tsv
	run -2 reconcile x.tsv
	[[ $output == *'no column named value -- the figures must come through normalise-numbers and tag-codes'* ]]
}

@test "figures cut instead of rounded: warned of, and --trunc" {
	for c in 211 212 213 214 215 216; do
		printf 'a|部门|2024|T03|%s|基本支出|1.0%s\na|部门|2024|T03|%s01|基本支出|1.00\na|部门|2024|T03|%s02|基本支出|0.0%s\n' $c 3 $c $c 2
	done | awk -F'|' -v OFS='|' '{ n = substr($5, 3, 1); if (length($5) == 3) $7 = "1." (20 + n); if ($5 ~ /02$/) $7 = "0." (19 + n) } 1' | figures >f.tsv
	run --separate-stderr reconcile --only=hierarchy f.tsv
	[[ $stderr == *'figures look cut, not rounded -- try --trunc'* ]]
	run --separate-stderr reconcile --trunc --only=hierarchy f.tsv
	[ -z "$stderr" ]
}

@test "an amount too large to multiply is unresolved, never wrong" {
	printf 'a|部门|2024|N|类/201|占比|50%%\na|部门|2024|T05|201|合计|1\na|部门|2024|T05|合计|合计|2\n' | figures |
	    sed 's/\t10000.00\t/\t10000000000000000000000000000.00\t/; s/\t20000.00\t/\t20000000000000000000000000000.00\t/' >f.tsv
	run reconcile --only=N-31 f.tsv
	[[ $output == *$'\tunresolved\t'* ]]
}

@test "the Shijiazhuang report: lost cells with their values, no error but the true ones" {
	need_shared
	extract -q "$shared/reports/shijiazhuang-data-2024.txt" | normalise-numbers -q | tag-codes -q >f.tsv
	run reconcile f.tsv
	[[ $output == *'T06[人员经费合计,金额]=1,129.05'* ]]
	[[ $output == *'得分]=3.00'* ]]
	[ "$(awk -F'\t' '$5 == "E" && $6 == "fail" && $4 !~ /^S-/' <<<"$output")" = "" ]
	for r in N-26 N-72 P-12c P-24c; do
		[[ $output == *$'\t'$r$'\tW\tfail\t'* ]] || { echo "no $r"; false; }
	done
}

# every mutant is a twin of the report: without the rules across reports
@test "detection power on that report: statements 99 %, digits located 90 %" {
	need_shared
	need python3
	extract -q "$shared/reports/shijiazhuang-data-2024.txt" >f.tsv
	"$shared/tools/detection-power" --pipeline 'normalise-numbers -q | tag-codes -q | reconcile -q --skip=cross-report' --max 300 f.tsv >p.tsv
	awk -F'\t' '$1 == "all" && $2 == "all" { exit !($4 + 0 >= 99) }' p.tsv
	awk -F'\t' '$1 == "all" && $2 == "digit" { exit !($5 + 0 >= 90) }' p.tsv
}

@test "no false alarm: no finding of E or W on clean generated reports of any year" {
	need generate
	for world in '4711 --cities 8 --departments 13' '4712 --cities 3 --departments 9 --years 2014-2019'; do
		# shellcheck disable=SC2086
		generate --data "$top/tests/generate/data" --caliber-mix --template hebei,shanghai,central,yunnan,old \
		    -o g --seed $world >/dev/null
		cd g
		find reports -name '*.txt' | sort >list
		[ "$(wc -l <list)" -ge 150 ]
		xargs extract -q <list | normalise-numbers -q | tag-codes -q >f.tsv
		run reconcile -q f.tsv
		awk -F'\t' '$6 == "fail" && $5 ~ /[EW]/ { print $1, $4, $12 }' <<<"$output" >failed
		[ ! -s failed ] || { head failed; false; }
		# what a perfect reader gets: whatever fails there is the rules' own fault
		normalise-numbers -q truth.tsv | tag-codes -q >t.tsv
		run reconcile -q t.tsv
		awk -F'\t' '$6 == "fail" && $5 ~ /[EW]/ { print $1, $4, $12 }' <<<"$output" >failed
		[ ! -s failed ] || { head failed; false; }
		cd ..
		rm -r g
	done
}

@test "no false alarm: nothing fails on clean reports, however a conversion spoiled them" {
	need generate
	for noise in 0.5 1; do
		generate -q --data "$top/tests/generate/data" --seed 1309 --cities 3 --departments 16 --caliber-mix \
		    --noise $noise --template hebei,shanghai,central,yunnan,old -o $noise
		find $noise/reports -name '*.txt' | sort >list
		[ "$(wc -l <list)" -ge 90 ]
		xargs extract -q <list 2>warned | normalise-numbers -q | tag-codes -q >f.tsv
		run -0 reconcile -q f.tsv
	done
}

@test "a blank total of the three public expenses is none, whatever meetings cost" {
	figures >f.tsv <<-END
		a|汇总|2024|T09|会议费|决算数|3.16
		a|汇总|2024|N|三公/合计|金额|0.00
	END
	run -0 reconcile --only=N-50a f.tsv
	[[ $output != *unresolved* ]]
	figures >f.tsv <<-END
		a|汇总|2024|T09|公务接待费|决算数|3.16
		a|汇总|2024|N|三公/合计|金额|3.16
	END
	run reconcile --only=N-50a f.tsv
	[[ $output == *$'\tN-50a\tE\tunresolved\t'* ]]
}

@test "layouts that lack columns: three for funds, no budgets of public expenses" {
	printf 'a|汇总|2024|T07|%s|78.96\n' '212|小计' '212|项目支出' '合计|小计' '合计|项目支出' | figures >f.tsv
	run -0 reconcile --only=07-01,07-02,07-04,07-05,X-23 --all f.tsv
	[[ $output == *$'\t07-01\tE\tpass\t'* && $output != *07-02* && $output != *07-05* ]]
	printf 'a|汇总|2024|%s\n' 'T09|公务接待费|决算数|1.50' 'T09|合计|决算数|1.50' 'N|三公/合计|预算数|2.00' | figures >f.tsv
	run -0 reconcile --only=09-04d,N-51a f.tsv
}

@test "numbers that were left in a statement leave its rules unresolved, not failed" {
	amounts() { printf 'a|汇总|2024|T04|%s|一般公共预算财政拨款|10.00\n' 本年支出合计 201; printf 'a|汇总|2024|T05|%s|合计|%s\n' 合计 10.00 201 8.00; }
	amounts | figures >f.tsv
	run -1 reconcile --only=X-08,X-09,05-04 f.tsv
	[ "$(awk -F'\t' '{ printf "%s%s", s, $6; s = " " }' <<<"$output")" = 'verdict fail fail' ]
	{ amounts; printf 'a|汇总|2024|S|未读/05|内容|201\n'; } | figures >f.tsv
	run -0 reconcile --only=X-08,X-09,05-04 f.tsv
	[ "$(awk -F'\t' '{ printf "%s%s", s, $6; s = " " }' <<<"$output")" = 'verdict unresolved unresolved' ]
}

@test "basic expenditure without its two totals" {
	printf 'a|汇总|2024|T06|301|金额|8.00\na|汇总|2024|T06|302|金额|2.00\na|汇总|2024|T05|合计|基本支出|10.00\na|汇总|2024|N|人员经费|金额|8.00\n' | figures >f.tsv
	run -0 reconcile --only=06-02,06-03,06-04,06-04s,N-40,N-40s f.tsv
	[[ $output != *unresolved* ]]
	sed -i 's/10.00/11.00/; s/100000.00/110000.00/' f.tsv
	run -1 reconcile --only=06-04,06-04s f.tsv
	[[ $output == *$'\t06-04s\tE\tfail\t'* ]]
}

@test "a blank statement of public expenses and a text with amounts" {
	printf 'a|汇总|2024|S|表/09|数量|=1\na|汇总|2024|N|三公/合计|年初预算|0.95\na|汇总|2024|T05|合计|合计|1.00\n' | figures >f.tsv
	run -1 reconcile --only=S-06c,S-06d f.tsv
	[[ $output == *$'\tS-06c\tE\tfail\t0\t1'* && $output != *S-06d* ]]
}

@test "expenditure of all funds in the text lies between 05 and 04" {
	said() { printf 'a|汇总|2024|T05|合计|合计|90.00\na|汇总|2024|T04|本年支出合计|合计|%s\na|汇总|2024|N|财政拨款支出|金额|%s\n' "$@" | figures; }
	said 100.00 100.00 >f.tsv
	run -0 reconcile --only=N-27t,N-27u,N-27v f.tsv
	said 100.00 90.00 >f.tsv
	run -0 reconcile --only=N-27t,N-27u,N-27v f.tsv
	said 90.00 91.00 >f.tsv
	run -1 reconcile --only=N-27t,N-27u,N-27v f.tsv
	[[ $output == *$'\tN-27t\tE\tfail\t91.00\t90.00\t'* ]]
}

@test "text and form ten thousand times apart: the unit is doubted" {
	printf 'a|部门|2024|N|项目/甲|全年预算|146.00\na|部门|2024|P|甲|预算数|0.0146\n' | figures | sed 's/\t146.00\t/\t146\t/' >f.tsv
	run -1 reconcile --only=P-11,P-11u f.tsv
	[[ $output == *$'\tP-11u\tW\tfail\t'* ]]
	[[ $output != *$'\tP-11\t'* ]]
}
