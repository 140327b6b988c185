#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# What a file may ask for at most: each limit refuses with its name and status 2, and can be raised.

load lib/common.bash

setup() { cd "$BATS_TEST_TMPDIR" || return 1; }

# OPTION VALUE FILE COMMAND...: FILE is refused with a message that names the option, nothing is written; with VALUE it works.
refused() {
	local option=$1 value=$2 file=$3
	shift 3
	rm -f out
	run "$@" -o out "$file"
	[ "$status" -eq 2 ] && [[ $output == *"refused, see --$option"* ]] && [ ! -e out ] ||
		{ echo "$*: $status ${output:0:400}" >&2; return 1; }
	run "$@" "--$option=$value" -o out "$file"
	[ "$status" -le 1 ] && [ -e out ] || { echo "$* --$option=$value: $status ${output:0:400}" >&2; return 1; }
}

streams=("normalise-numbers -q" "tag-codes -q" "reconcile -q" "aggregate -q -k sheet" "aggregate -q -k sheet -j 2")

@test "cells of a record" {
	{ printf 'report\tentity\tscope\tyear\tsheet\tpart\tline\tcode\titem\tmeasure\traw\tunit\tsource\tvalue\tulp\tstatus\tkey\tregion\tfamily\tscheme\tlevel\tparent\tname\ttag\n'
	  printf 'r\te\t部门\t2023\tT03\t\t1\t201\ti\t合计\t1.00\t万元\t:1\t1\t0\tok\t201\t\t\t\t\t\t\t'; head -c 100000 /dev/zero | tr '\0' '\t'; echo; } >in
	for c in "${streams[@]}"; do refused max-cells 200000 in $c; done
	printf 'report\ta\nx\t1\n' >few
	run normalise-numbers -f a --max-cells=1 few
	[ "$status" -eq 2 ] && [[ $output == *"few:1: record of more than 1 fields"* ]]
	printf 'a\n1\n2\t3\n' >second
	run normalise-numbers -f a --max-cells=1 second
	[ "$status" -eq 2 ] && [[ $output == *"second:3: record of more than 1 fields"* ]]
}

@test "bytes of a record" {
	{ printf 'report\tentity\tscope\tyear\tsheet\tpart\tline\tcode\titem\tmeasure\traw\tunit\tsource\tvalue\tulp\tstatus\tkey\tregion\tfamily\tscheme\tlevel\tparent\tname\ttag\n'
	  printf 'r\te\t部门\t2023\tT03\t\t1\t201\ti'; head -c 3000000 /dev/zero | tr '\0' i
	  printf '\t合计\t1.00\t万元\t:1\t1\t0\tok\t201\t\t\t\t\t\t\t\n'; } >in
	for c in "${streams[@]}"; do
		refused max-record 4M in $c --max-record=1M
	done
	run normalise-numbers --max-record=1K in
	[ "$status" -eq 2 ] && [[ $output == *"at least 262144 bytes"* ]]
}

@test "growth of gzip" {
	need gzip
	{ printf 'name\tvalue\n'; yes "$(printf '%0100d\t1' 0)" | head -n 700000; } | gzip -1 >in.gz
	for c in "normalise-numbers -q -f value" "aggregate -q -k name -s value"; do
		refused max-expansion 100000 in.gz $c --max-expansion=20
	done
}

@test "bytes, lines and cells of a report" {
	for i in $(seq 3000); do echo "第${i}行"; done >lines
	refused max-rows 3000 lines extract -q --max-rows=2999
	printf '收入决算表\n1\t2\t3\t4\n' >cells
	refused max-cells 4 cells extract -q --max-cells=3
	printf 'a;b;c;d\n1;2;3;4\n1;2;3;4\n' >cells.csv
	refused max-cells 4 cells.csv extract -q --max-cells=3
	rm -f out
	run extract --max-report=1K -o out lines
	[ "$status" -eq 2 ] && [[ $output == *"see --max-report"* ]] && [ ! -e out ]
}

@test "an option without a sensible value" {
	for c in extract normalise-numbers tag-codes reconcile aggregate; do
		run "$c" --max-cells=0
		[ "$status" -eq 2 ] && [[ $output == *--max-cells* ]]
		run "$c" --max-expansion=x
		[ "$status" -eq 2 ] && [[ $output == *--max-expansion* ]]
	done
	run extract --max-rows=0
	[ "$status" -eq 2 ] && [[ $output == *--max-rows* ]]
}
