#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# The nth allocation fails, and all after it: exit 2 with a message, nothing leaked, no file left behind.
# Only in the sanitizer build, whose allocator fails on demand (JUESUAN_TEST). ALLOC_ALL=1 tries every n.

load lib/common.bash

setup() {
	export UBSAN_OPTIONS=print_stacktrace=1
	cd "$BATS_TEST_TMPDIR" || return 1
	run env JUESUAN_FAIL_ALLOC=1 "$BUILD/bin/normalise-numbers" --help
	[ "$status" -eq 2 ] || skip "this build's allocator cannot be made to fail"
	f=$(ls "$top"/samples/reports/*/* | head -n 1)
	extract -q "$f" >figures.tsv || [ $? -eq 1 ]
	normalise-numbers -q figures.tsv | tag-codes -q >tagged.tsv
}

# Runs COMMAND with ever later failures until it succeeds.
until_it_works() {
	local n=1 step=1
	while :; do
		rm -f out*
		code=0
		JUESUAN_FAIL_ALLOC=$n "$@" >/dev/null 2>err || code=$?
		[ "$code" -le 1 ] && break
		[ "$code" -eq 2 ] || { echo "$*: n=$n: status $code" >&2; head -n 30 err >&2; return 1; }
		grep -q 'out of memory\|no memory' err || { echo "$*: n=$n: no message" >&2; head -n 5 err >&2; return 1; }
		! ls out* >/dev/null 2>&1 || { echo "$*: n=$n: left $(ls out*)" >&2; return 1; }
		[ -n "${ALLOC_ALL:-}" ] || [ "$n" -lt 30 ] || step=$((n / 5))
		n=$((n + step))
		[ "$n" -lt 100000000 ] || return 1
	done
	echo "$*: works from allocation $n on"
}

@test "extract" { until_it_works extract -q -o out "$f"; }
@test "normalise-numbers" { until_it_works normalise-numbers -q -o out figures.tsv; }
@test "tag-codes" { until_it_works tag-codes -q -o out figures.tsv; }
@test "reconcile" { until_it_works reconcile -q -o out tagged.tsv; }
@test "aggregate" { until_it_works aggregate -q -o out tagged.tsv; }
@test "aggregate, partial and merge" {
	aggregate -q --partial tagged.tsv >part
	until_it_works aggregate -q --partial -o out tagged.tsv
	until_it_works aggregate -q --merge -o out part
}
@test "read-html" {
	printf '<table><tr><td>a<td colspan=2>b</table><p>c' >page.html
	until_it_works read-html -q -o out page.html
}
