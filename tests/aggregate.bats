# SPDX-License-Identifier: ISC
load lib/common

setup() {
	cd "$BATS_TEST_TMPDIR"
	printf 'place\titem\tamount\nx\tpen\t1.5\ny\tpen\t2.25\nx\tink\t-0.1\nx\tpen\t3\n' > t.tsv
}

# figures FILE: rows "report entity scope year region sheet key measure value" on standard input
figures() {
	awk -v OFS='\t' '
	BEGIN {
		print "report\tentity\tscope\tyear\tsheet\tpart\tline\tcode\titem\tmeasure\traw\tunit\tsource\tvalue\tulp\tstatus\tkey\tregion"
	}
	NF { print $1, $2, $3, $4, $6, "", "", "", $7, $8, $9, "元", ":" NR, $6 ~ /^[UR]$/ || $9 == "bad" ? "" : $9,
	    "0.01", $9 == "bad" ? "bad:unreadable" : "ok", $7, $5 }'
}

# sum ADDRESS... in a roll-up: region span sheet key measure
sum() {
	awk -F'\t' -v r="$1" -v s="$2" -v h="$3" -v k="$4" -v m="$5" \
	    '$1 == r && $3 == s && $5 == h && $6 == k && $7 == m { print $8 }'
}

department() {
	figures <<-END
		d.txt 甲市数据局 汇总 2024 130100 T05 合计 合计 100.25
		d.txt 甲市数据局 汇总 2024 130100 U 甲市数据局(本级) 性质 x
		d.txt 甲市数据局 汇总 2024 130100 U 甲市数据中心 性质 x
		b.txt 甲市数据局 本级 2024 130100 T05 合计 合计 60
		c.txt 甲市数据中心 单位 2024 130100 T05 合计 合计 40.25
		e.txt 乙区财政局 部门 2024 130102 T05 合计 合计 7.5
		g.txt 丙市教育局 本级 2024 130200 T05 合计 合计 10
		g.txt 丙市教育局 本级 2024 130200 U 丙市一中 性质 x
		g.txt 丙市教育局 本级 2024 130200 T03 合计 对附属单位补助支出 3
		g.txt 丙市教育局 本级 2024 130200 T03 合计 本年支出合计 13
		h.txt 丙市一中 单位 2024 130200 T05 合计 合计 5
		h.txt 丙市一中 单位 2024 130200 T02 合计 上级补助收入 2.5
	END
}

@test "a table: groups, sums, counts" {
	run aggregate -k place,item -s amount t.tsv
	[ "$status" -eq 0 ]
	[ "${lines[0]}" = $'place\titem\tsum\tn\tmin\tmax' ]
	[ "${lines[1]}" = $'x\tink\t-0.1\t1\t-0.1\t-0.1' ]
	[ "${lines[2]}" = $'x\tpen\t4.5\t2\t1.5\t3.0' ]
	[ "${lines[3]}" = $'y\tpen\t2.25\t1\t2.25\t2.25' ]
}

@test "-c, --mean, --share, --top and prefixes" {
	run aggregate -k place -c item -s amount --mean=2 t.tsv
	[ "${lines[1]}" = $'x\t4.4\t3\t2\t-0.1\t3.0\t1.47\tn' ]
	run aggregate -k place,item -s amount --share --top=1 --mean=1 t.tsv
	[ "${lines[1]}" = $'x\tpen\t4.5\t2\t1.5\t3.0\t2.3\tn\t102.3' ]
	run aggregate -k item:1 -s amount t.tsv
	[ "${lines[2]}" = $'p\t6.75\t3\t1.50\t3.00' ]
}

