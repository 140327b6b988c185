#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# A filter gives the same bytes whether its input comes whole or in pieces of any size.

load lib/common.bash

setup_file() {
	load lib/common.bash
	cd "$BATS_FILE_TMPDIR" || return 1
	generate --data "$top/tests/generate/data" --seed 5 --cities 1 --counties 1 --departments 2 --years 2023-2024 --noise 0.4 -o g >/dev/null
	find g/reports -type f | sort >list
	extract -q --files-from=list >extracted.tsv || [ $? -eq 1 ]
	normalise-numbers -q extracted.tsv >normalised.tsv || [ $? -eq 1 ]
	tag-codes -q normalised.tsv >tagged.tsv || [ $? -eq 1 ]
	head -n 300 tagged.tsv >few.tsv
}

setup() { cd "$BATS_FILE_TMPDIR" || return 1; }

# dd writes what one read gave: with bs=N the reader gets pieces of N bytes.
pieces() { dd bs="$1" status=none; }

same() { # COMMAND INPUT PIECE
	diff -q <($1 <"$2") <(pieces "$3" <"$2" | $1) || { echo "$1 on $2 in pieces of $3" >&2; return 1; }
}

@test "in pieces of 4096, 1000 and 17 bytes" {
	for size in 4096 1000; do
		same "normalise-numbers -q" extracted.tsv $size
		same "tag-codes -q" normalised.tsv $size
		same "reconcile -q" tagged.tsv $size
		same "aggregate -q" tagged.tsv $size
	done
	for c in normalise-numbers tag-codes reconcile aggregate; do
		same "$c -q" few.tsv 17
	done
	f=$(head -n 1 list)
	same "extract -q" "$f" 17
	same "extract -q" "$f" 1000
}

@test "in pieces of one byte, each read short and every third interrupted" {
	[ -e "$BUILD/tests/shim.so" ] || skip "no shim in this build"
	for c in normalise-numbers tag-codes reconcile aggregate; do
		diff -q <($c -q few.tsv) <(SHIM_SLOW=1 SHIM_SHORT=1 LD_PRELOAD=$BUILD/tests/shim.so $c -q few.tsv)
	done
}

@test "the output of a filter is the same twice" {
	for c in normalise-numbers tag-codes reconcile aggregate; do
		diff -q <($c -q tagged.tsv) <($c -q tagged.tsv)
	done
}
