#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# normalise-numbers: forms, units, refusals, streams and tables.

load lib/common.bash
bats_require_minimum_version 1.5.0

forms=$top/tests/golden/normalise-numbers/forms.tsv

setup() {
	cd "$BATS_TEST_TMPDIR" || return 1
}

@test "every form of the table has the value, ulp and status it should" {
	awk -F'\t' 'BEGIN {OFS = FS} NR == 1 {print "report", "sheet", "raw", "unit"; next}
		{print "r", "T01", $1, $2}' "$forms" >in.tsv
	run -1 normalise-numbers -q -o out.tsv in.tsv
	diff "$forms" <(cut -f 3- out.tsv)
}

@test "the table of forms holds 300 at least" {
	[ "$(wc -l <"$forms")" -gt 300 ]
}

@test "figures: value, ulp and status follow the other columns" {
	printf '%s\n' \
		$'report\tentity\tscope\tyear\tsheet\tpart\tline\tcode\titem\tmeasure\traw\tunit\tsource' \
		$'a.txt\t石家庄市数据局\t汇总\t2024\tT03\t\t1\t2010301\t行政运行\t基本支出\t477.02\t万元\t:188' >in.tsv
	run -0 normalise-numbers in.tsv
	[ "${lines[0]}" = $'report\tentity\tscope\tyear\tsheet\tpart\tline\tcode\titem\tmeasure\traw\tunit\tsource\tvalue\tulp\tstatus' ]
	[ "${lines[1]}" = $'a.txt\t石家庄市数据局\t汇总\t2024\tT03\t\t1\t2010301\t行政运行\t基本支出\t477.02\t万元\t:188\t4770200.00\t100\tok' ]
}

@test "headers compose: cat of two streams, no header, other columns untouched" {
	printf 'report\traw\tunit\tmine\nr\t5\t元\tx\n' >a.tsv
	cat a.tsv a.tsv | normalise-numbers >out.tsv
	diff out.tsv - <<-'EOF'
		report	raw	unit	mine	value	ulp	status
		r	5	元	x	5.00	1	ok
		r	5	元	x	5.00	1	ok
	EOF
	run -0 normalise-numbers <<<$'r\te\t\t2024\tT01\t\t1\t\t总计\t收入\t1.00\t万元\t:1'
	[ "${lines[1]}" = $'r\te\t\t2024\tT01\t\t1\t\t总计\t收入\t1.00\t万元\t:1\t10000.00\t100\tok' ]
}

@test "a second run over its own output renews the columns" {
	printf 'report\traw\tunit\nr\t5\t元\n' | normalise-numbers >once.tsv
	normalise-numbers once.tsv | diff once.tsv -
	sed 's/5.00/wrong/' once.tsv | normalise-numbers | diff once.tsv -
}

@test "a short row gets its empty fields, a long one is left out and told" {
	run --separate-stderr -1 normalise-numbers <<<$'report\traw\tunit\tmine\nr\t5\nr\t1\t元\tx\ty'
	[ "${lines[1]}" = $'r\t5\t\t\t5\t1\tok' ]
	[ "${#lines[@]}" -eq 2 ]
	[[ $stderr == *"<stdin>:3: 5 fields under a header of 4 -- row left out"* ]]
}

@test "a refused number is named with its reason, the row is kept, exit 1" {
	run --separate-stderr -1 normalise-numbers -f n <<<$'n\n1.234,56\n7'
	[ "${lines[1]}" = $'1.234,56\t\t\tbad:separators' ]
	[ "${lines[2]}" = $'7\t7\t1\tok' ]
	[[ $stderr == *"<stdin>:2:1 ('n'): '1.234,56' is not a number that can be read for sure (separators) -- kept as it is"* ]]
}

@test "many refusals are told twenty times and counted" {
	run --separate-stderr -1 normalise-numbers -f n <<<"$(echo n; yes 1,23 | head -n 30)"
	[ "${#stderr_lines[@]}" -eq 21 ]
	[[ ${stderr_lines[20]} == *"30 numbers refused, 20 of them told above"* ]]
}

@test "facts in words are text, not refusals" {
	run -0 normalise-numbers <<<$'report\tsheet\traw\nr\tR\t10-20\nr\tU\t公益一类'
	[ "${lines[1]}" = $'r\tR\t10-20\t\t\ttext' ]
}

@test "--fields: one column, several, by number, with a unit" {
	printf 'name\tamount\tprice\na\t1,200\t3.5万\n' >t.tsv
	run -0 normalise-numbers -f amount t.tsv
	[ "${lines[0]}" = $'name\tamount\tprice\tvalue\tulp\tstatus' ]
	[ "${lines[1]}" = $'a\t1,200\t3.5万\t1200\t1\tok' ]
	run -0 normalise-numbers -f amount,price -u 万元 t.tsv
	[ "${lines[0]}" = $'name\tamount\tprice\tamount_value\tamount_ulp\tamount_status\tprice_value\tprice_ulp\tprice_status' ]
	[ "${lines[1]}" = $'a\t1,200\t3.5万\t12000000.00\t10000\tok\t35000.00\t1000\tok' ]
	run -0 normalise-numbers -f 2 t.tsv
	[ "${lines[1]}" = $'a\t1,200\t3.5万\t1200\t1\tok' ]
}

