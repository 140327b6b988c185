#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Every fuzz target over its kept corpus, over what was once found and cured (tests/regressions), and over the samples.

load lib/common.bash

replay() { # TARGET [FILE...]
	local name=$1 inputs=() d
	shift
	for d in "$top/tests/fuzz/corpus/$name" "$top/tests/regressions/$name" "$@"; do
		[ ! -e "$d" ] || inputs+=("$d")
	done
	cd "$top" && "$BUILD/fuzz/$name" "${inputs[@]}"
}

@test "each target has a corpus, each corpus a target" {
	for d in "$top"/tests/fuzz/corpus/* "$top"/tests/regressions/*; do
		[ ! -e "$d" ] || [ -x "$BUILD/fuzz/${d##*/}" ] || { echo "no target: $d" >&2; return 1; }
	done
	for t in "$BUILD"/fuzz/*; do
		case $t in *.d) continue ;; esac
		[ -n "$(ls -A "$top/tests/fuzz/corpus/${t##*/}")" ] || { echo "no corpus: $t" >&2; return 1; }
	done
}

@test "texts" { for t in dec numbers labels text tsv; do replay $t; done; }
@test "reports" {
	replay extract "$top"/samples/reports/510100
	replay source "$top"/samples/reports/510100
}
@test "pages" { replay html; }
@test "documents" { replay pdf; }
@test "rules" { replay rules; }
@test "partial roll-ups, shares and threads" { replay merge && replay shares; }
