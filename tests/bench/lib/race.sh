# SPDX-License-Identifier: ISC
# race.sh - what every script of tests/bench reads first: inputs, runners, the table.
#
# A script names the runners of a question and lets them run, one after another: once into a
# file, which is compared, then RUNS times round into /dev/null, which is measured:
#
#	runner NAME VERSION FILE ITEMS COMMAND	COMMAND reads FILE (in it as $FILE is expanded by the
#						caller) and writes to standard output; the first
#						runner is ours.  ITEMS: rows or reports in FILE
#	race QUESTION [RIGHT]			RIGHT OURS THEIRS prints how many per cent of ours'
#						answers theirs has; none: a dash
#
# Output, a table: question, tool, version, median, min, max (seconds), cpu (seconds of processor,
# of the median run), MB/s, items/s, peak_MB, right_percent, ratio (time for a MB as a multiple of
# ours), and the last two again by processor time: cpu_MB/s, cpu_ratio, the ones to look at where
# others use the machine.
#
# Environment: BUILD; RUNS (3); BENCH_MB, megabytes of figures (200); BENCH_REPORTS (1000).
# Inputs are kept in BUILD/bench; NODE_PATH (or BUILD/bench/node_modules) is where DuckDB is looked for.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
: "${BUILD:=$top/build}" "${RUNS:=3}" "${BENCH_MB:=200}" "${BENCH_REPORTS:=1000}"
case $BUILD in /*) ;; *) BUILD=$top/$BUILD ;; esac
PATH=$BUILD/bin:$BUILD/tests:$top/pipelines:$PATH
: "${NODE_PATH:=$BUILD/bench/node_modules}"
export BUILD PATH NODE_PATH LC_ALL=C
tab=$(printf '\t')
data=$BUILD/bench
mkdir -p "$data"
work=$(mktemp -d "$data/race.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
: >"$work/tools"

for program in measure facts; do
	source=$top/tests/bench/lib/$program.c
	[ "$data/$program" -nt "$source" ] || ${CC:-cc} -O2 -o "$data/$program" "$source"
done

have() { command -v "$1" >/dev/null 2>&1; }
have_duckdb() { have node && node -e 'require("@duckdb/node-api")' 2>/dev/null; }
duckdb_version() { node -p 'require("@duckdb/node-api").version()'; }
first_line() { "$@" 2>&1 </dev/null | head -n 1 | tr '\t' ' '; }
bytes_of() { wc -c <"$1"; }
rows_of() { wc -l <"$1"; }

# --- inputs, made once ---------------------------------------------------------------------------

# The folder of N reports; prints its name.
reports() { # N
	to=$data/reports.$1
	if [ ! -e "$to/done" ]; then
		years=$((($1 + 899) / 950))	# at least 950 a year
		rm -rf "$to"
		generate -q --cities=4 --counties=10 --departments=25 --years=$((2025 - years))-2024 -o "$to" >&2
		find "$to/reports" -type f | sort | awk -v n="$1" 'NR <= n' >"$to/list"
		: >"$to/done"
	fi
	echo "$to"
}

# The figures of as many reports as give BENCH_MB megabytes, after each stage; prints the file.
figures() { # extracted | normalised | tagged
	to=$data/$1.$BENCH_MB.tsv
	if [ ! -e "$to" ]; then
		case $1 in
		extracted)
			from=$(reports $(((BENCH_MB + 99) / 100 * 1000)))
			# all reports are called what they are called; the last line may be cut
			extract -q --files-from="$from/list" 2>/dev/null | head -c $((BENCH_MB * 1000000)) | sed '$d' >"$to.part"
			;;
		normalised) normalise-numbers -q "$(figures extracted)" >"$to.part" || [ $? -eq 1 ] ;;
		tagged) tag-codes -q "$(figures normalised)" >"$to.part" || [ $? -eq 1 ] ;;
		esac
		mv "$to.part" "$to"
	fi
	echo "$to"
}

# The first MEGABYTES of a table, for tools that would take minutes; prints the file.
part() { # MEGABYTES FILE
	to=${2%.tsv}.part$1.tsv
	[ -e "$to" ] || head -c $(($1 * 1000000)) "$2" | sed '$d' >"$to"
	echo "$to"
}

# --- runners -------------------------------------------------------------------------------------

runner() {
	printf '%s\t%s\t%s\t%s\t%s\n' "$1" "${2:--}" "$(bytes_of "$3")" "$4" "$5" >>"$work/tools"
}

header() {
	printf 'question\ttool\tversion\tmedian\tmin\tmax\tcpu\tMB/s\titems/s\tpeak_MB\tright_percent\tratio\tcpu_MB/s\tcpu_ratio\n'
}

# Measures $command, whose output goes to FILE.
run() { # FILE
	"$data/measure" sh -c "exec 2>$work/errors
		{ $command
		} >$1" </dev/null 2>"$work/one"
}

race() { # QUESTION [RIGHT]
	: >"$work/times"
	: >"$work/runners"
	while IFS=$tab read -r who which bytes items command; do
		code=0
		run "$work/out" || code=$?
		# 1: ran well, the answer is no
		if [ "$code" -gt 1 ]; then
			echo "bench: $who: status $code: $(head -n 1 "$work/errors")" >&2
			continue
		fi
		right=-
		if [ ! -s "$work/runners" ]; then
			mv "$work/out" "$work/ours"
			[ -z "${2-}" ] || right=100.00
		else
			[ -z "${2-}" ] || right=$("$2" "$work/ours" "$work/out")
		fi
		printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$who" "$which" "$bytes" "$items" "$right" "$command" >>"$work/runners"
	done <"$work/tools"
	round=0
	while [ $round -lt "$RUNS" ]; do
		while IFS=$tab read -r who which bytes items right command; do
			run /dev/null || :
			printf '%s\t%s\n' "$who" "$(cat "$work/one")" >>"$work/times"
		done <"$work/runners"
		round=$((round + 1))
	done
	sort -t"$tab" -k1,1 -k2,2n "$work/times" | awk -F'\t' -v OFS='\t' -v question="$1" '
	FILENAME == ARGV[1] { order[++tools] = $1; version[$1] = $2; bytes[$1] = $3; items[$1] = $4; right[$1] = $5; next }
	{ wall[$1, ++n[$1]] = $2; cpu[$1, n[$1]] = $3; if ($4 > peak[$1]) peak[$1] = $4 }
	END {
		for (i = 1; i <= tools; i++) {
			a = order[i]
			middle = int((n[a] + 1) / 2)
			m = wall[a, middle]
			c = cpu[a, middle]
			if (i == 1) {
				ours = m / bytes[a]
				ours_cpu = c / bytes[a]
			}
			printf "%s\t%s\t%s\t%.4f\t%.4f\t%.4f\t%.4f\t%.0f\t%.0f\t%.1f\t%s\t%.2f\t%.0f\t%.2f\n", question, a, version[a], m,
			    wall[a, 1], wall[a, n[a]], c, bytes[a] / 1e6 / m, items[a] / m, peak[a] / 1024, right[a],
			    m / bytes[a] / ours, bytes[a] / 1e6 / c, c / bytes[a] / ours_cpu
		}
	}' "$work/runners" -
	: >"$work/tools"
}
