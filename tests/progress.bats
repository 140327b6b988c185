#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# --progress on a terminal, and SIGUSR1 anywhere.

load lib/common.bash

setup() {
	unset LC_ALL LC_MESSAGES LANG
	cd "$BATS_TEST_TMPDIR" || return 1
}

# script(1) gives the command a terminal; its standard error alone is wanted.
on_terminal() { # COMMAND-LINE
	need script
	script -qec "{ $1; } >out" typescript </dev/null >/dev/null
	tr '\r' '\n' <typescript | sed 's/\x1b\[K//g'
}

sample_figures() {
	find "$top/samples/reports" -name '*.txt' | sort | head -n 3 >list
	extract -q --files-from=list | normalise-numbers -q | tag-codes -q >once.tsv
}

# Waits until a file has a line like the pattern.
has() { # PATTERN FILE
	for _ in $(seq 50); do
		grep -qE "$1" "$2" && return 0
		sleep 0.1
	done
	cat "$2" >&2
	return 1
}

@test "nothing is shown where standard error is no terminal" {
	sample_figures
	for c in 'normalise-numbers -q' 'tag-codes -q' 'aggregate -q'; do
		run bash -c "$c --progress once.tsv >/dev/null"
		[ "$status" -eq 0 ] && [ -z "$output" ]
	done
}

@test "a line stands on the terminal, and the last one is whole" {
	sample_figures
	rows=$(wc -l <once.tsv)
	text=$(on_terminal "(cat once.tsv; sleep 0.7) | normalise-numbers -q --progress")
	[ "$(wc -l <out)" -eq "$rows" ]
	grep -qE '^normalise-numbers: [0-9]+ rows, [0-9.]+ [KM]iB, [0-9.]+ [KM]?i?B/s, 0:00$' <<<"$text"
	[ "$(grep -c '^normalise-numbers: ' <<<"$text")" -ge 3 ]
	on_terminal "(cat once.tsv; sleep 0.7) | normalise-numbers -q --lang=zh --progress" | grep -q '^normalise-numbers: [0-9]* 行, '
}

@test "a message wipes the line away first" {
	need script
	script -qec "{ printf 'raw\n'; sleep 0.6; printf '1.2.3.4\n'; sleep 0.4; } | normalise-numbers -f raw --progress >out" typescript </dev/null >/dev/null || [ $? -eq 1 ]
	grep -q "$(printf '\r\033\\[Knormalise-numbers: <stdin>:2:1 ')" typescript
}

@test "SIGUSR1 has it said while the input waits, without --progress and inside the sandbox" {
	sample_figures
	for c in 'normalise-numbers -q' 'tag-codes -q' 'reconcile -q' 'aggregate -q' extract; do
		mkfifo pipe
		$c <pipe >out 2>err &
		pid=$!
		exec 8>pipe
		cat once.tsv >&8
		sleep 0.4
		kill -USR1 "$pid"
		has "^${c%% *}: ([0-9]+ rows, )?[0-9.]+ [KM]?i?B, [0-9.]+ [KM]?i?B/s, 0:0[0-9]\$" err
		kill -USR1 "$pid"
		exec 8>&-
		code=0
		wait "$pid" || code=$?
		[ "$code" -le 1 ] || { echo "$c: $code" >&2; return 1; }
		[ -s out ]
		rm pipe
	done
}

@test "SIGUSR1 changes nothing of the result" {
	sample_figures
	for _ in $(seq 20); do cat once.tsv; done >many.tsv
	normalise-numbers -q many.tsv >want
	for n in 1 2 3; do
		normalise-numbers -q many.tsv 2>err >got &
		pid=$!
		while kill -USR1 "$pid" 2>/dev/null; do sleep 0.005; done
		wait "$pid" || [ $? -eq 138 ]	# asked before it was ready
		[ ! -s got ] || cmp want got
	done
}

@test "where the size is known, so is what is left" {
	sample_figures
	for _ in $(seq 30); do cat once.tsv; done >many.tsv
	mkfifo pipe
	normalise-numbers -q many.tsv >pipe 2>err &
	pid=$!
	exec 8<pipe
	sleep 0.3
	kill -USR1 "$pid"		# its output waits for us
	has '^normalise-numbers: [0-9]+ rows, [0-9.]+ [KM]iB of [0-9.]+ MiB \([0-9]+%\), .*/s, 0:0[0-9], [0-9]+:[0-9]+ left$' err
	cat <&8 >got
	exec 8<&-
	wait "$pid"
	normalise-numbers -q many.tsv | cmp - got
}

@test "reports are counted, of how many" {
	find "$top/samples/reports" -name '*.txt' | sort | head -n 3 >list
	mkfifo last
	echo "$PWD/last" >>list
	extract -q --files-from=list >out 2>err &
	pid=$!
	exec 8>last
	sleep 0.5
	kill -USR1 "$pid"
	has '^extract: 3 of 4 reports, ' err
	exec 8>&-
	wait "$pid"
}

@test "who started us with SIGUSR1 ignored is not answered" {
	mkfifo pipe
	(trap '' USR1; exec normalise-numbers -f 1 -H) <pipe >out 2>err &
	pid=$!
	exec 8>pipe
	sleep 0.3
	kill -USR1 "$pid"
	echo 1 >&8
	exec 8>&-
	wait "$pid"
	[ ! -s err ]
}