@test "--median and --quantile over the rows of a table" {
	run aggregate -k place -s amount --median --quantile=0,25,99.9 t.tsv
	[ "${lines[0]}" = $'place\tsum\tn\tmin\tmax\tmedian\tq0\tq25\tq99.9' ]
	[ "${lines[1]}" = $'x\t4.4\t3\t-0.1\t3.0\t1.5\t-0.1\t-0.1\t3.0' ]
	[ "$(printf 'k\tv\na\t1\na\t4\na\t1.0\na\t2\n' | aggregate -k k -s v --median | tail -n 1)" = $'a\t8.0\t4\t1.0\t4.0\t1.5' ]
	[ "$(aggregate -k place -c item -s amount --median t.tsv | sed -n 2p)" = $'x\t4.4\t3\t2\t-0.1\t3.0\t2.2' ]
	run aggregate -k place -s amount --quantile=101 t.tsv
	[ "$status" -eq 2 ]
	aggregate -k place -s amount --partial t.tsv > p
	run aggregate --merge --median p
	[ "$status" -eq 2 ]
	[[ $output == *"give --median or --quantile to --partial as well"* ]]
}

@test "quantiles are exact whatever memory, threads and shards" {
	awk 'BEGIN { srand(7); print "k\tv"; for (i = 0; i < 40000; i++) print i % 7 "\t" int(rand() * 100000) / 100 }' > v.tsv
	sed 1d v.tsv | sort -t "$(printf '\t')" -k1,1 -k2,2n | awk -F'\t' '
	function end() { if (n) printf "%s\t%s\n", k, v[int((n * 9 + 9) / 10)] }
	NR == 1 || $1 != k { end(); k = $1; n = 0 }
	{ v[++n] = sprintf("%.2f", $2) }
	END { end() }' > want
	aggregate -k k -s v --quantile=90 v.tsv | sed 1d | cut -f1,6 | cmp - want
	aggregate -k k -s v --median v.tsv > want
	aggregate -k k -s v --median --memory=1M v.tsv | cmp - want
	aggregate -k k -s v --median -j 2 v.tsv | cmp - want
	head -n 9000 v.tsv | aggregate --partial --median -k k -s v > a
	{ head -n 1 v.tsv; tail -n +9001 v.tsv; } | aggregate --partial --median -k k -s v > b
	aggregate --merge --median b a | cmp - want
}

@test "the median over reports, up the regions" {
	figures > f.tsv <<-END
		a.txt 甲 汇总 2024 130100 T05 2010301 合计 1
		a.txt 甲 汇总 2024 130100 T05 2010302 合计 2
		b.txt 乙 汇总 2024 130100 T05 201 合计 6
		c.txt 丙 汇总 2024 130102 T05 201 合计 60.25
	END
	aggregate --median f.tsv > want
	[ "$(awk -F'\t' '$1 == 130100 && $3 == "本级" && $6 == 201 { print $14 }' want)" = 4.5 ]
	[ "$(awk -F'\t' '$1 == 130000 && $6 == 201 { print $14 }' want)" = 6.00 ]
	aggregate -j 3 --median f.tsv | cmp - want
	aggregate --partial f.tsv | aggregate --merge --median | cmp - want
}

@test "several columns, and columns by the beginning of the name" {
	printf 'k\tamount_a\tamount_b\tz_1\tz_2\nx\t1\t2\tp\tq\nx\t3\t\tp\tq\ny\t5\t6.5\tp\tr\n' > w.tsv
	aggregate -k k -s 'amount_*' w.tsv > want
	[ "$(cut -f1-4 want | tr '\n\t' ' .')" = "k.column.sum.n x.amount_a.4.2 x.amount_b.2.1 y.amount_a.5.1 y.amount_b.6.5.1 " ]
	aggregate -k k -s 'amount_*' --partial w.tsv | aggregate --merge | cmp - want
	[ "$(aggregate -k 'z_*' -s amount_a,amount_b --median w.tsv | tail -n 1)" = $'p\tr\tamount_b\t6.5\t1\t6.5\t6.5\t6.5' ]
	run aggregate -k k -s 'b*' w.tsv
	[ "$status" -eq 2 ]
	[[ $output == *"w.tsv:1: no column is like 'b*'"* ]]
}

@test "-u keeps the order of coming" {
	printf 'k\tv\nb\t1\na\t1\n' > u.tsv
	[ "$(aggregate -u -k k -s v u.tsv | cut -f1 | tr '\n' ' ')" = "k b a " ]
	[ "$(aggregate -k k -s v u.tsv | cut -f1 | tr '\n' ' ')" = "k a b " ]
}

