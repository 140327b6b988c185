#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Messages and help in Chinese and English; figures the same in both.

load lib/common.bash

setup() {
	unset LC_ALL LC_MESSAGES LANG
	cd "$BATS_TEST_TMPDIR" || return 1
}

commands() { for p in "$top"/cmd/*/main.c; do basename "$(dirname "$p")"; done; }
# UTF-8 of U+4000 and above
han() { LC_ALL=C grep -q $'[\xe4-\xe9][\x80-\xbf][\x80-\xbf]'; }

@test "each text of messages and help has a translation, and none is left over" {
	run "$top/tests/lib/messages" common/po/zh_CN.po
	echo "$output"
	[ "$status" -eq 0 ]
}

@test "the file is one that gettext accepts" {
	need msgfmt
	msgfmt --check-format -o /dev/null "$top/common/po/zh_CN.po"
}

@test "a translation with other conversions than the English is refused" {
	"$top/common/po/compile" "$top/common/po/zh_CN.po" >/dev/null
	for bad in '%zu 行 %s' '%s 行' '行' '%d 行' '%5zu 行' '%zu 行 %n'; do
		printf 'msgid "%%zu rows"\nmsgstr "%s"\n' "$bad" >bad.po
		run "$top/common/po/compile" bad.po
		[ "$status" -eq 1 ]
		[[ $output == *"bad.po:1: conversions differ"* ]]
	done
	printf 'msgid "100%%%% of %%zu "\n"rows"\nmsgstr ""\n"%%zu 行的 100%%%%"\n' >good.po
	run "$top/common/po/compile" good.po
	[ "$status" -eq 0 ]
	[[ $output == *'{"100%% of %zu rows",'* ]]
	# without a translation, or a doubtful one: English
	printf '#, fuzzy\nmsgid "a"\nmsgstr "b"\n\nmsgid "c"\nmsgstr ""\n' >none.po
	run "$top/common/po/compile" none.po
	[ "$status" -eq 0 ] && [ -z "$output" ]
}

@test "help speaks both languages" {
	for c in $(commands); do
		"$c" --lang=zh --help >zh
		"$c" --lang=en --help >en
		grep -q '^usage: ' en && grep -q '^用法：' zh
		! han <en
		# each line of an option is translated, and there are as many
		[ "$(wc -l <en)" -eq "$(wc -l <zh)" ]
		grep '^  ' zh >options
		while IFS= read -r line; do
			han <<<"$line" || { echo "$c: $line" >&2; return 1; }
		done <options
	done
}

@test "LC_ALL goes before LC_MESSAGES before LANG, --lang before all" {
	LANG=zh_CN.UTF-8 extract --help | han
	LC_MESSAGES=zh_TW LANG=en_US extract --help | han
	! LC_ALL=C LC_MESSAGES=zh_CN LANG=zh_CN extract --help | han
	! LC_ALL=zh_CN.UTF-8 extract --lang=en --help | han
	LC_ALL='' LANG=zh extract --help | han
	extract --help --lang zh | han
	! extract --help | han
	! LANG=de_DE.UTF-8 extract --help | han
}

@test "a mistake before --lang is told in that language" {
	run extract --nonsense --lang=zh
	[ "$status" -eq 2 ]
	[ "$output" = "extract: 未知选项 '--nonsense'——请看“extract --help”" ]
	run extract --lang=fr
	[ "$status" -eq 2 ]
	[ "$output" = "extract: --lang is zh or en -- see 'extract --help'" ]
	# behind -- it is a file
	run extract -- --lang=zh
	[ "${lines[1]}" = "extract: --lang=zh: cannot open: No such file or directory" ]
}

@test "messages with their place, values and the system's reason" {
	run extract --lang=zh nosuch
	[ "$output" = "$(printf 'report\tentity\tscope\tyear\tsheet\tpart\tline\tcode\titem\tmeasure\traw\tunit\tsource\nextract: nosuch: 无法打开: 没有该文件或目录')" ]
	printf 'a\n1\n' >a.tsv
	run tag-codes --lang=zh a.tsv
	[ "$status" -eq 2 ]
	[[ $output == *"tag-codes: a.tsv:1: 没有 sheet 和 item 列——请用 --fields 指定代码所在的列"* ]]
	printf 'abc' | gzip | head -c 15 >cut.gz
	run extract --lang=zh cut.gz
	[[ $output == *"extract: cut.gz: gzip：文件中途结束——复制是否完整？"* ]]
	printf '# own\nid\tkind\tseverity\tformula\n' >r.tsv
	run reconcile --lang=zh --explain=nosuch
	[ "$output" = "reconcile: --explain nosuch：没有这条规则——见 --list" ]
}

@test "what is from a report is shown, not obeyed, in Chinese too" {
	run extract --lang=zh "$(printf 'a\033[31m%%s%%n')"
	[[ $output == *'a\x1B[31m%s%n: 无法打开'* ]]
}

@test "standard output is the same in both languages" {
	find "$top/samples/reports" -name '*.txt' | sort | head -n 3 >list
	for lang in en zh; do
		extract -q --lang=$lang --files-from=list >$lang.1
		normalise-numbers -q --lang=$lang $lang.1 >$lang.2
		tag-codes -q --lang=$lang $lang.2 >$lang.3
		aggregate -q --lang=$lang $lang.3 >$lang.4
		# findings have one column for people
		reconcile -q --lang=$lang --all $lang.3 | awk -F '\t' -v OFS='\t' 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == "message") m = i } NR > 1 { $m = "" } 1' >$lang.5
	done
	for i in 1 2 3 4 5; do
		[ -s en.$i ]
		cmp en.$i zh.$i
	done
}
