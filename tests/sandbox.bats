#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# A filter that has been taken over cannot start a program, reach the network or write a file.

load lib/common.bash

filters=(extract normalise-numbers tag-codes reconcile aggregate)

setup() {
	[ -e "$BUILD/tests/shim.so" ] || skip "no shim in this build: the sanitizers run without the sandbox"
	printf 'report\tentity\tscope\tyear\tsheet\tpart\tline\tcode\titem\tmeasure\traw\tunit\tsource\n' >"$BATS_TEST_TMPDIR/in"
	rm -f /tmp/juesuan-exploited
}

taken_over() { # HOW COMMAND...
	local how=$1
	shift
	run env SHIM_EXPLOIT="$how" LD_PRELOAD="$BUILD/tests/shim.so" "$@" <"$BATS_TEST_TMPDIR/in"
}

@test "starting a program, a socket, opening a file for writing: each ends the process" {
	for f in "${filters[@]}"; do
		for how in exec socket open; do
			# aggregate makes temporary files of its own
			[ "$f $how" = "aggregate open" ] && continue
			taken_over $how "$f"
			[ "$status" -eq 159 ] || { echo "$f $how: status $status" >&2; return 1; }
		done
	done
	[ ! -e /tmp/juesuan-exploited ]
}

@test "without the sandbox the same calls do their harm, so the test above proves something" {
	taken_over open normalise-numbers --no-sandbox
	[ "$status" -eq 0 ]
	[ -e /tmp/juesuan-exploited ]
	rm -f /tmp/juesuan-exploited
}