@test "the order and the number of places never show" {
	printf 'k\tv\na\t0.005\na\t1\na\t-2.5\n' > a.tsv
	printf 'k\tv\na\t-2.5\na\t0.005\na\t1\n' > b.tsv
	aggregate -k k -s v a.tsv > a
	aggregate -k k -s v b.tsv | cmp - a
	grep -q $'^a\t-1.495\t3\t-2.500\t1.000$' a
}

@test "a hundred thousand times 0.01 is 1000.00; wide numbers are exact" {
	[ "$(yes $'a\t0.01' | head -n 100000 | sed '1i k\tv' | aggregate -k k -s v | tail -n 1)" = $'a\t1000.00\t100000\t0.01\t0.01' ]
	run aggregate -k k -s v <<-END
		k	v
		a	999999999999999999999999999999999999
		a	1
		a	-0.5
	END
	[ "${lines[1]}" = $'a\t999999999999999999999999999999999999.5\t3\t-0.5\t999999999999999999999999999999999999.0' ]
}

@test "a sum past 38 digits is an error that names the group" {
	run aggregate -k k -s v <<-END
		k	v
		big	99999999999999999999999999999999999999
		big	1
	END
	[ "$status" -eq 2 ]
	[[ $output == *"the sum of 'big' passes 38 digits"* ]]
}

@test "what is no number is refused by line and column" {
	printf 'k\tv\na\t1\na\tabc\n' > bad.tsv
	run aggregate -k k -s v bad.tsv
	[ "$status" -eq 2 ]
	[[ $output == *"bad.tsv:3:2 (v): 'abc' is not a number"* ]]
	run aggregate -k k -s v --rejects=r.tsv bad.tsv
	[ "$status" -eq 1 ]
	[ "${lines[1]}" = $'a\t1\t1\t1\t1' ]
	[ "$(tail -n 1 r.tsv)" = $'bad.tsv\t3\tv\tnot a number\ta\\tabc' ]
}

@test "a column that is not there" {
	run aggregate -k nosuch -s amount t.tsv
	[ "$status" -eq 2 ]
	[[ $output == *"t.tsv:1 (nosuch): there is no such column"* ]]
}

@test "empty input still has a header" {
	[ "$(aggregate -k a -s b < /dev/null)" = $'a\tsum\tn\tmin\tmax' ]
	[ "$(aggregate < /dev/null | cut -f1-9)" = $'region\tplace\tspan\tyear\tsheet\tkey\tmeasure\tsum\tn' ]
}

@test "汇总 covers 本级 and the units on its list" {
	department > f.tsv
	aggregate --register=r.tsv f.tsv > out
	[ "$(sum 130100 本级 T05 合计 合计 < out)" = 100.25 ]
	grep -q $'^b.txt\t.*\tcovered\td.txt\t' r.tsv
	grep -q $'^c.txt\t.*\tcovered\td.txt\t' r.tsv
	[ "$(sum 130100 本级 C 报告 已含于汇总 < out)" = 2 ]
}

@test "regions roll up, counties into cities into provinces" {
	department | aggregate > out
	[ "$(sum 130100 全辖 T05 合计 合计 < out)" = 107.75 ]
	[ "$(sum 130102 全辖 T05 合计 合计 < out)" = 7.5 ]
	[ "$(sum 130000 全辖 T05 合计 合计 < out)" = 122.75 ]
	! grep -q ^000000 out
	grep -q $'^130000\t河北省\t' out
	department | aggregate --flat | grep -q $'^130100\t2024\tT05\t合计\t合计\t100.25'
}

@test "without 汇总 the department is built from its units, transfers are eliminated" {
	department | aggregate > out
	[ "$(sum 130200 本级 T05 合计 合计 < out)" = 15 ]
	[ "$(sum 130200 本级 C 部门 由单位合成 < out)" = 1 ]
	[ "$(sum 130200 本级 E 'T03[合计,对附属单位补助支出]' 抵销后金额 < out)" = 0.5 ]
	[ "$(sum 130200 本级 E 'T03[合计,本年支出合计]' 抵销后金额 < out)" = 10.5 ]
	[ "$(sum 130200 本级 E 'T02[合计,上级补助收入]' 抵销后金额 < out)" = 0.0 ]
	[ "$(sum 130200 本级 E 对附属单位补助 差额 < out)" = -0.5 ]
}

