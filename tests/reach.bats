#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Paths that ordinary input does not take: found by `make coverage`, each with its right answer.

load lib/common.bash

header=$'report\tentity\tscope\tyear\tsheet\tpart\tline\tcode\titem\tmeasure\traw\tunit\tsource\tvalue\tulp\tstatus\tkey\tregion\tfamily\tscheme\tlevel\tparent\tname\ttag'

setup() { cd "$BATS_TEST_TMPDIR" || return 1; }

# REPORT CODE VALUE: a row of T03
figure() {
	printf '%s\t甲县%s局\t部门\t2023\tT03\t\t1\t%s\t项\t合计\t%s\t元\t:1\t%s\t0.01\tok\t%s\t510100\t财政\tfunctional\t项\t\t\texact\n' \
		"$1" "$1" "$2" "$3" "$3" "$2"
}

@test "aggregate: reports torn over several runs are counted once" {
	{ echo "$header"; figure a CODE 1.00; figure b CODE 2.00; } >pair
	awk 'NR == 1 { print; next } { row[NR] = $0 }
		END { for (i = 0; i < 40000; i++) for (n = 2; n <= 3; n++) {
			text = row[n]; gsub("CODE", sprintf("%07d", i), text); print text } }' pair >torn
	aggregate -q torn >whole.tsv
	aggregate -q --memory=1M torn | cmp - whole.tsv
	aggregate -q --memory=1M -j 2 torn | cmp - whole.tsv
	{ echo "$header"; tail -n +2 torn | sort -s -t "$(printf '\t')" -k 1,1; } | aggregate -q --memory=1M -j 2 | cmp - whole.tsv
	[ "$(grep -c $'\t3.00\t' whole.tsv)" -ge 40000 ]
}

@test "aggregate: figures without a header are known by the columns asked for" {
	{ echo "$header"; figure a 201 1.00; figure b 201 2.00; } >in
	aggregate -q -k sheet,code in >with
	tail -n +2 in | aggregate -q -k sheet,code | cmp - with
	tail -n +2 in | aggregate -q -k sheet,code -j 2 | cmp - with
	grep -q $'^T03\t201\t3.00\t' with
}

@test "aggregate: a pattern of too many columns is refused" {
	seq -s "$(printf '\t')" -f 'c%g' 80 >wide
	seq -s "$(printf '\t')" 80 >>wide
	run aggregate -k 'c*' -s c1 wide
	[ "$status" -eq 2 ] && [[ $output == *"-k: more than 32 columns"* ]]
	run aggregate -k c1 -s 'c*' wide
	[ "$status" -eq 2 ] && [[ $output == *"-s: more than 64 columns"* ]]
	run aggregate -k 'x*' -s c1 wide
	[ "$status" -eq 2 ] && [[ $output == *"no column is like 'x*'"* ]]
}

@test "aggregate: a sum beyond 38 digits is an error, by one thread, by two, and of partial roll-ups" {
	most=99999999999999999999999999999999999999
	{ echo "$header"; figure a 201 $most; figure b 201 $most; } >in
	for options in "" "-j 2" "--every-report"; do
		run aggregate -q $options in
		[ "$status" -eq 2 ] && [[ $output == *"passes 38 digits"* ]] || { echo "$options: $status $output" >&2; return 1; }
	done
	for r in a b; do { echo "$header"; figure $r 201 $most; } | aggregate -q --partial >$r.part; done
	run aggregate -q --merge a.part b.part
	[ "$status" -eq 2 ] && [[ $output == *"passes 38 digits"* ]]
	printf 'k\tv\na\t%s\na\t%s\n' $most $most >table
	for options in "" "-j 2"; do
		run aggregate -q -k k -s v $options table
		[ "$status" -eq 2 ] && [[ $output == *"passes 38 digits"* ]] || { echo "$options: $status $output" >&2; return 1; }
	done
}

@test "extract: reports one behind the other are the reports, each under its own number" {
	files=("$top"/samples/reports/510100/*-2023-*.txt)
	for f in "${files[@]}"; do extract -q "$f" | tail -n +2; done | cut -f 2-12 >apart
	cat "${files[@]}" | extract -q >together
	tail -n +2 together | cut -f 2-12 | cmp - apart
	[ "$(tail -n +2 together | cut -f 1 | sort -u | wc -l)" -eq ${#files[@]} ]
	grep -q '^<stdin>#2' together
	# as a slow pipe gives them
	for f in "${files[@]}"; do dd if="$f" bs=1000 status=none; done | extract -q | cmp - together
}

@test "a damaged gzip stream is said in words" {
	need gzip
	seq 20000 | gzip -c >whole.gz
	{ head -c 1000 whole.gz; head -c 3000 /dev/urandom; } >damaged.gz
	for c in extract "normalise-numbers -f 1" "aggregate -k 1"; do
		run $c damaged.gz
		[ "$status" -eq 2 ] && [[ $output == *"damaged.gz: gzip: "* ]] || { echo "$c: $output" >&2; return 1; }
	done
}

@test "a mistake in a reference file of one's own is named with its line" {
	mkdir mine
	for pair in narrative.tsv:extract statements.tsv:extract facts.tsv:extract performance.tsv:extract \
		units.tsv:normalise-numbers number_words.tsv:normalise-numbers functional.tsv:tag-codes \
		regions.tsv:tag-codes families.tsv:tag-codes rules.tsv:reconcile; do
		file=${pair%:*} c=${pair#*:}
		[ -e "$top/common/reference/$file" ] || { echo "no $file" >&2; return 1; }
		rm -f mine/*
		grep -v '^#' "$top/common/reference/$file" | head -n 1 >mine/"$file"
		columns=$(awk -F '\t' '{ print NF }' mine/"$file")
		awk -v n="$columns" 'BEGIN { for (i = 1; i <= n; i++) printf "%sno\\such", i == 1 ? "" : "\t"; print "" }' >>mine/"$file"
		run "$c" --reference=mine /dev/null
		echo "$pair: $status $output"
		[ "$status" -eq 2 ] && [[ $output == *"mine/$file:2"* ]]
	done
}
