#!/bin/bash
# SPDX-License-Identifier: ISC
# power.sh - what share of wrong figures of a real report reconcile sees, and how often it names
# the culprit: the table of ../shared/tools/detection-power, held against what is asked for.
#
#	[BUILD=build] [JUESUAN_SHARED=../shared] tests/power.sh [--max N] [REPORT]
#
# Each figure of the report is changed in turn (a digit, two digits exchanged, the point moved,
# the sign, its neighbour, nothing), all versions go through the filters in one stream.  Exit 0
# when the shares are reached, 1 when not; skips (0, with a message) without ../shared.
#
# All versions are reports of one entity and year.  Rules across reports would see each as a
# duplicate of the first, which says nothing about the figure: they are left out.
set -eu -o pipefail
top=$(cd "$(dirname "$0")/.." && pwd)
build=${BUILD:-$top/build}
shared=${JUESUAN_SHARED:-$top/../shared}
PATH=$build/bin:$PATH

max=3000
if [ "${1:-}" = --max ]; then
	max=$2
	shift 2
fi
report=${1:-$shared/reports/shijiazhuang-data-2024.txt}
if [ ! -x "$shared/tools/detection-power" ] || [ ! -r "$report" ]; then
	echo "power.sh: no ../shared here: the real reports are not part of the project"
	exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
extract -q "$report" >"$work/figures.tsv"
for sheets in T N P; do
	"$shared/tools/detection-power" --sheets $sheets --max "$max" \
	    --pipeline 'normalise-numbers -q | tag-codes -q | reconcile -q --skip=cross-report' \
	    "$work/figures.tsv" >"$work/$sheets.txt"
	sed "s/^all\t/$sheets all\t/" "$work/$sheets.txt"
done

# reach SHEETS KIND COLUMN PERCENT: that share at least
reach() {
	awk -F'\t' -v sheets="$1" -v kind="$2" -v col="$3" -v least="$4" '
	$1 == "all" && $2 == kind { found = 1; ok = $col + 0 >= least
		printf "%s: %s, %s: %s of at least %s %%\n", ok ? "reached" : "MISSED", sheets, kind, $col, least }
	END { exit !(found && ok) }' "$work/$1.txt"
}
result=0
reach T all 4 99 || result=1
reach N all 4 90 || result=1
reach P all 4 70 || result=1
reach T digit 5 90 || result=1
exit $result
