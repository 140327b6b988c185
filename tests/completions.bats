#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Completions for bash and zsh, made from the option tables.

load lib/common.bash

commands() { for p in "$top"/cmd/*/main.c; do basename "$(dirname "$p")"; done; }
long_options() { "$1" --help | sed -En 's/^  (-., |    )(--[a-z-]+).*/\2/p' | sort; }

# What bash offers for the words of a command line; the last is being completed.
offered() { # COMMAND WORD...
	bash -c 'source <("$1" --completion=bash)
		name=$1
		COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
		spec=$(complete -p "$name") || exit 1
		f=${spec#*-F }
		"${f%% *}" "$name" "${COMP_WORDS[COMP_CWORD]}"
		[ ${#COMPREPLY[@]} -eq 0 ] || printf "%s\n" "${COMPREPLY[@]}"' bash "$@"
}

@test "bash takes every script, and -- offers each long option of --help" {
	n=0
	for c in $(commands); do
		"$c" --completion=bash | bash -n
		diff <(offered "$c" -- | sort) <(long_options "$c") || { echo "$c" >&2; return 1; }
		n=$((n + 1))
	done
	[ "$n" -ge 9 ]
}

@test "the beginning of a word is completed, choices are offered, files are files" {
	[ "$(offered extract --unc)" = --unclaimed ]
	[ "$(offered extract --lang = '' | tr '\n' ' ')" = 'zh en ' ]
	[ "$(offered extract --lang = z)" = zh ]
	cd "$BATS_TEST_TMPDIR" || return 1
	mkdir folder
	: >file.txt
	[ "$(offered extract fi)" = file.txt ]
	[ "$(offered extract -o fi)" = file.txt ]
	[ "$(offered tag-codes --reference f)" = folder ]
	[ -z "$(offered read-pdf -j '')" ]
}

@test "zsh takes every script, and each long option is in it" {
	for c in $(commands); do
		"$c" --completion=zsh >"$BATS_TEST_TMPDIR/_$c"
		head -n 1 "$BATS_TEST_TMPDIR/_$c" | grep -qx "#compdef $c"
		for o in $(long_options "$c"); do
			grep -qE -- "$o[=,}[]" "$BATS_TEST_TMPDIR/_$c" || { echo "$c: $o" >&2; return 1; }
		done
		# the quoting is that of sh as well
		sed '/^#/d' "$BATS_TEST_TMPDIR/_$c" | bash -n
		! command -v zsh >/dev/null || zsh -n "$BATS_TEST_TMPDIR/_$c"
	done
}

@test "another shell is refused; help does not show the option" {
	run extract --completion=fish
	[ "$status" -eq 2 ]
	[ "$output" = "extract: --completion is bash or zsh -- see 'extract --help'" ]
	run extract --help
	[[ $output != *completion* ]]
}

@test "the installed ones are where shells look, under the installed name" {
	root=$BATS_TEST_TMPDIR/root
	make -s -C "$top" BUILD="$BUILD" DESTDIR="$root" PREFIX=/usr install PROGRAM_PREFIX=jue-
	grep -q 'jue-extract$' "$root/usr/share/bash-completion/completions/jue-extract"
	grep -qx '#compdef jue-extract' "$root/usr/share/zsh/site-functions/_jue-extract"
	[ -s "$root/usr/share/man/zh_CN/man7/juesuan.7" ]
}
