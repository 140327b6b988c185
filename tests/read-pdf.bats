#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# read-pdf: grids from rules, paragraphs, refused files.  The PDF files are drawn by tests/lib/make-pdf.

load lib/common.bash
bats_require_minimum_version 1.5.0

setup() {
	need python3
	cd "$BATS_TEST_TMPDIR" || return 1
	PATH=$top/tests/lib:$PATH
}

# draw FILE < drawing
draw() { make-pdf "${@:2}" >"$1"; }

# text FILE: what read-pdf writes, with tabs as |
text() { read-pdf "$@" | tr '\t' '|'; }

# rules X... -- Y...: a full grid
rules() {
	local xs=() ys=() n
	while [ "$1" != -- ]; do xs+=("$1"); shift; done
	shift
	ys=("$@")
	for n in "${xs[@]}"; do echo "l $n ${ys[0]} $n ${ys[-1]}"; done
	for n in "${ys[@]}"; do echo "l ${xs[0]} $n ${xs[-1]} $n"; done
}

@test "a grid gives one line a row, wrapped cells joined, spans at their first position" {
	draw a.pdf <<-'EOF'
		page 595 842
		t 200 60 16 青石县财政局
		l 50 120 500 120
		l 50 140 500 140
		l 200 160 500 160
		l 50 180 500 180
		l 50 200 500 200
		l 50 120 50 200
		l 200 120 200 200
		l 300 140 300 200
		l 400 140 400 200
		l 500 120 500 200
		t 100 135 10 项目
		t 300 135 10 支出
		t 60 155 10 一般公共服
		t 60 168 10 务支出
		t 250 155 10 1,234.50
		t 310 175 10 2.00
		t 60 195 10 合计
		t 350 195 10 7.00
	EOF
	diff - <(text a.pdf) <<-'EOF'
		青石县财政局

		项目|支出||
		一般公共服务支出|1,234.50||
		||2.00|
		合计||7.00|

	EOF
}

@test "thin filled rectangles are rules, thick ones shading; a value off its label's baseline stays in its row" {
	{
		echo page 595 842
		for y in 100 120 140; do echo "r 50 $y 300 0.5"; done
		for x in 50 200 350; do echo "r $x 100 0.5 40.5"; done
		echo r 50 100 300 20
		echo t 60 118 10 甲
		echo t 260 104 10 1.00
		echo t 60 124 10 乙
		echo t 260 139 10 2.00
	} | draw a.pdf
	[ "$(text a.pdf)" = $'甲|1.00\n乙|2.00' ]
}

@test "a table over the page break keeps its columns" {
	{
		echo page 595 842
		rules 50 100 150 300 -- 700 720 740
		echo "t 55 715 10 类" && echo "t 105 715 10 款" && echo "t 160 715 10 名称"
		echo page 595 842
		rules 50 300 -- 50 70 90
		echo "l 150 70 150 90"
		echo "t 60 65 10 合计" && echo "t 160 85 10 其他"
	} | draw a.pdf
	diff - <(text a.pdf) <<-EOF
		类|款|名称

		$(printf '\f')
		合计||
		||其他

	EOF
}

@test "where the rules between rows are missing, the amounts divide the row" {
	{
		echo page 595 842
		rules 50 200 350 -- 100 120 180
		echo "t 60 115 10 项目" && echo "t 210 115 10 金额"
		echo "t 60 135 10 甲" && echo "t 300 135 10 1.00"
		echo "t 60 150 10 乙" && echo "t 300 150 10 2.00"
		echo "t 60 165 10 丙" && echo "t 300 165 10 3.00"
	} | draw a.pdf
	[ "$(text a.pdf)" = $'项目|金额\n甲|1.00\n乙|2.00\n丙|3.00' ]
}

@test "a number broken in a narrow cell is one number" {
	{
		echo page 595 842
		rules 50 100 132 -- 100 130 160
		echo "t 60 115 10 甲" && echo "t 101 113 10 12,345" && echo "t 101 125 10 .67"
		echo "t 60 145 10 乙" && echo "t 101 145 10 8.00"
	} | draw a.pdf
	[ "$(text a.pdf)" = $'甲|12,345.67\n乙|8.00' ]
}

# 40 characters of 10 points from 100 to 500
full=本年收入合计为壹拾贰万元其中财政拨款收入壹拾万元其他收入贰万元主要用于保障机构正常运转

@test "lines of a paragraph are joined, an indent or a heading begins a new one" {
	draw a.pdf <<-EOF
		page 600 842
		t 120 100 10 ${full:0:38}
		t 100 116 10 ${full:0:40}
		t 100 132 10 完。
		t 120 148 10 第二段${full:0:35}
		t 100 164 10 （二）续。
		t 120 180 10 三、标题
	EOF
	diff - <(text a.pdf) <<-EOF
		${full:0:38}${full:0:40}完。

		第二段${full:0:35}（二）续。

		三、标题

	EOF
}

