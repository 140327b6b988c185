#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# The release build: position independent, all relocations read-only at start, stack and sizes checked.

load lib/common.bash

setup() {
	need readelf
	[ -e "$BUILD/tests/shim.so" ] || skip "no release build"
}

each() {
	local p
	for p in "$BUILD"/bin/*; do
		"$1" "$p" || { echo "$1: $p" >&2; return 1; }
	done
}

@test "position independent, full RELRO, no executable stack" {
	t() {
		readelf -hW "$1" | grep -q 'Type:.*DYN' &&
			readelf -lW "$1" | grep -q GNU_RELRO &&
			readelf -dW "$1" | grep -q 'BIND_NOW\|Flags:.*NOW' &&
			readelf -lW "$1" | grep 'GNU_STACK' | grep -q ' RW '
	}
	each t
}

@test "stack protector and checked library calls" {
	t() { [[ $(readelf --dyn-syms -W "$1") == *__stack_chk_fail*_chk@* || $(readelf --dyn-syms -W "$1") == *_chk@*__stack_chk_fail* ]]; }
	each t
}
