#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# read-html: spans, layout tables, encodings, what is hidden; and pipelines/to-text.

load lib/common.bash
bats_require_minimum_version 1.5.0

setup() {
	cd "$BATS_TEST_TMPDIR" || return 1
}

# text: the text of the page on standard input, with tabs as |
text() { read-html "$@" | tr '\t' '|'; }

@test "captions with colspan and rowspan stand at their first position" {
	diff - <(text <<-'EOF'
		<table>
		<tr><th colspan="2">项目</th><th rowspan="2">合计</th><th colspan="2">其中</th></tr>
		<tr><th>编码</th><th>名称</th><th>基本<br>支出</th><th>项目支出</th></tr>
		<tr><td>201</td><td>一般公共<br/>服务支出</td><td>1,234.50</td><td>1,000.00</td><td>234.50</td></tr>
		<tr><td colspan=2>合计<td>1,234.50<td>&nbsp;<td></tr>
		<tr><td></td><td></td><td></td><td></td><td></td></tr>
		</table>
	EOF
	) <<-'EOF'
		项目||合计|其中|
		编码|名称||基本支出|项目支出
		201|一般公共服务支出|1,234.50|1,000.00|234.50
		合计||1,234.50||

	EOF
}

@test "a page saved from a spreadsheet" {
	diff - <(text <<-'EOF'
		<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">
		<head><meta http-equiv=Content-Type content="text/html; charset=utf-8">
		<!--[if gte mso 9]><xml><x:ExcelWorkbook><x:Name>不读</x:Name></x:ExcelWorkbook></xml><![endif]-->
		<style><!-- td {mso-number-format:General;} --></style></head>
		<body><table border=0 cellpadding=0 style='border-collapse:collapse;table-layout:fixed'>
		<col width=200><col width=80>
		<tr height=38><td colspan=2 class=xl65>收入支出决算总表</td></tr>
		<tr height=20><td class=xl66>编制单位:青石县
		 财政局</td><td class=xl67>单位:万元</td></tr>
		<tr><td class=xl68>本年收入合计</td><td class=xl69 align=right x:num="1234.5"><span style='mso-spacerun:yes'>&nbsp;&nbsp;</span>1,234.50 </td></tr>
		<![if supportMisalignedColumns]><tr height=0 style='display:none'><td width=200>隐</td><td>藏</td></tr><![endif]>
		</table></body></html>
	EOF
	) <<-'EOF'
		收入支出决算总表|
		编制单位:青石县财政局|单位:万元
		本年收入合计|1,234.50

	EOF
}

@test "a page of a content system: GBK, divs, tables for layout around tables of data" {
	iconv -f UTF-8 -t GBK >page.html <<-'EOF'
		<!DOCTYPE html><html><head><meta charset="gb2312"><title>不读</title><script>var x = "<p>不读</p>";</script></head>
		<body><nav>首页</nav><div class="top menu">菜单</div><div style="DISPLAY : none">隐藏</div>
		<table><tr><td><div class="content"><h1>青石县财政局
		2023年度部门决算</h1>
		<p style="text-indent:2em">本年收入合计<span>1,234.50</span>万元，
		其中：<b>其他收入</b>0元。</p><p>单位：万元</p>
		<table><tr><td>项目<td>金额<tr><td>合计<td>1,234.50</table>
		注：本表反映收入。<br>审核：无
		</div></td></tr></table><footer>主办</footer></body></html>
	EOF
	diff - <(text page.html) <<-'EOF'
		青石县财政局2023年度部门决算

		本年收入合计1,234.50万元，其中：其他收入0元。

		单位：万元

		项目|金额
		合计|1,234.50

		注：本表反映收入。

		审核：无

		主办

	EOF
}

@test "the bytes tell the encoding, whatever the page declares" {
	page='<meta charset=gbk><p>一般公共服务支出</p>'
	for encoding in UTF-8 GB18030; do
		[ "$(echo "$page" | iconv -f UTF-8 -t $encoding | text)" = 一般公共服务支出 ]
	done
	[ "$(printf '\357\273\277%s' "$page" | text)" = 一般公共服务支出 ]
	[ "$(echo '<meta charset=big5><p>臺灣</p>' | iconv -f UTF-8 -t BIG5 | text)" = 臺灣 ]
}

@test "a table inside a cell of a data table follows it" {
	[ "$(echo '<table><tr><td>甲<td>乙<tr><td>丙<td>丁<table><tr><td>1<td>2<tr><td>3<td>4</table><tr><td>戊<td>己</table>' | text)" \
		= $'甲|乙\n丙|丁\n戊|己\n\n1|2\n3|4' ]
}

@test "a rowspan to the end, a wide gap, entities" {
	[ "$(echo '<table><tr><td>类<td>款<tr><td rowspan=0>甲<td>1<tr><td>2<tr><td>3</table>' | text)" = $'类|款\n甲|1\n|2\n|3' ]
	[ "$(echo '<p>编制单位：甲局&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;单位：万元<p>A &lt; B &#x4e00;' | text)" = \
		$'编制单位：甲局 单位：万元\n\nA < B 一' ]
}

