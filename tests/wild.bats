#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# extract: made-up reports in the manner of thirty provinces and years (golden/wild/README).

load lib/common.bash

wild=$top/tests/golden/wild

# level NAME SHEET=RECALL/PRECISION...: the figures of a report are read at least so well, in percent
level() {
	local name=$1 want
	shift
	extract --quiet "$wild/$name.txt" >"$BATS_TEST_TMPDIR/f.tsv"
	"$top/tests/lib/score" --misses "$wild/$name.figures.tsv" "$BATS_TEST_TMPDIR/f.tsv" \
	    >"$BATS_TEST_TMPDIR/score"
	for want in "$@"; do
		awk -F '\t' -v want="$want" '
			BEGIN {
				split(want, w, "=")
				split(w[2], level, "/")
			}
			$1 == w[1] {
				exit !($5 >= level[1] && $6 >= level[2])
			}' "$BATS_TEST_TMPDIR/score" || {
			echo "$name: below $want"
			cat "$BATS_TEST_TMPDIR/score"
			return 1
		}
	done
}

@test "anhui-2023" {
	level anhui-2023 T=100/100 N=100/100 U=100/100
}

@test "beijing-2020" {
	level beijing-2020 T=100/100 N=100/100
}

@test "chongqing-2023" {
	level chongqing-2023 T=100/100 N=100/100 X=100/100
}

@test "fujian-2016" {
	level fujian-2016 T=100/100 N=100/100 U=100/100
}

@test "gansu-2024" {
	level gansu-2024 T=100/100 N=100/100 P=100/100
}

@test "guangdong-2022" {
	level guangdong-2022 T=100/100 N=100/100 U=100/100
}

@test "guangxi-2023" {
	level guangxi-2023 T=100/100 N=100/100
}

@test "guizhou-2017" {
	level guizhou-2017 T=100/100 N=100/100
}

@test "hainan-2021" {
	level hainan-2021 T=100/100
}

@test "heilongjiang-2018" {
	level heilongjiang-2018 T=100/100 N=100/100
}

@test "henan-2018" {
	level henan-2018 T=100/100 N=100/100
}

@test "hubei-2021" {
	level hubei-2021 T=100/100 N=100/100
}

@test "hunan-2022" {
	level hunan-2022 T=100/100 N=99.3/100 P=100/100 U=100/100
}

@test "jiangxi-2021" {
	level jiangxi-2021 T=100/100 N=100/100 U=100/100 X=100/100
}

@test "jilin-2015" {
	level jilin-2015 T=100/100 N=100/100
}

@test "liaoning-2022" {
	level liaoning-2022 T=100/100 N=100/100 X=100/100
}

@test "neimenggu-2022" {
	level neimenggu-2022 T=100/100 N=100/100 X=100/100
}

@test "ningxia-2022" {
	level ningxia-2022 T=100/100 N=100/100
}

@test "qinghai-2019" {
	level qinghai-2019 T=100/100 N=100/100
}

@test "shaanxi-2020" {
	level shaanxi-2020 T=100/100 N=100/100 U=100/100
}

@test "shandong-2019" {
	level shandong-2019 T=100/100 N=100/100 U=100/0
}

@test "shanxi-2020" {
	level shanxi-2020 T=100/100 N=100/100 X=100/100
}

@test "sichuan-2020" {
	level sichuan-2020 T=100/100 N=100/100 U=100/100 X=100/100
}

@test "tianjin-2024" {
	level tianjin-2024 T=100/100 N=100/100 U=100/100
}

@test "xinjiang-2022" {
	level xinjiang-2022 T=100/100 N=98.7/100
}

@test "xizang-2023" {
	level xizang-2023 T=100/100 N=100/100
}

@test "yunnan-2019" {
	level yunnan-2019 T=100/100
}

@test "yunnan-2023" {
	level yunnan-2023 T=100/100 N=99.2/100 U=100/100
}

@test "zhejiang-2021" {
	level zhejiang-2021 T=100/100 N=100/100 U=100/100
}

@test "zhongyang-2024" {
	level zhongyang-2024 T=100/100 N=100/100
}

@test "anhui-2016" {
	level anhui-2016 T=100/100 N=100/100
}

@test "chongqing-2017" {
	level chongqing-2017 T=100/100 N=100/100
}

@test "gansu-2017" {
	level gansu-2017 T=100/100 N=100/100
}

@test "sichuan-2015" {
	level sichuan-2015 T=100/100 N=100/100
}

@test "anhui-2022" {
	level anhui-2022 P=100/100
}

@test "henan-2022" {
	level henan-2022 P=100/100
}

@test "sichuan-2023" {
	level sichuan-2023 P=100/100
}

@test "ningxia-2019" {
	level ningxia-2019 T=100/100 N=100/100
}

@test "shanxi-2018" {
	level shanxi-2018 N=100/100
}

@test "yunnan-2016" {
	level yunnan-2016 T=100/100 N=100/100
}

@test "sichuan-2018" {
	level sichuan-2018 N=100/100
}

@test "guangdong-2016" {
	level guangdong-2016 N=100/100
}

@test "zhejiang-2020" {
	level zhejiang-2020 N=100/100 U=100/100
}
