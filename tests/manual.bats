#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# The examples of the manual pages run as they are printed, and the pages agree with --help.

load lib/common.bash

# The examples of a page: lines ".Dl $ COMMAND", with mdoc's escapes undone.
examples() { sed -n 's/^\.Dl \$ //p' "$1" | sed 's/\\e/\\/g; s/\\&//g; s/\\-/-/g; s/\\(aq/'"'"'/g; s/\\(dq/"/g'; }

@test "every example runs" {
	cd "$top" || return 1
	[ -n "$(find samples -name "*.txt" 2>/dev/null)" ] || skip "no samples"
	work=$BATS_TEST_TMPDIR/tree
	mkdir "$work"
	cp -r samples pipelines common "$work/"
	cd "$work" || return 1
	mkdir -p build
	n=0
	for page in "$top"/common/man/recipes.7 "$top"/cmd/*/*.1 "$top"/common/man/*.[57]; do
		while IFS= read -r example; do
			[ -n "$example" ] || continue
			n=$((n + 1))
			code=0
			bash -c "set -o pipefail; $example" >out 2>err || code=$?
			# 1: the answer is no; 141: a reader such as head had enough
			[ "$code" -le 1 ] || [ "$code" -eq 141 ] || { echo "${page##*/}: status $code: $example" >&2; cat err >&2; return 1; }
		done < <(examples "$page")
	done
	echo "$n examples ran"
	[ "$n" -gt 5 ]
}

@test "every option of --help is in the manual page" {
	for c in "$BUILD"/bin/*; do
		name=${c##*/}
		page=$top/cmd/$name/$name.1
		[ -e "$page" ] || { echo "$name has no page" >&2; return 1; }
		"$c" --help | sed -n 's/^  .*--\([a-z-]*\).*/\1/p' | while read -r option; do
			case $option in help | version | quiet | verbose) continue ;; esac
			grep -q -- "-$option" "$page" || { echo "$name: --$option is not in its page" >&2; exit 1; }
		done || return 1
	done
}
