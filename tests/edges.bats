#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# The shared list of edges: what every filter must get right at the ends of its input and output.

load lib/common.bash

# Filters of TSV streams; extract has its own input and joins where it can.
filters=(normalise-numbers tag-codes reconcile aggregate)
readers=(extract "${filters[@]}")
header=$'report\tentity\tscope\tyear\tsheet\tpart\tline\tcode\titem\tmeasure\traw\tunit\tsource\tvalue\tulp\tstatus\tkey\tregion\tfamily\tscheme\tlevel\tparent\tname\ttag'
row=$'a.txt\t石家庄市数据局\t汇总\t2024\tT03\t\t1\t2010301\t行政运行\t基本支出\t477.02\t万元\t:188\t4770200.00\t100\tok\t2010301\t130100\t数据\tfunctional\t项\t20103\t行政运行\texact'

setup() {
	cd "$BATS_TEST_TMPDIR" || return 1
	printf '%s\n%s\n' "$header" "$row" >one.tsv
	printf '部门:甲县财政局\n\n收入决算表\n单位：万元\n科目编码\t科目名称\t本年收入合计\t财政拨款收入\n\t合计\t1.00\t1.00\n201\t一般公共服务支出\t1.00\t1.00\n' >one.txt
	input() { if [ "$1" = extract ]; then echo one.txt; else echo one.tsv; fi; }
}

each() { # FUNCTION COMMAND...: names the command that failed
	local f=$1 c
	shift
	for c in "$@"; do
		"$f" "$c" || { echo "edge failed: $c" >&2; return 1; }
	done
}

@test "help goes to standard output and exits 0, also for --version" {
	t() { "$1" --help | grep -q '^usage: ' && "$1" --version | grep -q juesuan; }
	each t "${readers[@]}"
}

@test "an unknown option is exit 2 with the option named" {
	t() {
		run "$1" --no-such-option
		[ "$status" -eq 2 ] && [[ $output == *"--no-such-option"*"--help"* ]]
	}
	each t "${readers[@]}"
}

@test "a missing file is named, and exit 2" {
	t() {
		run "$1" no-such-file.tsv
		[ "$status" -eq 2 ] && [[ $output == *"$1: no-such-file.tsv: "*"No such file"* ]]
	}
	each t "${readers[@]}"
}

@test "a directory is named, and exit 2" {
	t() {
		run "$1" /tmp
		[ "$status" -eq 2 ] && [[ $output == *"/tmp: is a directory"* ]]
	}
	each t "${readers[@]}"
}

@test "empty input: the header is still written" {
	t() {
		run --separate-stderr "$1" </dev/null
		[ "$status" -le 1 ] && [ "${#lines[@]}" -eq 1 ] && [[ ${lines[0]} == *$'\t'* ]]
	}
	bats_require_minimum_version 1.5.0
	each t "${readers[@]}"
}

@test "header only: the header comes out, nothing else" {
	bats_require_minimum_version 1.5.0
	t() {
		run --separate-stderr "$1" <<<"$header"
		[ "$status" -le 1 ] && [ "${#lines[@]}" -eq 1 ]
	}
	each t "${filters[@]}"
}

@test "no header: the standard columns are taken" {
	t() { diff <("$1" one.tsv) <(tail -n 1 one.tsv | "$1"); }
	each t normalise-numbers tag-codes reconcile aggregate
}

@test "BOM, CRLF and a missing last line feed change nothing" {
	printf '\xef\xbb\xbf%s\r\n%s' "$header" "$row" >edges.tsv
	t() { diff <("$1" one.tsv | sed 's/^edges\|^one//') <("$1" edges.tsv | sed 's/^edges\|^one//'); }
	each t "${filters[@]}"
	{ printf '\xef\xbb\xbf'; sed 's/$/\r/' one.txt | head -c -2; } >edges.txt
	diff <(extract <one.txt) <(extract <edges.txt)
}

@test "NUL bytes and malformed UTF-8 in a column that is only copied pass through" {
	t() {
		{ head -n 1 one.tsv; printf 'a\0b\xff\t石家庄市数据局\t汇总\t2024\tT03\t\t1\t2010301\t行政运行\t基本支出\t477.02\t万元\t:188\n'; } >odd.tsv
		"$1" odd.tsv >out.tsv
		[ "$(tail -n 1 out.tsv | head -c 4 | od -An -tx1 | tr -d ' \n')" = 610062ff ]
	}
	each t normalise-numbers tag-codes
}