@test "of two editions the newer counts, at equal dates the greater name" {
	figures > f.tsv <<-END
		e2.txt 乙 部门 2024 130102 T05 合计 合计 8
		e2.txt 乙 部门 2024 130102 R 公开日期 内容 2025-08-30
		e1.txt 乙 部门 2024 130102 T05 合计 合计 7
		e1.txt 乙 部门 2024 130102 R 公开日期 内容 2025年9月1日
		f1.txt 丁 部门 2024 130103 T05 合计 合计 1
		f2.txt 丁 部门 2024 130103 T05 合计 合计 2
	END
	run aggregate f.tsv
	[ "$status" -eq 0 ]
	[[ $output == *"e2.txt is set aside: e1.txt reports the same entity, scope and year, and later"* ]]
	[[ $output == *"f1.txt is set aside: f2.txt reports"*"no date tells which is newer"* ]]
	aggregate -q f.tsv > out
	[ "$(sum 130000 全辖 T05 合计 合计 < out)" = 9 ]
	aggregate -q --every-report f.tsv > out
	[ "$(sum 130000 全辖 T05 合计 合计 < out)" = 18 ]
}

@test "lists in a ring cover nobody twice" {
	figures > f.tsv <<-END
		a.txt 甲 汇总 2024 130100 T05 合计 合计 1
		a.txt 甲 汇总 2024 130100 U 乙 性质 x
		b.txt 乙 汇总 2024 130100 T05 合计 合计 1
		b.txt 乙 汇总 2024 130100 U 甲 性质 x
	END
	[ "$(aggregate f.tsv | sum 130100 本级 T05 合计 合计)" = 1 ]
}

@test "a figure that cannot be read is counted, not taken for zero" {
	figures > f.tsv <<-END
		a.txt 甲 汇总 2024 130100 T05 合计 合计 1
		b.txt 乙 汇总 2024 130100 T05 合计 合计 bad
	END
	aggregate f.tsv | awk -F'\t' '$1 == 130000 && $5 == "T05" { exit !($8 == 1 && $15 == 1) }'
}

@test "rates are averaged, never added" {
	figures > f.tsv <<-END
		a.txt 甲 汇总 2024 130100 N 三公/合计 完成预算率 50
		a.txt 甲 汇总 2024 130100 N 三公/合计 决算数 50
		a.txt 甲 汇总 2024 130100 N 三公/合计 预算数 100
		b.txt 乙 汇总 2024 130100 N 三公/合计 完成预算率 100
		b.txt 乙 汇总 2024 130100 N 三公/合计 决算数 300
		b.txt 乙 汇总 2024 130100 N 三公/合计 预算数 300
		b.txt 乙 汇总 2024 130100 N 三公/合计 增减率 5
	END
	aggregate f.tsv > out
	grep -q $'^130100\t石家庄市\t本级\t2024\tN\t三公/合计\t完成预算率\t\t2\t.*\t87.5000\t决算数/预算数$' out
	grep -q $'^130100\t石家庄市\t本级\t2024\tN\t三公/合计\t增减率\t\t1\t.*\t5.0000\tn$' out
}

@test "rows above that a report does not print are made up from those below" {
	figures > f.tsv <<-END
		a.txt 甲 汇总 2024 130100 T05 2010301 合计 1
		a.txt 甲 汇总 2024 130100 T05 2010302 合计 2
		b.txt 乙 汇总 2024 130100 T05 2010301 合计 5
		b.txt 乙 汇总 2024 130100 T05 20103 合计 5
		b.txt 乙 汇总 2024 130100 T05 201 合计 6
	END
	aggregate f.tsv > out
	[ "$(sum 130100 本级 T05 20103 合计 < out)" = 8 ]
	[ "$(sum 130100 本级 T05 201 合计 < out)" = 9 ]
}

