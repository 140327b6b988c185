#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# tag-codes: codes against names, names without codes, keys, regions, families.

load lib/common.bash
bats_require_minimum_version 1.5.0

entities=$top/tests/golden/tag-codes/entities.tsv

setup() {
	cd "$BATS_TEST_TMPDIR" || return 1
}

# rows SHEET YEAR: lines "code|item" become figures of one statement; prints key and tag
rows() {
	awk -F'|' -v s="$1" -v y="${2:-2024}" 'BEGIN {OFS = "\t"; print "report", "entity", "year", "sheet", "line", "code", "item"}
		{print "r", "石家庄市数据局", y, s, NR, $1, $2}' | tag-codes | awk -F'\t' 'NR > 1 {print $8 "|" $NF}'
}

# places: lines "report|entity|year"; prints region and family
places() {
	awk -F'|' 'BEGIN {OFS = "\t"; print "report", "entity", "year", "sheet", "item"} {print $1, $2, $3, "R", "x"}' |
		tag-codes "$@" | cut -f 7,8 | tail -n +2
}

@test "a code with its standard name is exact, with an older one alias" {
	diff - <(rows T03 <<-'EOF'
		2010301|行政运行
		20805|行政事业单位离退休
		20805|行政事业单位养老支出
		201|一般公共服务
		201 03 01|行政运行
		２０１|一般公共服务支出
		2010301|
	EOF
	) <<-'EOF'
		2010301|exact
		20805|alias
		20805|exact
		201|alias
		2010301|exact
		201|exact
		2010301|exact
	EOF
}

@test "a code with another's name is a conflict that says whose" {
	diff - <(rows T03 <<-'EOF'
		2080505|机关事业单位职业年金缴费支出
		2010301|一般行政管理事务
		2101101|事业单位医疗
		2010301|甲乙丙丁戊己
	EOF
	) <<-'EOF'
		2080505|conflict:name=2080506
		2010301|conflict:name=2010302
		2101101|conflict:name=2101102
		2010301|conflict:name
	EOF
}

@test "an unknown code keeps its digits and is unknown" {
	diff - <(rows T03 <<<'2019955|甲') <<<'2019955|unknown'
}

@test "codes that the year did not have are flagged" {
	[ "$(rows T03 2024 <<<'20115|工商行政管理事务')" = '20115|conflict:until=2018' ]
	[ "$(rows T03 2017 <<<'20115|工商行政管理事务')" = '20115|exact' ]
	[[ $(rows T03 2016 <<<'20138|市场监督管理事务') == '20138|conflict:since='* ]]
}

@test "codes that lost digits are completed by name, not by chance" {
	diff - <(rows T06 <<-'EOF'
		301|工资福利支出
		30101|基本工资
		3010|津贴补贴
		3011|住房公积金
		3022|工会经费
		3029|甲乙丙丁
	EOF
	) <<-'EOF'
		301|exact
		30101|exact
		30102|by-parent
		30113|by-parent
		30228|by-parent
		3029|unknown
	EOF
}

@test "classes of T01 and T04 by name, with their ordinals" {
	diff - <(rows T01 <<-'EOF'
		|一、一般公共服务支出
		|二十三、其他支出
		|七、文化体育与传媒支出
		|八、其他收入
		|一、一般公共预算财政拨款收入
		|使用非财政拨款结余（含专用结余）
		|用事业基金弥补收支差额
		|年初结转和结余
		|收入总计
		|其中：提取职工福利基金
		|二、甲乙
	EOF
	) <<-'EOF'
		201|by-name
		229|by-name
		207|by-name
		其他收入|exact
		一般公共预算财政拨款收入|exact
		使用非财政拨款结余|alias
		使用非财政拨款结余|conflict:until=2018
		年初结转和结余|exact
		总计|alias
		结余分配/提取职工福利基金|alias
		甲乙|unknown
	EOF
}

@test "the parts of the opening balance of T04 follow it" {
	diff - <(rows T04 <<-'EOF' | cut -d'|' -f1
		|一、一般公共预算财政拨款
		|二、政府性基金预算财政拨款
		|一、一般公共服务支出
		|本年收入合计
		|年初财政拨款结转和结余
		|一、一般公共预算财政拨款
		|二、政府性基金预算财政拨款
		|总计
	EOF
	) <<-'EOF'
		一般公共预算财政拨款
		政府性基金预算财政拨款
		201
		本年收入合计
		年初财政拨款结转和结余
		年初/一般公共预算财政拨款
		年初/政府性基金预算财政拨款
		总计
	EOF
}

