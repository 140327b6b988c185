# SPDX-License-Identifier: ISC
# reshape.awk - a tabbed report printed in another way: -v form=pipe|cells|bars|fused|csv,
# or with the blank cells kept, blank-bars|blank-lines
function flush_fused() { if (fused != "") print fused; fused = "" }
form == "csv" {
	if ($0 == "" || ($0 !~ /\t/ && $0 ~ /,.*,/))
		next
	n = split($0, c, "\t")
	s = ""
	for (i = 1; i <= 12; i++) {
		x = i <= n ? c[i] : ""
		if (x ~ /[",]/) {
			gsub(/"/, "\"\"", x)
			x = "\"" x "\""
		}
		s = s (i > 1 ? "," : "") x
	}
	print s
	next
}
!/\t/ { flush_fused(); print; next }
{
	n = split($0, c, "\t")
	s = ""
	for (i = 1; i <= n; i++) {
		if (form == "pipe")
			s = s "| " c[i] " "
		if (form == "blank-bars")
			print c[i] == "" ? "|" : c[i] " |"
		if (form == "blank-lines")
			print c[i] "\n"
		if (c[i] == "")
			continue
		if (form == "cells")
			print c[i]
		if (form == "bars")
			print c[i] " |"
		if (form == "fused")
			fused = fused (fused == "" ? "" : " ") c[i]
	}
	if (form == "pipe")
		print s "|"
}
END { flush_fused() }