@test "restated years are kept apart" {
	figures > f.tsv <<-END
		a.txt 甲 汇总 2024 130100 T05 合计 合计 12
		a.txt 甲 汇总 2024 130100 T05 201 合计 12
		a.txt 甲 汇总 2023 130100 T05 合计 合计 11
		b.txt 甲 汇总 2023 130100 T05 合计 合计 10
	END
	aggregate f.tsv > out
	grep -q $'^130100\t石家庄市\t本级\t2023\tT05\t合计\t合计\t10\t' out
	grep -q $'^130100\t石家庄市\t本级\t2023/2024\tT05\t合计\t合计\t11\t' out
	aggregate --compare=2023,2024 f.tsv > out
	grep -q $'^130100\t石家庄市\t本级\tT05\t合计\t合计\t10\t12\t2\t20.0000\t1\t1\t11$' out
}

@test "-m prints the figures behind a sum" {
	department > f.tsv
	run aggregate -m region=130000 -m sheet=T05 f.tsv
	[ "$(printf '%s\n' "${lines[@]}" | cut -f1 | tr '\n' ' ')" = "report d.txt e.txt g.txt h.txt " ]
	run aggregate -m region=130100 -m span=本级 -m sheet=T05 f.tsv
	[ "${#lines[@]}" -eq 2 ]
}

@test "--expect names who is missing, --findings who failed" {
	department > f.tsv
	printf 'region\tentity\n130100\t甲市数据局\n130100\t甲市审计局\n' > list.tsv
	printf 'report\tentity\tyear\trule\tseverity\tverdict\nd.txt\t甲市数据局\t2024\t03-03\tE\tfail\n' > findings.tsv
	run aggregate --expect=list.tsv --findings=findings.tsv --register=r.tsv f.tsv
	[ "$status" -eq 0 ]
	[[ $output == *"no report of '甲市审计局' (region 130100) for 2024"* ]]
	[ "$(printf '%s\n' "${lines[@]}" | sum 130000 全辖 C 部门 应有而无)" = 1 ]
	[ "$(printf '%s\n' "${lines[@]}" | sum 130000 全辖 C 报告 勾稽不平)" = 1 ]
	grep -q $'\t甲市审计局\t\t2024\t130100\tmissing\t' r.tsv
}

@test "no sum of several years, sheets or measures, unless --mix" {
	figures > f.tsv <<-END
		a.txt 甲 汇总 2024 130100 T05 合计 合计 12
		a.txt 甲 汇总 2024 130100 T05 合计 基本支出 4
		b.txt 乙 汇总 2024 130100 T05 合计 合计 1
	END
	run aggregate -k region:4,key f.tsv
	[ "$status" -eq 2 ]
	[[ $output == *"would mix figures of several measures (合计 and 基本支出) -- add measure to -k"* ]]
	[ "$(aggregate --mix -k region:4,key f.tsv | cut -f1-4 | tail -n 1)" = $'1301\t合计\t17\t3' ]
	[ "$(grep -v 基本 f.tsv | aggregate -k region:4,key | cut -f1-4 | tail -n 1)" = $'1301\t合计\t13\t2' ]
	aggregate --partial -k region:4,key f.tsv > p
	run aggregate --merge p
	[ "$status" -eq 2 ]
	[ "$(aggregate -k region:4 -c entity f.tsv | cut -f1-4 | tail -n 1)" = $'1301\t\t3\t2' ]
}

@test "code:3 is the class, once: as printed, else made up from below" {
	figures > f.tsv <<-END
		a.txt 甲 汇总 2024 130100 T05 2010301 合计 1
		a.txt 甲 汇总 2024 130100 T05 2010302 合计 2
		b.txt 乙 汇总 2024 130100 T05 2010301 合计 5
		b.txt 乙 汇总 2024 130100 T05 20103 合计 5
		b.txt 乙 汇总 2024 130100 T05 201 合计 6
	END
	[ "$(aggregate -k key:3,measure f.tsv | cut -f1-3 | tail -n +2)" = $'201\t合计\t9' ]
	[ "$(sed 's/\tT05\t/\tX02\t/' f.tsv | aggregate -k key:3,measure | cut -f1-3 | tail -n +2)" = $'201\t合计\t9' ]
	aggregate -k key:5,measure,year f.tsv > want
	[ "$(cut -f1-4 want | tail -n +2)" = $'201\t合计\t2024\t9\n20103\t合计\t2024\t8' ]
	aggregate -j 3 -k key:5,measure,year f.tsv | cmp - want
	aggregate --partial -k key:5,measure,year f.tsv | aggregate --merge | cmp - want
}

