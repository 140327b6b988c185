#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# A signal ends a command as it would any, and what it had not finished goes with it.

load lib/common.bash

header=$'report\tentity\tscope\tyear\tsheet\tpart\tline\tcode\titem\tmeasure\traw\tunit\tsource\tvalue\tulp\tstatus\tkey\tregion\tfamily\tscheme\tlevel\tparent\tname\ttag'

setup() {
	cd "$BATS_TEST_TMPDIR" || return 1
	mkdir out
	mkfifo in
}

# Starts COMMAND reading from a pipe that stays open, and waits for its temporary file.
start() {
	"$@" <in 3>&- &
	pid=$!
	exec 9>in
	printf '%s\n' "$header" >&9
	for _ in $(seq 200); do
		[ -z "$(ls out)" ] || return 0
		sleep 0.02
	done
	echo "no temporary file: $*" >&2
	return 1
}

ends_by() { # SIGNAL NUMBER COMMAND...: nothing stays in out/
	local signal=$1 number=$2 code=0
	shift 2
	start "$@"
	kill "-$signal" $pid
	wait $pid || code=$?
	exec 9>&-
	[ "$code" -eq $((128 + number)) ] || { echo "$1 $signal: $code" >&2; return 1; }
	[ -z "$(ls out)" ] || { echo "$1 $signal: left $(ls out)" >&2; return 1; }
}

@test "TERM, HUP, INT, XCPU and a crash leave no file behind" {
	for c in normalise-numbers tag-codes reconcile aggregate; do
		ends_by TERM 15 env --default-signal "$c" -o out/x
	done
	ends_by HUP 1 env --default-signal extract -o out/x
	ends_by INT 2 env --default-signal extract -o out/x --unclaimed out/y
	[ -e "$BUILD/tests/shim.so" ] || skip "the sanitizer has its own way with crashes"
	ends_by XCPU 24 env --default-signal normalise-numbers -o out/x
	ends_by SEGV 11 env --default-signal normalise-numbers -o out/x
}

@test "a reader that leaves: the list beside the output goes too" {
	for i in $(seq 20000); do printf '甲县%d.5\n' "$i"; done >long.txt
	run bash -c 'extract -q --unclaimed out/y long.txt long.txt long.txt long.txt | head -n 1; echo ${PIPESTATUS[0]}'
	[ -z "$(ls out)" ] || [ "$(ls out)" = y ]
}

@test "an ignored signal stays ignored" {
	start env --ignore-signal=HUP normalise-numbers -o out/x
	kill -HUP $pid
	sleep 0.1
	exec 9>&-
	wait $pid
	[ "$(cat out/x | wc -l)" -eq 1 ]
}

@test "an old file stays as it was" {
	echo old >out/x
	"$BUILD/bin/normalise-numbers" -o out/x <in 3>&- &
	pid=$!
	exec 9>in
	for _ in $(seq 200); do [ "$(ls out | wc -l)" -eq 1 ] || break; sleep 0.02; done
	kill -TERM $pid
	wait $pid || :
	exec 9>&-
	[ "$(ls out)" = x ] && [ "$(cat out/x)" = old ]
}

@test "a folder goes as well, and a workbook's working file" {
	extract -q "$top"/samples/reports/*/* | normalise-numbers -q | tag-codes -q | aggregate -q >rollup.tsv || [ $? -eq 1 ]
	: >none.tsv
	for c in "write-html -o out/site" "write-xlsx -o out/x.xlsx"; do
		mkfifo slow
		exec 9<>slow
		TMPDIR=out env --default-signal $c rollup.tsv none.tsv slow 9>&- &
		pid=$!
		for _ in $(seq 200); do [ -z "$(ls out)" ] || break; sleep 0.02; done
		[ -n "$(ls out)" ]
		# it must have opened the pipe, or closing our end would leave it waiting for another
		for _ in $(seq 500); do ls -l /proc/$pid/fd 2>/dev/null | grep -q slow && break; sleep 0.02; done
		kill -TERM $pid
		code=0
		# the input does not move: our end stays open
		timeout 20 tail --pid=$pid -f /dev/null
		exec 9>&-
		wait $pid || code=$?
		[ "$code" -eq 143 ] || { echo "$c: $code" >&2; return 1; }
		[ -z "$(ls out)" ] || { echo "$c: left $(ls out)" >&2; return 1; }
		rm slow
	done
}