@test "a title below a paragraph that fills its last line is no more of it" {
	# where lines are 16 apart, 28 begins something new
	draw a.pdf <<-EOF
		page 600 842
		t 100 100 10 ${full:0:40}
		t 100 116 10 ${full:0:40}
		t 100 132 10 ${full:0:40}
		t 100 148 10 ${full:0:40}
		t 100 176 10 收入决算表
	EOF
	[ "$(text a.pdf)" = "${full:0:40}${full:0:40}${full:0:40}${full:0:40}"$'\n\n收入决算表' ]
	# with nothing to tell but the full stop
	draw b.pdf <<-EOF
		page 600 842
		t 100 100 10 ${full:0:39}。
		t 100 124 10 收入决算表
		page 600 842
		t 100 100 10 ${full:0:39}。
		t 100 124 10 表二收入决算表
	EOF
	[ "$(text b.pdf)" = "${full:0:39}。"$'\n\n收入决算表\n\n\f\n'"${full:0:39}。"$'\n\n表二收入决算表' ]
}

@test "a paragraph over the page break is completed where it began; page numbers stand alone" {
	draw a.pdf <<-EOF
		page 600 842
		t 120 732 10 ${full:0:38}
		t 100 748 10 ${full:0:40}
		t 100 764 10 ${full:0:40}
		t 300 810 10 - 1 -
		page 600 842
		t 100 60 10 共计1,234.50万元。
		t 120 76 10 下一段。
		t 300 810 10 - 2 -
	EOF
	diff - <(text a.pdf) <<-EOF
		${full:0:38}${full:0:40}${full:0:40}共计1,234.50万元。

		- 1 -

		$(printf '\f')
		下一段。

		- 2 -

	EOF
}

@test "blanks between CJK characters go, between numbers they stay; what is printed twice is there once" {
	draw a.pdf <<-'EOF'
		page 595 842
		t 100 100 10 本 年 收 入 12 34
		t 100.3 100 10 本 年 收 入 12 34
	EOF
	[ "$(text a.pdf)" = "本年收入 12 34" ]
}

@test "radicals are folded, full-width punctuation is kept" {
	draw a.pdf <<-'EOF'
		page 595 842
		t 100 100 10 ⼀般，１（境）
	EOF
	[ "$(text a.pdf)" = "一般，１（境）" ]
}

@test "what is clipped away, off the page or without ink is not written" {
	draw a.pdf <<-'EOF'
		page 595 842
		t 100 100 10 看得见
		T 100 130 10 看不见
		t 700 100 10 页外
		clip 50 150 300 50
		t 100 170 10 框内
		t 100 300 10 框外
	EOF
	[ "$(text a.pdf)" = $'看得见\n\n框内' ]
}

@test "a page that runs down the sheet is turned" {
	draw a.pdf <<-'EOF'
		page 595 842
		d 500 100 10 侧立的第一行
		d 480 100 10 短行
		l 460 100 460 300
		l 440 100 440 300
		l 420 100 420 300
		l 460 100 420 100
		l 460 200 420 200
		l 460 300 420 300
		d 445 110 10 甲
		d 445 210 10 1.00
		d 425 110 10 乙
		d 425 210 10 2.00
	EOF
	[ "$(text a.pdf)" = $'侧立的第一行\n\n短行\n\n甲|1.00\n乙|2.00' ]
}

@test "a table without rules is divided by its gaps, with a warning" {
	draw a.pdf <<-'EOF'
		page 595 842
		t 60 100 10 项目
		t 250 100 10 预算数
		t 400 100 10 决算数
		t 60 120 10 基本支出
		t 250 120 10 10.00
		t 400 120 10 9.00
		t 60 140 10 项目支出
		t 400 140 10 1,200.00
	EOF
	run --separate-stderr text a.pdf
	[ "$output" = $'项目|预算数|决算数\n基本支出|10.00|9.00\n项目支出||1,200.00' ]
	[[ $stderr == "read-pdf: a.pdf: page 1: a table without ruling lines"* ]]
}

