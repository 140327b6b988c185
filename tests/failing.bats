#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# A disk that fills and a file that cannot be read on, at each call in turn: exit 2, said, nothing half done.

load lib/common.bash

setup() {
	[ -e "$BUILD/tests/shim.so" ] || skip "no shim in this build"
	cd "$BATS_TEST_TMPDIR" || return 1
	files=("$top"/samples/reports/*/*)
	extract -q "${files[0]}" >figures.tsv || [ $? -eq 1 ]
	normalise-numbers -q figures.tsv | tag-codes -q >tagged.tsv
	aggregate -q tagged.tsv >rollup.tsv || [ $? -eq 1 ]
	: >none.tsv
	printf '<table><tr><td>a<td>b</table>' >page.html
}

# Fails the Nth call of KIND (READ, WRITE), N = 1 2 ..., until COMMAND works without meeting it.
each_call() {
	local kind=$1 n=1 code
	shift
	while :; do
		rm -rf out
		mkdir out
		code=0
		env "SHIM_$kind=$n" LD_PRELOAD="$BUILD/tests/shim.so" TMPDIR="$PWD/out" "$@" >/dev/null 2>err || code=$?
		[ "$code" -gt 1 ] || break
		[ "$code" -eq 2 ] && [ -s err ] || { echo "$*: $kind $n: status $code" >&2; head -n 3 err >&2; return 1; }
		[ -z "$(ls -A out)" ] || { echo "$*: $kind $n: left $(ls -A out)" >&2; return 1; }
		[ "$n" -lt 60 ] && n=$((n + 1)) || n=$((n * 2))
	done
	[ "$n" -gt 1 ] || { echo "$*: no $kind was made to fail" >&2; return 1; }
	[ -n "$(ls -A out)" ]
}

each_error() { each_call READ "$@"; each_call WRITE "$@"; }

@test "extract" { each_error extract -q -o out/x "${files[0]}"; }
@test "normalise-numbers" { each_error normalise-numbers -q -o out/x figures.tsv; }
@test "tag-codes" { each_error tag-codes -q -o out/x figures.tsv; }
@test "reconcile" { each_error reconcile -q -o out/x tagged.tsv; }
@test "aggregate" {
	each_error aggregate -q -o out/x tagged.tsv
	each_error aggregate -q --partial -o out/x tagged.tsv
}
@test "read-html" { each_error read-html -q -o out/x page.html; }
@test "write-html" { each_error write-html -q -o out/x rollup.tsv none.tsv tagged.tsv; }
@test "write-xlsx" { each_call READ write-xlsx -q -o out/x rollup.tsv none.tsv tagged.tsv; }