@test "--expect knows a department under its new name, by units or by name" {
	figures > old.tsv <<-END
		a.txt 甲市安监局 汇总 2023 130100 T05 合计 合计 1
		a.txt 甲市安监局 汇总 2023 130100 U 甲市救援队 性质 x
		b.txt 甲市救援队 单位 2023 130100 T05 合计 合计 1
		c.txt 甲市教育局 汇总 2023 130100 T05 合计 合计 1
		d.txt 甲市审计局 汇总 2023 130100 T05 合计 合计 1
		e.txt 甲市财政局 汇总 2023 130100 T05 合计 合计 1
	END
	figures > new.tsv <<-END
		a.txt 甲市应急局 汇总 2024 130100 T05 合计 合计 1
		a.txt 甲市应急局 汇总 2024 130100 U 甲市救援队 性质 x
		c.txt 甲市教育和体育局 汇总 2024 130100 T05 合计 合计 1
		d.txt 甲市数据局 汇总 2024 130100 T05 合计 合计 1
		e.txt 甲市财政局 汇总 2024 130100 T05 合计 合计 1
	END
	aggregate --register=last.tsv old.tsv > /dev/null
	run aggregate --expect=last.tsv --register=r.tsv new.tsv
	[ "$status" -eq 0 ]
	[[ $output == *"no report of '甲市安监局' (region 130100) for 2024: it seems to be now 甲市应急局"* ]]
	[ "$(printf '%s\n' "${lines[@]}" | sum 130100 本级 C 部门 更名)" = 2 ]
	[ "$(printf '%s\n' "${lines[@]}" | sum 130100 本级 C 部门 新增)" = 1 ]
	[ "$(printf '%s\n' "${lines[@]}" | sum 130100 本级 C 部门 应有而无)" = 1 ]
	grep -q $'^\t甲市教育局\t\t2024\t130100\trenamed\tc.txt\t甲市教育和体育局\t' r.tsv
	grep -q $'^\t甲市审计局\t\t2024\t130100\tmissing\t' r.tsv
	[ "$(grep ^d.txt r.tsv | cut -f12)" = no ]
	[ "$(grep ^a.txt r.tsv | cut -f12)" = renamed ]
}

@test "a report that comes twice is refused, also over shards" {
	department > f.tsv
	run aggregate f.tsv f.tsv
	[ "$status" -eq 2 ]
	[[ $output == *"f.tsv:2: 'd.txt' comes twice"*"give each report once"* ]]
	sed 1d f.tsv | cat f.tsv - > two.tsv
	for j in 1 2; do
		run aggregate -j $j two.tsv
		[ "$status" -eq 2 ]
		[[ $output == *"comes twice"* ]]
	done
	aggregate --partial f.tsv > a
	head -n 4 f.tsv | aggregate --partial > b
	run aggregate --merge a b
	[ "$status" -eq 2 ]
	[[ $output == *"'d.txt' is in another partial roll-up as well"* ]]
}

@test "the header may be missing or come again" {
	department > f.tsv
	aggregate f.tsv > want
	cat f.tsv f.tsv | sed '1!{/^report/d;}' | sed 1d | head -n 12 > tail.tsv
	{ head -n 5 f.tsv; head -n 1 f.tsv; tail -n +6 f.tsv; } | aggregate | cmp - want
}

@test "shards in any split and order give the bytes of one run" {
	department > f.tsv
	aggregate -q f.tsv > want
	for n in 1 2 7 100; do
		rm -f shard.*
		awk -v n=$n 'NR == 1 { h = $0; for (i = 0; i < n; i++) print h > ("shard." i); next }
		    { print > ("shard." int((NR * 7919) % n)) }' f.tsv
		for s in shard.*; do aggregate --partial "$s" > "$s.part"; done
		# shellcheck disable=SC2012
		ls -r shard.*.part | xargs aggregate --merge -q | cmp - want
		cat shard.*.part | aggregate --merge --partial | aggregate --merge -q | cmp - want
	done
}