@test "refused and odd input" {
	run read-html </dev/null
	[ "$status" -eq 1 ]
	[[ $output == "read-html: <stdin>: is empty -- "* ]]
	run read-html <<<'%PDF-1.4'
	[ "$status" -eq 1 ]
	[[ $output == *"read it with read-pdf" ]]
	run read-html nowhere.html
	[ "$status" -eq 2 ]
	run bash -c 'echo "<p>x" | read-html >/dev/full'
	[ "$status" -eq 2 ]
	echo '<p>大于十个字节' >a.html
	run read-html --max-report=10 a.html
	[ "$status" -ne 0 ]
	printf '<p>a\0b\377c' >b.html
	run read-html b.html
	[ "$status" -le 1 ]
}

@test "depth and spans from strangers end well" {
	{ yes '<div>' | head -n 100000; echo 深; } >deep.html
	run --separate-stderr read-html deep.html
	[ "${lines[0]}" = 深 ]
	{ yes '<table><tr><td>' | head -n 3000; echo 深; } >tables.html
	run --separate-stderr read-html --max-seconds=20 tables.html
	[ "$status" -le 1 ]
	{ echo '<table>'; for i in $(seq 200); do echo '<tr><td colspan=100000 rowspan=99999999999999999999>a<td>b'; done; } >wide.html
	run --separate-stderr read-html wide.html
	[ "$status" -le 1 ]
}

@test "several pages: the same bytes with -j, texts in a directory" {
	for n in 1 2 3 4 5; do echo "<p>页$n" >$n.html; done
	[ "$(text 1.html 2.html)" = $'页1\n\n\f\n页2' ]
	cmp <(read-html [1-5].html) <(read-html -j 3 [1-5].html)
	read-html -j 2 --output-dir=texts [1-5].html
	[ "$(cat texts/5.txt)" = 页5 ]
}

@test "to-text picks the reader by content" {
	need python3
	printf 'page 595 842\nt 100 100 10 版面\n' | "$top/tests/lib/make-pdf" >a.txt
	echo '<html><p>网页' >b.pdf
	printf '项目,金额\n合计,1.00\n' >c.csv
	gzip -c b.pdf >d.gz
	run to-text a.txt b.pdf c.csv d.gz
	[ "$status" -eq 0 ]
	[ "$output" = $'版面\n\n\f\n网页\n\n\f\n项目,金额\n合计,1.00\n\f\n网页' ]
	to-text --output-dir=texts a.txt c.csv
	cmp c.csv texts/c.txt
	run to-text missing.pdf
	[ "$status" -eq 2 ]
	: >empty
	run to-text empty a.txt
	[ "$status" -eq 1 ]
	printf 'PK\003\004xl/workbook.xml' >book.xlsx
	command -v soffice >/dev/null || {
		run to-text book.xlsx
		[ "$status" -eq 1 ]
		[[ $output == "to-text: book.xlsx: is xlsx, which needs LibreOffice -- "* ]]
	}
}

# What LibreOffice makes of a workbook of two sheets, said by a stand-in of its name.
stand_in_office() {
	mkdir -p office
	cat >office/soffice <<-'END'
		#!/bin/sh
		while [ "$1" != --outdir ]; do shift; done
		table='<table border=1><tr><td>项目</td><td>金额</td></tr><tr><td>合计</td><td>1.00</td></tr></table>'
		{
			echo '<html><body><hr><p><center><h1>Overview</h1><a href="#table0">Z02 收入决算表</a><br>'
			echo '<a href="#table1">Sheet2</a></center></p><hr>'
			echo "<a name=table0><h1>Sheet 1: <em>Z02 收入决算表</em></h1></a>$table"
			echo "<a name=table1><h1>Sheet 2: <em>Sheet2</em></h1></a>$table</body></html>"
		} >"$2/office.html"
	END
	chmod +x office/soffice
	PATH=$PWD/office:$PATH
}

@test "to-text: each sheet of a workbook is a page, with its name where that is a title" {
	stand_in_office
	printf 'PK\003\004xl/workbook.xml' >book.xlsx
	run to-text book.xlsx
	[ "$status" -eq 0 ]
	[ "$output" = $'Z02 收入决算表\n\n项目\t金额\n合计\t1.00\n\n\f\n\n项目\t金额\n合计\t1.00' ]
}

@test "ocr says what is missing" {
	command -v ocrmypdf >/dev/null && skip "ocrmypdf is installed"
	run ocr scan.pdf
	[ "$status" -eq 2 ]
	[[ $output == "ocr: ocrmypdf is not installed -- "* ]]
	run ocr
	[ "$status" -eq 2 ]
}

@test "attributes beyond a thousand are left out, and nothing else" {
	{ printf '<!-- <p '; yes a | head -n 3000 | tr '\n' ' '; printf ' --><p title="'; yes w | head -n 3000 | tr '\n' ' '
	  printf '">甲</p><style>a<b '; yes c | head -n 3000 | tr '\n' ' '; printf '</style><p>乙</p>'; } >fine.html
	run -0 read-html fine.html
	[ "$output" = $'甲\n\n乙' ]
	{ printf '<p '; for i in $(seq 1500); do printf "a%d='>' " "$i"; done; printf '>甲</p><p>乙</p>'; } >many.html
	run -0 read-html many.html
	[[ $output == *'many.html: attributes of a tag beyond 1000 were left out'* && $output == *$'甲\n\n乙'* ]]
}
