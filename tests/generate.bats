#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# generate: the same bytes for the same options, accounts that balance, noise that changes no figure.

load lib/common.bash
bats_require_minimum_version 1.5.0

setup() {
	need generate
	cd "$BATS_TEST_TMPDIR" || return 1
}

# The truth without its last column (where a figure stands) and without separators in numbers.
figures() { cut -f1-12 "$1/truth.tsv" | tr -d ,; }

kinds() { sed -n 's/^\tX([A-Z0-9_]*, "\([a-z0-9-]*\)").*/\1/p' "$top/tests/generate/noise.h"; }

@test "the same options give the same bytes, another seed others" {
	generate --seed 5 --departments 2 --noise 0.6 --caliber-mix -o a
	generate --seed 5 --departments 2 --noise 0.6 --caliber-mix -o b
	generate --seed 6 --departments 2 --noise 0.6 --caliber-mix -o c
	diff -r a b
	! diff -rq a/reports c/reports >/dev/null
}

@test "every identity of the statements holds within its rounding" {
	generate --seed 11 --cities 3 --counties 1 --departments 8 --years 2023-2024 --caliber-mix -o w
	generate --seed 12 --cities 2 --departments 8 --years 2017 -o v
	cat w/truth.tsv v/truth.tsv | awk -F'\t' '
	function g(key) { return (key in v) ? v[key] : 0 }
	function far(a, b, terms) { n++; return (a - b > terms * 0.5 + 0.500001) || (b - a > terms * 0.5 + 0.500001) }
	function say(what) { bad++; if (bad < 20) print report, what }
	# Rows across (the first column is the sum of the others) and every column down the codes.
	function rows(s, cols, first) {
		m = split(cols, col, " ")
		for (k in code) {
			if (substr(k, 1, 3) != s) continue
			c = substr(k, 5)
			sum = 0
			for (i = 2; i <= m; i++) sum += g(s "," c "," col[i])
			if (first && far(g(s "," c "," col[1]), sum, m - 1)) say(s " " c " across")
			if (c == "合计") continue
			up = length(c) == 3 ? "合计" : substr(c, 1, length(c) - 2)
			for (i = 1; i <= m; i++) below[s "," up "," col[i]] += g(s "," c "," col[i])
			kids[s "," up]++
		}
		for (k in kids) {
			for (i = 1; i <= m; i++)
				if (far(g(k "," col[i]), below[k "," col[i]], kids[k])) say(k " " col[i] " down")
		}
		delete below; delete kids
	}
	function check() {
		rows("T02", "本年收入合计 财政拨款收入 上级补助收入 事业收入 经营收入 附属单位上缴收入 其他收入", 1)
		rows("T03", "本年支出合计 基本支出 项目支出 上缴上级支出 经营支出 对附属单位补助支出", 1)
		rows("T05", "合计 基本支出 项目支出", 1)
		rows("T07", "小计 基本支出 项目支出", 1)
		rows("T07", "年初结转和结余 本年收入 年末结转和结余", 0)
		if (far(g("T06,人员经费合计,金额") + g("T06,公用经费合计,金额"), g("T05,合计,基本支出"), 2)) say("06")
		if (far(g("T01,总计,收入"), g("T01,总计,支出"), 1)) say("01")
		if (far(g("T04,总计,收入"), g("T04,总计,合计"), 1)) say("04")
		if (far(g("T01,本年收入合计,收入"), g("T02,合计,本年收入合计"), 0)) say("01 02")
		if (far(g("T01,本年支出合计,支出"), g("T03,合计,本年支出合计"), 0)) say("01 03")
		if (far(g("T04,本年收入合计,收入"), g("T02,合计,财政拨款收入"), 0)) say("04 02")
		if (far(g("T04,本年支出合计,一般公共预算财政拨款"), g("T05,合计,合计"), 0)) say("04 05")
		if (far(g("T09,合计,决算数"), g("T09,因公出国(境)费,决算数") + \
		    g("T09,公务用车购置及运行维护费,决算数") + g("T09,公务接待费,决算数"), 3)) say("09")
		delete v; delete code
	}
	$1 == "report" || substr($5, 1, 1) != "T" { next }
	$1 != report { if (report != "") check(); report = $1 }
	{
		gsub(/,/, "", $11)
		key = $8 == "" ? $9 : $8
		v[$5 "," key "," $10] += $11 * 100
		if ($5 ~ /T0[2357]/) code[$5 "," key] = 1
	}
	END { check(); print n + 0, "checked"; exit bad > 0 }'
}