@test "a partial roll-up of a table merges too; what is none is refused" {
	aggregate -k place,item -s amount t.tsv > want
	head -n 3 t.tsv | aggregate --partial -k place,item -s amount > a
	{ head -n 1 t.tsv; tail -n +4 t.tsv; } | aggregate --partial -k place,item -s amount > b
	aggregate --merge b a | cmp - want
	run aggregate --merge t.tsv
	[ "$status" -eq 2 ]
	[[ $output == *"t.tsv:1: "*"is no partial roll-up"* ]]
	aggregate --partial -k place -s amount t.tsv > c
	run aggregate --merge a c
	[ "$status" -eq 2 ]
	[[ $output == *"was made with other keys"* ]]
}

@test "a shard without a row goes with any" {
	aggregate -k place,item -s amount --median t.tsv > want
	aggregate --partial --median -k place,item -s amount t.tsv > a
	aggregate --partial --median -k place,item -s amount < /dev/null > b
	aggregate --merge --median a b | cmp - want
	aggregate --merge --median b a | cmp - want
	aggregate --merge --partial b a | aggregate --merge --median | cmp - want
}

@test "little memory gives the same bytes" {
	awk 'BEGIN { print "k\tv"; for (i = 0; i < 60000; i++) print "key-" (i * 7919) % 30011 "\t" i / 100 }' > many.tsv
	aggregate -k k -s v many.tsv > want
	aggregate --memory=1M -k k -s v many.tsv | cmp - want
	awk 'BEGIN { print "r\tk\tv"; for (i = 0; i < 60000; i++) print int(i / 100) "\tkey-" (i * 7919) % 30011 "\t" i / 100 }' > many.tsv
	aggregate -k k -c r -s v many.tsv > want
	aggregate --memory=1M -k k -c r -s v many.tsv | cmp - want
	aggregate --memory=1M --partial -k k -c r -s v many.tsv | aggregate --memory=1M --merge | cmp - want
	[ -z "$(ls "${TMPDIR:-/tmp}"/aggregate.* 2>/dev/null)" ]
}

@test "threads give the same bytes" {
	awk 'BEGIN { print "k\tv"; for (i = 0; i < 200000; i++) print "key-" (i * 7919) % 30011 "\t" i / 100 }' > many.tsv
	aggregate -k k -s v many.tsv > want
	for j in 2 3 7; do aggregate -j $j -k k -s v many.tsv | cmp - want; done
	aggregate -u -k k -s v many.tsv > want
	aggregate -j 3 -u -k k -s v many.tsv | cmp - want
	department > f.tsv
	aggregate f.tsv > want
	aggregate -j 3 f.tsv | cmp - want
}

@test "-j: a report goes on in the next block, and has rows that are alike" {
	# two reports of two megabytes: all rows of each but the first come several times
	department | awk -F'\t' -v OFS='\t' '
		NR == 1 { print }
		/^d.txt.*T05/ || /^e.txt/ {
			print
			for (i = 0; i < 20000; i++) { $11 = $14 = i % 7; $13 = ":" i % 7 + 1000; print }
		}' > long.tsv
	aggregate long.tsv > want
	for i in 1 2 3; do aggregate -j 2 long.tsv | cmp - want; done
	# the first row far behind the others: it comes again
	grep ^e.txt long.tsv | head -n 1 | cat long.tsv - > again.tsv
	for j in 1 2; do
		run aggregate -j $j again.tsv
		[ "$status" -eq 2 ]
		[[ $output == *"comes twice"* ]]
	done
}

@test "a full disk is no success" {
	[ -w /dev/full ] || skip "no /dev/full here"
	run sh -c 'aggregate -k place -s amount t.tsv > /dev/full'
	[ "$status" -eq 2 ]
}