@test "columns without rules: close beside one another, without amounts, over the page break" {
	draw a.pdf <<-'EOF'
		page 595 842
		t 60 100 10 项目
		t 160 100 10 决算数
		t 220 100 10 项目
		t 330 100 10 基本支出
		t 400 100 10 经营支出
		t 470 100 10 决算数
		t 60 120 10 一、财政拨款
		t 160 120 10 1,234.00
		t 205 120 10 一、公共服务支出
		t 480 120 10 900.00
		t 60 132 10 收入
		t 60 150 10 二、事业收入
		t 175 150 10 34.50
		t 205 150 10 二、教育支出
		t 480 150 10 368.50
		t 60 170 10 本年收入合计
		t 160 170 10 1,268.50
		t 205 170 10 本年支出合计
		t 475 170 10 1,268.50
		page 595 842
		t 205 100 10 年末结转
		t 490 100 10 3.00
		t 205 120 10 其他
		t 490 120 10 4.00
		t 205 140 10 总计
		t 490 140 10 7.00
	EOF
	diff - <(text a.pdf 2>/dev/null) <<-'EOF'
		项目|决算数|项目|基本支出|经营支出|决算数
		一、财政拨款|1,234.00|一、公共服务支出|||900.00
		收入|||||
		二、事业收入|34.50|二、教育支出|||368.50
		本年收入合计|1,268.50|本年支出合计|||1,268.50

		
		||年末结转|||3.00
		||其他|||4.00
		||总计|||7.00

	EOF
}

@test "a label keeps its text, parts set far apart are paragraphs" {
	draw a.pdf <<-'EOF'
		page 595 842
		t 60 100 10 编制单位：
		t 150 100 10 青石县财政局
		t 450 100 10 单位：万元
	EOF
	[ "$(text a.pdf)" = $'编制单位：青石县财政局\n\n单位：万元' ]
}

@test "an image without text is told, exit 1, and the rest goes on" {
	draw a.pdf <<-'EOF'
		page 595 842
		i 0 0 595 842
		page 595 842
		t 100 100 10 第二页
	EOF
	run --separate-stderr text a.pdf
	[ "$output" = $'\f\n第二页' ]
	[ "$stderr" = "read-pdf: a.pdf: page 1: image only, no text -- run ocrmypdf -l chi_sim first" ]
	run read-pdf -o out.txt a.pdf
	[ "$status" -eq 1 ]
	[ -s out.txt ]
}

@test "the invisible text over a scan is read" {
	draw a.pdf <<-'EOF'
		page 595 842
		i 0 0 595 842
		T 100 100 10 识别的文字
	EOF
	[ "$(text a.pdf)" = 识别的文字 ]
}

@test "refused files are told and exit 1: locked, empty, no pages, no PDF, cut short" {
	echo 'page 595 842' | draw locked.pdf locked
	echo 'page 595 842' | draw zero.pdf zero
	: >empty.pdf
	echo hello >other.pdf
	head -c 500 locked.pdf >short.pdf
	for f in locked zero empty other short; do
		run --separate-stderr read-pdf $f.pdf
		[ "$status" -eq 1 ]
		[ -z "$output" ]
		[[ $stderr == "read-pdf: $f.pdf: "*" -- "* ]]
	done
}

@test "a missing file is exit 2 and the others are read" {
	printf 'page 595 842\nt 100 100 10 有\n' | draw a.pdf
	run --separate-stderr text no.pdf a.pdf
	[ "$output" = 有 ]
	[[ $stderr == *"no.pdf"*"No such file"* ]]
	run read-pdf no.pdf a.pdf
	[ "$status" -eq 2 ]
}

@test "ceilings: objects of a page, seconds, memory" {
	{ echo page 595 842; for i in $(seq 50); do echo "t 100 $((i * 10)) 9 很多字很多字"; done; } | draw a.pdf
	run read-pdf --max-objects=100 a.pdf
	[ "$status" -eq 1 ]
	[[ $output == *"page 1: more than 100 drawn objects -- raise --max-objects"* ]]
	run read-pdf --max-memory=100K a.pdf
	[ "$status" -eq 1 ]
	[[ $output == *"--max-memory"* ]]
	run read-pdf --max-seconds=0 a.pdf
	[ "$status" -eq 2 ]
	[[ $output == *"--max-seconds"* ]]
}

@test "several files: form feeds between, the same bytes with -j, one text each in a directory" {
	for n in 1 2 3 4 5; do printf 'page 595 842\nt 100 100 10 文件%s\n' $n | draw $n.pdf; done
	run text 1.pdf 2.pdf
	[ "$output" = $'文件1\n\n\f\n文件2' ]
	cmp <(read-pdf [1-5].pdf) <(read-pdf -j 3 [1-5].pdf)
	read-pdf -j 2 --output-dir=texts [1-5].pdf
	[ "$(cat texts/4.txt)" = 文件4 ]
	[ "$(ls texts | wc -l)" -eq 5 ]
	mkdir b && cp 1.pdf b
	run read-pdf --output-dir=texts 1.pdf b/1.pdf
	[ "$status" -eq 2 ]
	[[ $output == *"b/1.pdf: its text would be texts/1.txt, as that of 1.pdf"* ]]
}