@test "a year opens with what the year before left, a department is the sum of its parts" {
	generate --seed 21 --cities 4 --departments 8 --years 2022-2024 --caliber-mix -o w
	awk -F'\t' '
	$5 != "T01" || $11 == "-" { next }
	{ gsub(/,/, "", $11); n = $11 * ($12 == "元" ? 1 : 10000); who = $2 SUBSEP $3 }
	$9 == "年末结转和结余" { left[who, $4] = n }
	$9 == "年初结转和结余" { opens[who, $4] = n }
	END {
		for (k in opens) {
			split(k, x, SUBSEP)
			p = x[1] SUBSEP x[2] SUBSEP (x[3] - 1)
			if (!(p in left)) continue
			pairs++
			if (opens[k] - left[p] > 100 || left[p] - opens[k] > 100) { print k; bad++ }
		}
		exit bad > 0 || pairs < 10
	}' w/truth.tsv
	# Where the whole, the bureau and its units are all published, the parts add up to the whole.
	awk -F'\t' '
	FNR == NR { parent[$7] = $6 == "" ? $3 : $6; scope[$7] = $4; next }
	$5 == "T05" && $9 == "合计" && $10 == "合计" && $11 != "-" {
		gsub(/,/, "", $11); n = $11 * ($12 == "元" ? 1 : 10000); k = parent[$1] SUBSEP $4
		if (scope[$1] == "汇总" || scope[$1] == "部门") all[k] = n
		else { parts[k] += n; many[k]++ }
		if (scope[$1] == "本级") bureau[k] = 1
	}
	END {
		for (k in all) if (bureau[k] && many[k] > 1) {
			seen++
			if (all[k] - parts[k] > 50 * (many[k] + 1) || parts[k] - all[k] > 50 * (many[k] + 1)) { print k; bad++ }
		}
		exit bad > 0 || seen < 3
	}' w/register.tsv w/truth.tsv
}

@test "no kind of noise changes a figure" {
	generate --seed 31 --cities 3 --departments 3 -o clean
	figures clean >clean.txt
	for k in $(kinds); do
		rm -rf noisy
		generate --seed 31 --cities 3 --departments 3 --noise-kind "$k" -o noisy
		figures noisy >noisy.txt
		cmp clean.txt noisy.txt
		if diff -rq clean/reports noisy/reports >/dev/null; then
			echo "$k does nothing"
			return 1
		fi
	done
}

@test "each figure's source is the line where it begins" {
	generate --seed 41 --departments 3 --noise 0.4 --noise-kind break-sentence,page-break,punctuation,wrap-label -o w
	(cd w && awk -F'\t' '
	$1 == "report" { next }
	$1 != file { file = $1; n = 0; delete text; while ((getline line < file) > 0) text[++n] = line; close(file) }
	{
		split($13, at, ":"); raw = $11
		sub(/^(增加|减少|增长|下降|提高|降低|上升)/, "", raw)
		if (index(text[at[2]] text[at[2] + 1] text[at[2] + 2], raw) == 0) { print; bad++ }
	}
	END { exit bad > 0 }' truth.tsv)
}

@test "a fault is printed, told and changes nothing else" {
	generate --seed 51 --departments 4 -o clean
	generate --seed 51 --departments 4 --fault digit,transpose:2,shift -o wrong
	[ "$(wc -l <wrong/faults.tsv)" -eq 5 ]
	[ "$(diff <(figures clean) <(figures wrong) | grep -c '^>')" -eq 4 ]
	awk -F'\t' 'NR > 1 && $3 == $4 { exit 1 }' wrong/faults.tsv
	run -0 generate --seed 51 --departments 4 --fault drop -o gone
	[ "$(diff <(figures clean) <(figures gone) | grep -c '^<')" -eq 1 ]
}

@test "the roll-up is the sum of the statements of the reports that count" {
	generate --seed 61 --cities 2 --counties 1 --departments 6 --caliber-mix --duplicates -o w
	awk -F'\t' '
	FNR == NR { if ($8 == "yes") region[$7] = $1; next }
	($1 in region) && $5 ~ /^T/ && $11 != "-" {
		gsub(/,/, "", $11)
		sum[$5] += $11 * ($12 == "元" ? 100 : 1000000)
	}
	END { for (s in sum) printf "%s\t%.0f\n", s, sum[s] }' w/register.tsv w/truth.tsv | sort >a
	awk -F'\t' 'NR > 1 { sum[$3] += $6 * 100 } END { for (s in sum) printf "%s\t%.0f\n", s, sum[s] }' w/rollup.tsv |
	    sort >b
	diff a b
}

@test "--stream is all reports one after another" {
	generate --seed 71 --departments 2 --noise 0.3 --stream >stream
	generate --seed 71 --departments 2 --noise 0.3 -o w
	cut -f7 w/register.tsv | sed 1d | (cd w && while read -r f; do cat "$f"; done) | cmp - stream
}

@test "what it does not understand it refuses" {
	run -2 generate
	[[ $output == *"where to?"* ]]
	run -2 generate --noise 2 -o w
	[[ $output == *"--noise"* ]]
	run -2 generate --noise-kind cobweb -o w
	[[ $output == *"no kind 'cobweb'"* ]]
	run -2 generate --years 24 -o w
	run -2 generate --fault gremlin -o w
	run -2 generate --template gothic -o w
	run -2 generate --data /nowhere -o w
}

@test "the samples are what make-samples makes" {
	"$top/tests/generate/make-samples" made
	for f in $(cd "$top/samples" && find reports -name '*.txt'); do
		cmp "$top/samples/$f" "made/$f"
	done
	[ "$(find made -name '*.txt' | wc -l)" -eq "$(find "$top/samples/reports" -name '*.txt' | wc -l)" ]
	cmp "$top/samples/register.tsv" made/register.tsv
}