@test "usage is told, help is not an error" {
	run aggregate --merge -k a
	[ "$status" -eq 2 ]
	run aggregate -k a:x
	[ "$status" -eq 2 ]
	[[ $output == *"after ':' comes how many bytes count"* ]]
	run aggregate --help
	[ "$status" -eq 0 ]
}

@test "-j: more lines than a thread may be ahead, in order, and a full disk" {
	awk 'BEGIN { print "k\tcode\tv"; for (i = 0; i < 60000; i++) printf "a group of %d\t%d\t%d.50\n", i * 7919 % 60000, i % 3, i }' > long.tsv
	aggregate -k k,code -s v long.tsv > want
	for j in 2 3; do aggregate -j $j -k k,code -s v long.tsv | cmp - want; done
	[ "$(aggregate -j 2 -k k,code -s v long.tsv | head -n 1)" = "$(head -n 1 want)" ]
	status=0
	aggregate -j 2 -k k,code -s v long.tsv > /dev/full 2> err || status=$?
	[ "$status" -eq 2 ]
	grep -q 'No space left' err
}

@test "every cell of the generator's roll-up" {
	need generate extract normalise-numbers tag-codes
	generate --seed 5 --cities 2 --counties 2 --departments 3 --years 2023-2024 --caliber-mix --duplicates --noise 0 -o g
	cd g
	normalise-numbers truth.tsv | tag-codes | aggregate -q --register r.tsv > out
	awk -F'\t' '
	FNR == 1 { next }
	FILENAME == "rollup.tsv" { want[$1 FS $2 FS $3 FS $4 FS $5] = $6 FS $7; next }
	FILENAME == "out" && ($3 == "本级" || substr($1, 5) != "00") {
		k = $1 FS $4 FS $5 FS $6 FS $7
		if (k in want) { split(want[k], w, FS); if ($8 != w[1] || $9 != w[2]) { print k, $8, w[1]; bad = 1 } delete want[k] }
	}
	END { for (k in want) { print "missing", k; bad = 1 } exit bad }' rollup.tsv out
	awk -F'\t' 'FNR == 1 { next } NR == FNR { c[$7] = $8; next } c[$1] != ($6 == "used" ? "yes" : "no") { print; bad = 1 }
	    END { exit bad }' register.tsv r.tsv
}

@test "towns below a county, where regions.tsv has them: what the county sends on is its own" {
	mkdir ref
	cp "$top/common/reference/regions.tsv" ref
	printf '130102001\t甲街道\t乡级\t130102\n130102001201\t乙村\t村级\t130102001\n' |
	    awk -F'\t' -v OFS='\t' 'FILENAME != "-" && !/^#/ && n == 0 { n = NF } FILENAME == "-" { $n = ""; print }' \
	    ref/regions.tsv - >more
	cat more >>ref/regions.tsv
	figures >towns.tsv <<-END
		a.txt 甲街道办事处 部门 2024 130102001 T05 合计 合计 1
		v.txt 乙村服务站 部门 2024 130102001201 T05 合计 合计 0.5
		b.txt 乙区财政局 部门 2024 130102 T05 合计 合计 2
		c.txt 甲市数据局 部门 2024 130100 T05 合计 合计 4
	END
	{ head -1 towns.tsv; tail -n +2 towns.tsv | tac; } >back.tsv
	aggregate --reference=ref towns.tsv >r.tsv
	[ "$(sum 130102001 全辖 T05 合计 合计 <r.tsv)" = 1.5 ]
	[ "$(sum 130102 全辖 T05 合计 合计 <r.tsv)" = 3.5 ]
	[ "$(sum 130100 全辖 T05 合计 合计 <r.tsv)" = 7.5 ]
	[ "$(sum 130000 全辖 T05 合计 合计 <r.tsv)" = 7.5 ]
	cmp r.tsv <(aggregate --reference=ref back.tsv)
	cmp r.tsv <(aggregate --reference=ref -j 2 towns.tsv)
	aggregate --reference=ref --partial towns.tsv >part.tsv
	cmp r.tsv <(aggregate --reference=ref --merge part.tsv)
	cmp r.tsv <(aggregate --reference=ref --memory=1M towns.tsv)
}
