# SPDX-License-Identifier: ISC
# compare.awk TRUTH FIGURES - recall and precision in per mille of the cells of the nine statements,
# by report, sheet, code, measure and digits; what no code joins (a digit of one can be lost in the
# text) is joined by its label without ordinal: "RECALL PRECISION"
function label(s) {
	gsub(/（/, "(", s); gsub(/）/, ")", s); gsub(/：/, ":", s); gsub(/“|”/, "\"", s)
	sub(/^(一|二|三|四|五|六|七|八|九|十)+、/, "", s)
	sub(/^其中:/, "", s)
	return s
}
function digits(s) {
	gsub(/[, ]/, "", s)
	if (s ~ /\./)
		sub(/0+$/, "", s)
	sub(/\.$/, "", s)
	return s
}
BEGIN { FS = "\t" }
FNR == 1 { file++ }
$1 == "report" { for (i = 1; i <= NF; i++) at[file, $i] = i; next }
$at[file, "sheet"] ~ /^T0/ && $at[file, "raw"] ~ /[0-9]/ {
	head = $at[file, "report"] FS $at[file, "sheet"]
	tail = $at[file, "measure"] FS digits($at[file, "raw"])
	by_label = head FS label($at[file, "item"]) FS tail
	by_code = $at[file, "code"] == "" ? by_label : head FS $at[file, "code"] FS tail
	if (file == 1) {
		all++
		truth[by_code]++
		same[by_code] = by_label
	} else {
		found++
		if (truth[by_code] > 0) {
			truth[by_code]--
			hit++
		} else
			rest[by_label]++
	}
}
END {
	for (key in truth)
		while (truth[key] > 0) {
			truth[key]--
			if (rest[same[key]] > 0) {
				rest[same[key]]--
				hit++
			} else if (show)
				print "missed: " key > "/dev/stderr"
		}
	for (key in rest)
		if (show && rest[key] > 0)
			print "not true: " key > "/dev/stderr"
	printf "%d %d\n", all ? hit * 1000 / all : 0, found ? hit * 1000 / found : 0
}