@test "--in-place puts values into the cells, nothing into nil ones, leaves the rest" {
	run --separate-stderr -1 normalise-numbers -i -f 1,2 -u 万元 <<<$'a\tb\tc\n1,200.5\t—\t1,200.5\n无关\t1,23\tx'
	[ "${lines[0]}" = $'a\tb\tc' ]
	[ "${lines[1]}" = $'12005000.00\t\t1,200.5' ]
	[ "${lines[2]}" = $'无关\t1,23\tx' ]
}

@test "--no-header: columns are numbers" {
	run -0 normalise-numbers -H -f 2 <<<$'x\t１２\ny\t负三'
	[ "${lines[0]}" = $'x\t１２\t12\t1\tok' ]
	[ "${lines[1]}" = $'y\t负三\t-3\t1\tok' ]
	run -2 normalise-numbers -H -f b <<<$'x\t1'
}

@test "--repair reads look-alike letters and says so" {
	run -1 normalise-numbers -q -f n <<<$'n\n1O.5'
	[ "${lines[1]}" = $'1O.5\t\t\tbad:letters' ]
	run -0 normalise-numbers --repair -f n <<<$'n\n1O.5\nl,2З4\nB2'
	[ "${lines[1]}" = $'1O.5\t10.5\t0.1\trepaired:letters' ]
	[ "${lines[2]}" = $'l,2З4\t1234\t1\trepaired:letters' ]
	[ "${lines[3]}" = $'B2\t\t\ttext' ]
}

@test "files of several tables must have the same columns" {
	printf 'a\n1\n' >a.tsv
	printf 'b\n1\n' >b.tsv
	run -0 normalise-numbers -f a a.tsv a.tsv
	[ "${#lines[@]}" -eq 3 ]
	run --separate-stderr -2 normalise-numbers -f a a.tsv b.tsv
	[[ $stderr == *"b.tsv:1: other columns than in the file before"* ]]
}

@test "usage is checked before anything is read" {
	run -2 normalise-numbers -i
	[[ $output == *"--in-place goes with --fields"* ]]
	run -2 normalise-numbers -f ''
	[[ $output == *"--fields wants 1 to 64 names"* ]]
	run -2 normalise-numbers -f n -u 英镑 </dev/null
	[[ $output == *"'英镑' is not in units.tsv"* ]]
	run -2 normalise-numbers -f m <<<$'n\n1'
	[[ $output == *"no column 'm'"* ]]
	run -2 normalise-numbers <<<$'report\tn\nr\t1'
	[[ $output == *"no column raw"* ]]
}

@test "a reference directory of one's own goes first" {
	mkdir ref
	{ cat "$top/common/reference/units.tsv"; printf '斤\tmeasure\t斤\t0\t市斤\n打\tcount\t个\t1\t\n'; } >ref/units.tsv
	run -0 normalise-numbers --reference ref -f n <<<$'n\n5市斤\n3.5打'
	[ "${lines[1]}" = $'5市斤\t5\t1\tok' ]
	[ "${lines[2]}" = $'3.5打\t35\t0\tok' ]
}

@test "values are exact: random decimals come back digit for digit" {
	awk 'BEGIN {
		srand(7); print "n"
		for (i = 0; i < 3000; i++) {
			d = 1 + int(rand() * 30); p = int(rand() * 8); s = 1 + int(rand() * 9)
			for (k = 1; k < d; k++) s = s int(rand() * 10)
			if (p > 0) { s = s "."; for (k = 0; k < p; k++) s = s int(rand() * 10) }
			print (rand() < 0.3 ? "-" : "") s
		}
	}' >n.tsv
	normalise-numbers -f n n.tsv | awk -F'\t' 'NR > 1 && ($1 != $2 || $4 != "ok") {print; bad = 1} END {exit bad}'
	# with thousands commas, full width and a unit they mean the same
	awk 'NR > 1 {
		s = $0; m = sub(/^-/, "", s); i = index(s, ".")
		w = i ? substr(s, 1, i - 1) : s; f = i ? substr(s, i) : ""
		while (w ~ /[0-9][0-9][0-9][0-9]/) w = gensub(/([0-9])([0-9][0-9][0-9])($|,)/, "\\1,\\2\\3", 1, w)
		print (m ? "-" : "") w f; next
	} {print}' n.tsv >commas.tsv 2>/dev/null || skip "awk has no gensub"
	diff <(normalise-numbers -f n n.tsv | cut -f 2-) <(normalise-numbers -f n commas.tsv | cut -f 2-)
}
