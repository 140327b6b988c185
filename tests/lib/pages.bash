# SPDX-License-Identifier: ISC
# pages.bash - inputs of the writers: a small province, and a hostile one.

# small_province: reports of one city and a county, some figures wrong, consolidated, in ./c
small_province() {
	generate --data "$top/tests/generate/data" --seed 7 --cities 1 --counties 1 --departments 2 --years 2023-2024 --caliber-mix --fault 6 -o g >/dev/null
	consolidate -j 1 --no-pages -o c g/reports || [ $? -eq 1 ]
	inputs=(c/rollup.tsv c/findings.tsv c/figures.tsv.gz)
	[ -s c/rollup.tsv ]
}

# hostile: r.tsv f.tsv n.tsv, names and texts that want to be markup, formulas or something else
hostile() {
	local evil='<script>alert(1)</script>' formula='=HYPERLINK("x")'
	printf 'region\tplace\tspan\tyear\tsheet\tkey\tmeasure\tsum\tn\treports\tbad\textra\n' >r.tsv
	printf '130000\t%s\t全辖\t2024\tT03\t合计\t本年支出合计\t100.00\t2\t2\t0\tx\n' "$formula" >>r.tsv
	printf '130000\t%s\t全辖\t2024\tT03\t%s\t本年支出合计\t12345678901234567890.12\t1\t1\t1\tx\n' "$formula" "$evil" >>r.tsv
	printf '130000\t%s\t全辖\t2024\tT03\t201\t%s\t5\t1\t1\t0\tx\n' "$formula" "$evil" >>r.tsv
	printf '../../etc\t@sum\t全辖\t2024\tP\t+1\t-2+3\t7\t1\t1\t0\tx\n' >>r.tsv
	printf 'report\tentity\tscope\tyear\tsheet\tpart\tline\tcode\titem\tmeasure\traw\tunit\tsource\tvalue\tulp\tstatus\tkey\tregion\n' >n.tsv
	printf '../../%s\t%s\t%s\t2024\tT03\t\t1\t201\t%s\t基本支出\t%s\t万元\t1:2\t\t\tbad:%s\t201\t130000\n' \
		"$evil" "$evil" "$formula" "$evil" "$evil" "$evil" >>n.tsv
	printf 'b\t%s\t汇总\t2024\tT03\t\t1\t201\tx\x01\xff\xe2\x80\xaey_x0041_\\n\\t\t基本支出\t@1\t万元\t1:2\t\t\ttext\t201\t\n' "$formula" >>n.tsv
	printf 'report\tentity\tyear\trule\tseverity\tverdict\tlhs\trhs\tdifference\tbound\tgroup\tcells\tmessage\tsuggestion\n' >f.tsv
	printf '../../%s\t%s\t2024\t%s\tE\tfail\t1\t2\t-1\t0\t1\tT03[201,基本支出] 1:2\t%s\t%s\n' "$evil" "$evil" "$evil" "$evil" "$formula" >>f.tsv
	printf 'none\t%s\t2024\t" onclick="x\tW\tfail\t\t\t\t\t\t%s\t%s\t\n' "$formula" "$evil" "$evil" >>f.tsv
}