@test "a name that many codes have is settled by the rows above it" {
	diff - <(rows T03 <<-'EOF'
		20106|财政事务
		|行政运行
		20103|政府办公厅（室）及相关机构事务
		|行政运行
		|合计
	EOF
	) <<-'EOF'
		20106|exact
		2010601|by-parent
		20103|exact
		2010301|by-parent
		合计|exact
	EOF
	[ "$(rows T03 <<<'|行政运行')" = '行政运行|unknown' ]
}

@test "rows of T09 and totals of T06 under their many labels" {
	diff - <(rows T09 <<-'EOF' | cut -d'|' -f1
		|因公出国（境）费
		|小计
		|公务用车购置费
		|公务用车运行费
		|公务接待费
		|合 计
	EOF
	) <<-'EOF'
		因公出国(境)费
		公务用车购置及运行维护费
		公务用车购置费
		公务用车运行维护费
		公务接待费
		合计
	EOF
	[ "$(rows T06 <<<'|日常公用经费合计')" = '公用经费合计|alias' ]
}

@test "narrative paths: classes by name, items by their parents, metrics as they are" {
	diff - <(rows N <<-'EOF' | cut -d'|' -f1
		|收支总计
		|三公/因公出国（境）费
		|三公/公务用车运行费
		|类/一般公共服务
		|类/卫生健康(类)支出
		|类/资源勘探信息等支出
		|项/一般公共服务支出(类)财政事务(款)行政运行(项)
		|项/一般公共服务支出/财政事务/事业运行
		|项/2010301
		|项/机关事业单位基本养老保险缴费支出
		|项/行政运行
		|类/甲乙丙
	EOF
	) <<-'EOF'
		收支总计
		三公/因公出国(境)费
		三公/公务用车运行维护费
		类/201
		类/210
		类/215
		项/2010601
		项/2010650
		项/2010301
		项/2080505
		项/行政运行
		类/甲乙丙
	EOF
}

@test "an item named alone in the narrative is the one the statements print" {
	printf '%s\t石家庄市数据局\t2024\t%s\t%s\t%s\n' r T05 2010301 行政运行 r N '' 项/行政运行 |
		sed '1i report\tentity\tyear\tsheet\tcode\titem' | tag-codes | cut -f 7,14 | tail -n 1 >out
	[ "$(cat out)" = $'项/2010301\tby-parent' ]
}

@test "a slip in a narrative name is read as the code that the statements print, if it is one" {
	printf '%s\t石家庄市数据局\t2024\t%s\t%s\t%s\n' \
		r T05 2080505 机关事业单位基本养老保险缴费支出 r T05 2101101 行政单位医疗 r T05 2101102 事业单位医疗 \
		r N '' 项/机关事业单位基本养老保障缴费支出 r N '' 项/行政单位医药 r N '' 项/甲乙单位医疗 \
		s N '' 项/机关事业单位基本养老保障缴费支出 |
		sed '1i report\tentity\tyear\tsheet\tcode\titem' | tag-codes | cut -f 7,14 | tail -n 4 >out
	diff - out <<-'EOF'
		项/2080505	by-parent
		项/2101101	by-parent
		项/甲乙单位医疗	unknown
		项/机关事业单位基本养老保障缴费支出	unknown
	EOF
}

@test "self-evaluation: part and item make the key, a slash in a part is no step" {
	run -0 tag-codes <<<$'report\tsheet\tpart\titem\nr\tP\t甲/乙项目\t产出指标/数量指标/次数\nr\tP\t丙\t'
	[[ ${lines[1]} == *$'\t甲／乙项目/产出指标/数量指标/次数\tunknown\t'* ]]
	[[ ${lines[2]} == *$'\t丙\tunknown\t'* ]]
}