@test "standard input, gzip, full disk, options" {
	printf 'page 595 842\nt 100 100 10 有\n' | draw a.pdf
	[ "$(read-pdf <a.pdf)" = 有 ]
	[ "$(gzip -c a.pdf | read-pdf -)" = 有 ]
	run read-pdf a.pdf -o x
	[ "$status" -ne 0 ]
	run bash -c 'read-pdf a.pdf >/dev/full'
	[ "$status" -eq 2 ]
	[[ $output == *"No space left"* ]]
	run read-pdf --output-dir=d -o x a.pdf
	[ "$status" -eq 2 ]
	[[ $output == *"exclude one another"* ]]
	read-pdf --help | grep -q '^usage: read-pdf'
}

@test "any prefix of a file ends without a crash" {
	{ echo page 595 842; rules 50 200 350 -- 100 120 140; echo "t 60 118 10 甲"; } | draw a.pdf
	size=$(stat -c %s a.pdf)
	for n in $(seq 1 97 "$size"); do
		head -c "$n" a.pdf >part.pdf
		run read-pdf part.pdf
		[ "$status" -le 1 ]
		[[ $output != *"died of signal"* ]]
	done
}

@test "published reports: every number of the text layer is there, every amount cell holds one" {
	need_shared
	need pdftotext
	amount='s/^[-0-9][0-9,]*\.[0-9]*$/&/p'
	for f in "$shared"/reports/*.pdf "$shared"/reports/budgets/*.pdf; do
		cmp <(pdftotext -raw "$f" - 2>/dev/null | grep -oE '[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?|[0-9]+\.[0-9]+' | sort) \
		    <(read-pdf -q "$f" | grep -oE '[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?|[0-9]+\.[0-9]+' | sort)
		[ -z "$(read-pdf -q "$f" | grep $'\t' | tr '\t' '\n' | grep -E '[0-9]\.[0-9]+ .*[0-9]\.[0-9]')" ]
	done
}

@test "published reports: the sentences are whole" {
	need_shared
	read-pdf "$shared/reports/putuo-finance-2024.pdf" >a.txt
	grep -q '^上海市普陀区财政局2024年度部门决算$' a.txt
	grep -q '^一般公共预算财政拨款支出2940.05万元，占本年支出合计的100.00%。.*原因减少支付。$' a.txt
	grep -q $'^2\t上海市普陀区财政局财政所\t预算不单列，并入本级$' a.txt
	grep -q $'^208\t05\t05\t机关事业单位基本养老保险缴费支出\t160.75\t160.75\t\t\t\t\t$' a.txt
}

@test "where the rules between columns are missing, amounts side by side go to their columns" {
	{
		echo page 595 842
		rules 50 150 250 350 -- 100 120
		echo "l 50 140 350 140" && echo "l 50 120 50 140" && echo "l 350 120 350 140"
		echo "t 60 115 10 项目" && echo "t 160 115 10 预算" && echo "t 260 115 10 决算"
		echo "t 60 135 10 甲" && echo "t 200 135 10 1.00" && echo "t 300 135 10 2.00"
	} | draw a.pdf
	[ "$(text a.pdf)" = $'项目|预算|决算\n甲|1.00|2.00' ]
}

@test "texts far apart in one cell are kept apart" {
	{
		echo page 595 842
		rules 50 400 -- 100 120 140 && echo "l 200 120 200 140"
		echo "t 60 115 10 编制部门甲局" && echo "t 330 115 10 单位万元"
		echo "t 60 135 10 项 目" && echo "t 210 135 10 金 额"
	} | draw a.pdf
	[ "$(text a.pdf)" = $'编制部门甲局 单位万元|\n项目|金额' ]
}

@test "entries of a table of contents are not joined" {
	draw a.pdf <<-'EOF'
		page 600 842
		t 100 100 10 （一）收入支出决算总体情况说明................................................. 5
		t 100 120 10 （二）支出决算情况说明........................................................... 6
		t 100 140 10 附件......................................................................... 7
	EOF
	run text a.pdf
	[ "${#lines[@]}" -eq 3 ]
}

@test "a table over the page break keeps its columns below a running head too" {
	{
		for head in 甲局 甲局; do
			echo page 595 842
			echo "t 200 30 10 $head"
			if [ -z "$second" ]; then
				rules 50 100 150 300 -- 700 720 && second=yes
				echo "t 55 715 10 类" && echo "t 160 715 10 名称"
			else
				rules 50 150 300 -- 50 70
				echo "t 60 65 10 合计"
			fi
		done
	} | draw a.pdf
	run text a.pdf
	[ "${lines[1]}" = "类||名称" ]
	[ "${lines[4]}" = "合计||" ]
}

@test "standard streams that are closed are trouble" {
	printf 'page 595 842\nt 100 100 10 有\n' | draw a.pdf
	run bash -c 'read-pdf <&-'
	[ "$status" -eq 2 ]
	run bash -c 'read-pdf a.pdf >&-'
	[ "$status" -eq 2 ]
}
