#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Texts that no office would write: none is refused without a word, none costs more than its length.

load lib/common.bash

hostile=$top/tests/lib/hostile
n=${HOSTILE_BYTES:-200000}

setup() {
	need python3
	cd "$BATS_TEST_TMPDIR" || return 1
}

# Of its own input; the 20 seconds a run are of the processor, so a busy machine fails nothing.
linear() { "$hostile" --linear "$1" "$n" "${@:2}"; }

@test "extract: linear on every kind of text" {
	linear reports extract -q --max-cells=10000000
}

@test "normalise-numbers and tag-codes: linear on every kind of stream" {
	linear streams normalise-numbers -q --max-cells=10000000
	linear streams tag-codes -q --max-cells=10000000
}

@test "reconcile and aggregate: linear behind them" {
	printf '#!/bin/sh\nnormalise-numbers -q --max-cells=10000000 | tag-codes -q --max-cells=10000000 | { reconcile -q --max-cells=10000000; [ $? -le 1 ]; }\n' >to-reconcile
	printf '#!/bin/sh\nnormalise-numbers -q --max-cells=10000000 | tag-codes -q --max-cells=10000000 | { aggregate -q --max-cells=10000000 --partial; [ $? -le 2 ]; }\n' >to-aggregate
	chmod +x to-reconcile to-aggregate
	linear streams ./to-reconcile
	linear streams ./to-aggregate
}

@test "aggregate: long keys that differ in their last byte come in order" {
	{ printf 'k\tv\n'; "$hostile" --repeat x 2000000; printf 'b\t1\n'; "$hostile" --repeat x 2000000; printf 'a\t2\n'; } >long.tsv
	[ "$(aggregate -k k -s v long.tsv | cut -f 2 | paste -sd ' ')" = "sum 2 1" ]
}

@test "read-html: linear in depth, tables and text" {
	linear pages read-html -q
}

@test "a formula as deep as a file allows is refused, not followed" {
	for open in "(" "-" "(-" "sum(" "abs("; do
		{ printf 'id\tname\tkind\tseverity\ttolerance\tformula\n'
		  printf 'X1\tdeep\trule\tE\t\t'; "$hostile" --repeat "$open" 300000; printf '1 = 1\n'; } >rules.tsv
		code=0
		"$hostile" --cpu reconcile -q --rules rules.tsv /dev/null >/dev/null || code=$?
		[ "$code" -eq 2 ] || { echo "$open: status $code" >&2; return 1; }
	done
}

@test "gzip: a bomb, half a stream, rubbish behind one: exit 2 with the reason" {
	need gzip
	head -c 300000000 /dev/zero | gzip -9 >bomb.gz
	"$hostile" keys 20000 | gzip -c >whole.gz
	head -c 2000 whole.gz >half.gz
	{ cat whole.gz; echo rubbish; } >more.gz
	# the sanitizers reserve more address space than any limit here
	memory='-v 2000000'
	[ -e "$BUILD/tests/shim.so" ] || memory=
	for c in extract normalise-numbers tag-codes; do
		for f in bomb half more; do
			run bash -c "ulimit -t 20 $memory; $c -q -o out.tsv $f.gz"
			[ "$status" -eq 2 ] && [[ $output == *"$f.gz"*gzip* ]] && [ ! -e out.tsv ] ||
				{ echo "$c $f: $status $output" >&2; return 1; }
		done
	done
}

@test "names with line feeds, dashes, escapes and marks of direction are names" {
	mkdir d
	names=($'two\nlines.txt' '-o' '--help' $'red\x1b[31m.txt' $'a\xe2\x80\xaeb.txt' 'tab	bed.txt' '*' "it's")
	for name in "${names[@]}"; do
		printf '部门:甲县财政局\n\n收入决算表\n单位：万元\n科目编码\t科目名称\t本年收入合计\n201\t一般公共服务支出\t1.00\n' >"d/$name"
	done
	(cd d && printf '%s\0' "${names[@]}") >list
	(cd d && extract -q -0 --files-from=../list) >out.tsv || [ $? -eq 1 ]
	[ "$(cut -f 1 out.tsv | sort -u | wc -l)" -eq $((${#names[@]} + 1)) ]
	grep -q $'^two\\\\nlines.txt\t' out.tsv
	grep -q $'^tab\\\\tbed.txt\t' out.tsv
	run extract -- $'none\x1b]0;x\x07.txt'
	[[ $output != *$'\x1b'* && $output != *$'\x07'* ]]
	run extract -- $'none\xe2\x80\xae.txt'
	[[ $output == *'\u{202E}'* ]]
}

@test "a name with tab, line feed and backslash comes out of the whole pipeline as it went in" {
	odd=$'t\tl\nb\\e'
	printf '部门:甲县财政局\n\n收入决算表\n单位：万元\n科目编码\t科目名称\t本年收入合计\n201\t一般公共服务支出\t1.00\n' >"$odd"
	extract -q "$odd" >1.tsv || [ $? -eq 1 ]
	normalise-numbers -q 1.tsv >2.tsv
	tag-codes -q 2.tsv >3.tsv
	for f in 1 2 3; do
		[ "$(tail -n +2 $f.tsv | cut -f 1 | sort -u)" = 't\tl\nb\\e' ] || { echo "$f.tsv" >&2; return 1; }
	done
	aggregate -q -k report,sheet 3.tsv | cut -f 1 | grep -qxF 't\tl\nb\\e'
}

@test "an escape of a terminal in a report is not sent to the terminal by a message" {
	bad=$'\x1b[2J\xe2\x80\xae'
	printf 'report\tentity\tscope\tyear\tsheet\tpart\tline\tcode\titem\tmeasure\traw\tunit\tsource\nr%s\t甲%s\t部门\t2023\tT03\t\t1\t2%s\t项%s\t合计%s\t1.2.%s\t万%s\t:1\n' \
		"$bad" "$bad" "$bad" "$bad" "$bad" "$bad" "$bad" >in.tsv
	normalise-numbers -v in.tsv 2>err >a.tsv || [ $? -eq 1 ]
	tag-codes -v a.tsv 2>>err >b.tsv || [ $? -eq 1 ]
	reconcile -v b.tsv 2>>err >/dev/null || [ $? -eq 1 ]
	aggregate -v b.tsv 2>>err >/dev/null || [ $? -eq 1 ]
	[ -s err ]
	! grep -q $'\x1b\|\xe2\x80\xae' err
}

@test "consolidate: links in a circle and out of the folder" {
	mkdir -p src/reports/510100
	cp "$top"/samples/reports/510100/* src/reports/510100/
	ln -s .. src/reports/510100/up
	ln -s loop src/reports/510100/loop
	ln -s /etc/passwd src/reports/510100/passwd.txt
	run timeout 100 consolidate --no-pages -o out src
	[ "$status" -le 1 ]
	! grep -rq 'root:x' out
}