@test "departments of all provinces are placed, alone, with family" {
	grep -v '^#' "$entities" | tail -n +2 | while IFS=$'\t' read -r entity report region family note; do
		y=2024
		[[ $note == until* ]] && y=$((${note#until } - 1))
		printf '%s|%s|%s\n' "$report" "$entity" "$y" | places >got
		[ "$(cat got)" = "$region"$'\t'"$family" ] || echo "$entity ($report): $(cat got), not $region $family"
	done >wrong
	cat wrong
	[ ! -s wrong ]
}

@test "the table of departments: 200 at least, of 31 provinces, 40 ambiguous" {
	grep -v '^#' "$entities" | awk -F'\t' '$3 ~ /^[1-6]/ {p[substr($3, 1, 2)]} {n++} $5 == "ambiguous" {a++}
		END {for (x in p) k++; exit !(n > 200 && k == 31 && a >= 40)}'
}

@test "an ambiguous place is settled by what the batch has in common" {
	diff - <(places <<-'EOF'
		a|鼓楼区教育局|2024
		b|南京市财政局|2024
		c|鼓楼区教育局|2024
		d|徐州市财政局|2024
		e|鼓楼区教育局|2024
	EOF
	) <<-'EOF'
		unknown	教育
		320100	财政
		320106	教育
		320300	财政
		unknown	教育
	EOF
}

@test "--region places a batch" {
	[ "$(places --region 320300 <<<'a|鼓楼区教育局|2024')" = $'320302\t教育' ]
	[ "$(places --region 130100 <<<'a|东方小学|2024')" = $'130100\t学校' ]
	[ "$(places --region 130000 <<<'a|正定县财政局|2024')" = $'130123\t财政' ]
	run -2 tag-codes --region 999999 </dev/null
	[[ $output == *"--region: '999999' is no code of regions.tsv"* ]]
}

@test "--unknown lists what the reference lacks, with how many reports print it" {
	printf '%s\t甲\t2024\tT03\t%s\t%s\n' a 2019955 新事务 a 2019955 新事务 b 2019955 新事务 b 2010301 行政运转 |
		sed '1i report\tentity\tyear\tsheet\tcode\titem' >in.tsv
	run -0 tag-codes --unknown u.tsv in.tsv
	diff - u.tsv <<-'EOF'
		kind	sheet	scheme	code	name	parent	standard_name	reports	figures
		code	T03	functional	2019955	新事务	20199		2	3
		name	T03	functional	2010301	行政运转	20103	行政运行	1	1
	EOF
}

@test "--reference: a file of one's own replaces the built-in one, the others stay" {
	mkdir ref
	{ cat "$top/common/reference/functional.tsv"; printf '2019955\t项\t20199\t新事务\t\t\t\t\t\t\n'; } >ref/functional.tsv
	printf 'report\tsheet\tcode\titem\nr\tT03\t2019955\t新事务\nr\tT06\t30101\t基本工资\n' |
		tag-codes --reference ref | cut -f 12 >out
	diff out <(printf 'tag\nexact\nexact\n')
}

@test "any table: --fields with --name, --entity and --scheme" {
	printf 'c\tname\tdept\n30102\t津贴补贴\t上海市普陀区财政局\n' >t.tsv
	run -0 tag-codes -f c -n name -e dept --scheme economic t.tsv
	[ "${lines[0]}" = $'c\tname\tdept\tkey\tregion\tfamily\tscheme\tlevel\tparent\tname_2\ttag' ]
	[ "${lines[1]}" = $'30102\t津贴补贴\t上海市普陀区财政局\t30102\t310107\t财政\teconomic\t款\t301\t津贴补贴\texact' ]
	run -0 tag-codes -f c t.tsv
	[ "${lines[1]}" = $'30102\t津贴补贴\t上海市普陀区财政局\t30102\teconomic\t款\t301\t津贴补贴\texact' ]
	run -2 tag-codes -f nix t.tsv
	[[ $output == *"no column named 'nix'"* ]]
	run -2 tag-codes -n name t.tsv
	run -2 tag-codes -f c --scheme x t.tsv
	[[ $output == *"--scheme wants functional, economic, gov_economic or revenue, not 'x'"* ]]
}

@test "a second run renews the columns; other columns pass" {
	printf 'report\tentity\tyear\tsheet\tcode\titem\tmine\nr\t石家庄市数据局\t2024\tT03\t2010301\t行政运行\tx\n' |
		tag-codes >once.tsv
	tag-codes once.tsv | diff once.tsv -
	sed 's/exact/wrong/' once.tsv | tag-codes | diff once.tsv -
}

@test "answers do not depend on what was asked before" {
	awk 'BEGIN {OFS = "\t"; print "report", "entity", "year", "sheet", "code", "item"
		for (i = 0; i < 70000; i++) print "r", "e", 2024, "T03", 2010000 + i % 900, "n" i
		for (i = 0; i < 3; i++) print "s", "e", 2024, "T03", 2010301, "行政运行"}' |
		tag-codes | tail -n 3 | cut -f 7,14 | sort -u >out
	[ "$(cat out)" = $'2010301\texact' ]
}

@test "the real report: every code exact or alias, classes by name, region and family" {
	need_shared
	need extract
	extract "$shared/reports/shijiazhuang-data-2024.txt" | normalise-numbers -q | tag-codes >out.tsv
	awk -F'\t' 'NR == 1 {for (i = 1; i <= NF; i++) c[$i] = i; next}
		$c["sheet"] ~ /^T0[2356]$/ && $c["code"] != "" && $c["tag"] !~ /^(exact|alias|by-parent)$/ {print; bad = 1}
		$c["sheet"] ~ /^T0[14]$/ && $c["item"] ~ /支出$/ && $c["scheme"] == "functional" && $c["tag"] != "by-name" {print; bad = 1}
		$c["region"] != "130100" || $c["family"] != "数据" {print; bad = 1}
		END {exit bad}' out.tsv
}
