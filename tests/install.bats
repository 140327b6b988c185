#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# make install: what is installed works where it is, also under other names, and uninstall leaves nothing.

load lib/common.bash

install_to() { # ROOT MAKE-ARGUMENT...
	local root=$1
	shift
	make -s -C "$top" BUILD="$BUILD" DESTDIR="$root" PREFIX=/usr "$@"
}

# The installed programs must find their own reference files: the tree's are out of the way.
rolls_up() { # ROOT PREFIX
	local prefix=$2
	cd "$BATS_TEST_TMPDIR" || return 1
	unset BUILD
	PATH=$1/usr/bin:/usr/bin:/bin "${prefix}consolidate" --no-pages -o out "$top/samples" || [ $? -eq 1 ]
	[ "$(wc -l <out/rollup.tsv)" -gt 100 ]
}

@test "installed programs, pages and data work from where they are" {
	root=$BATS_TEST_TMPDIR/root
	install_to "$root" install
	[ -s "$root/usr/share/man/man1/extract.1" ] && [ -s "$root/usr/share/juesuan/rules.tsv" ]
	rolls_up "$root" ''
}

@test "PROGRAM_PREFIX renames the programs, and the pipelines still find them" {
	root=$BATS_TEST_TMPDIR/root
	install_to "$root" install PROGRAM_PREFIX=jue-
	[ -x "$root/usr/bin/jue-extract" ] && [ ! -e "$root/usr/bin/extract" ]
	rolls_up "$root" jue-
}

@test "uninstall takes everything away again" {
	root=$BATS_TEST_TMPDIR/root
	install_to "$root" install
	install_to "$root" uninstall
	[ -z "$(find "$root" -type f)" ]
}