@test "a field of one megabyte and a row of ten thousand columns" {
	big=$(head -c 1000000 /dev/zero | tr '\0' 'x')
	{ printf '%s\textra\n' "$header"; printf '%s\t%s\n' "$row" "$big"; } >big.tsv
	{ printf '%s' "$header"; seq -f 'c%.0f' -s $'\t' 10000 | sed 's/^/\t/'; printf '%s' "$row"; seq -s $'\t' 10000 | sed 's/^/\t/'; } >wide.tsv
	t() { { "$1" big.tsv >/dev/null || [ $? -eq 1 ]; } && { "$1" wide.tsv >/dev/null || [ $? -eq 1 ]; }; }
	each t "${filters[@]}"
	{ cat one.txt; printf '%s\n' "$big"; } | extract >/dev/null
}

@test "a full disk is exit 2 with the reason, also for --help" {
	[ -w /dev/full ] || skip "no /dev/full here"
	t() {
		run bash -c "$1 $(input "$1") >/dev/full"
		[ "$status" -eq 2 ] && [[ $output == *"No space left"* ]] || return 1
		run bash -c "$1 --help >/dev/full"
		[ "$status" -eq 2 ]
	}
	each t "${readers[@]}"
}

@test "standard output closed is exit 2, standard input closed is exit 2" {
	t() {
		run bash -c "$1 $(input "$1") >&-"
		[ "$status" -eq 2 ] || return 1
		run bash -c "$1 <&-"
		[ "$status" -eq 2 ]
	}
	each t "${readers[@]}"
}

@test "a reader that leaves early ends the filter silently" {
	# figures of many places: the same one twice would be worth a warning
	{ echo "$header"; for i in $(seq 20000); do echo "${row/:188/:$i}"; done; } >many.tsv
	t() {
		run bash -c "$1 many.tsv 2>err | head -n 1 >/dev/null; echo \${PIPESTATUS[0]}"
		[ ! -s err ] && { [ "$output" = 0 ] || [ "$output" = 1 ] || [ "$output" = 141 ]; }
	}
	each t "${filters[@]}"
}

@test "pipes between filters are wide, where the system allows" {
	[ "$(cat /proc/sys/fs/pipe-max-size 2>/dev/null || echo 0)" -ge 1048576 ] || skip
	t() { [ "$("$1" "$(input "$1")" | python3 -c 'import fcntl, sys; sys.stdin.buffer.read(); print(fcntl.fcntl(0, 1032))')" -eq 1048576 ]; }
	each t "${readers[@]}"
}

@test "the locale changes nothing" {
	t() { diff <(LC_ALL=C "$1" "$(input "$1")") <(LC_ALL=de_DE.UTF-8 LANG=de_DE.UTF-8 LC_NUMERIC=de_DE "$1" "$(input "$1")"); }
	each t "${readers[@]}"
}

@test "-o writes the file whole, and not at all when it cannot" {
	t() {
		rm -f out.tsv
		"$1" -o out.tsv "$(input "$1")" || [ $? -eq 1 ]
		[ -s out.tsv ] || return 1
		run "$1" -o no/such/folder/out.tsv "$(input "$1")"
		[ "$status" -eq 2 ] || return 1
		run "$1" -o none.tsv no-such-file
		[ "$status" -eq 2 ] && [ ! -e none.tsv ] && [ -z "$(find . -name 'none.tsv*')" ]
	}
	each t "${readers[@]}"
}

@test "short and interrupted reads and writes change nothing" {
	[ -e "$BUILD/tests/shim.so" ] || skip "no shim in this build"
	t() { diff <("$1" "$(input "$1")") <(SHIM_SHORT=1 SHIM_SLOW=1 LD_PRELOAD=$BUILD/tests/shim.so "$1" "$(input "$1")"); }
	each t "${readers[@]}"
}

@test "a read error and a write error at any call are exit 2" {
	[ -e "$BUILD/tests/shim.so" ] || skip "no shim in this build"
	t() {
		local n
		run env SHIM_WRITE=1 LD_PRELOAD="$BUILD/tests/shim.so" "$1" -o out.tsv "$(input "$1")"
		[ "$status" -eq 2 ] || return 1
		run env SHIM_READ=1 LD_PRELOAD="$BUILD/tests/shim.so" "$1" "$(input "$1")"
		[ "$status" -eq 2 ]
	}
	each t "${readers[@]}"
}

@test "gzip input is read as it is" {
	need gzip
	gzip -kf one.tsv one.txt
	t() { diff <("$1" <"$(input "$1")") <("$1" <"$(input "$1").gz"); }
	each t "${readers[@]}"
}

@test "a terminal's escapes in a file name are shown, not obeyed" {
	t() {
		run "$1" $'no\x1b[31mred'
		[ "$status" -eq 2 ] && [[ $output == *'no\x1B[31mred'* ]]
	}
	each t "${readers[@]}"
}
