#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# pipelines/consolidate: the same bytes each time, and nothing lost or doubled on a bad day.

load lib/common.bash

setup_file() {
	load lib/common.bash
	cd "$BATS_FILE_TMPDIR" || return 1
	generate --data "$top/tests/generate/data" --seed 11 --cities 1 --counties 1 --departments 2 --years 2023-2024 --caliber-mix -o g >/dev/null
	CONSOLIDATE_SHARD_BYTES=200000 consolidate -j 2 --no-pages -o clean g/reports || [ $? -eq 1 ]
	[ -s clean/rollup.tsv ]
}

setup() {
	cd "$BATS_FILE_TMPDIR" || return 1
	export CONSOLIDATE_SHARD_BYTES=200000
	out=$BATS_TEST_TMPDIR/out
}

run_it() { consolidate --no-pages -o "$out" "${@:-g/reports}" || [ $? -eq 1 ]; }

# All but the time of the run and the hash of inputs' names.
same_results() { # A B
	local f
	for f in figures.tsv.gz findings.tsv rollup.tsv coverage.tsv register.tsv unclaimed.tsv errors.tsv; do
		cmp "$1/$f" "$2/$f" || { echo "$f differs" >&2; return 1; }
	done
	diff <(grep -v ^finished "$1/MANIFEST") <(grep -v ^finished "$2/MANIFEST")
}

@test "one worker or two, in one go or again: the same bytes" {
	run_it
	same_results clean "$out"
	rm "$out/current"
	consolidate -j 1 --no-pages -o "$out" g/reports || [ $? -eq 1 ]
	same_results clean "$out"
	[ "$(ls "$out/.runs" | wc -l)" -eq 1 ]
	[ ! -e "$out/.work" ]
}

@test "nothing has changed: the results stay, with the same status; a change of anything makes them anew" {
	run consolidate --no-pages -o "$out" g/reports
	first=$status
	made=$(stat -L -c %Y.%i "$out/rollup.tsv")
	run consolidate -v --no-pages -o "$out" g/reports
	[ "$status" -eq "$first" ]
	[[ $output == *"nothing has changed"* ]]
	[ "$(stat -L -c %Y.%i "$out/rollup.tsv")" = "$made" ]
	[ ! -e "$out/.work" ]
	run consolidate -v --no-pages --region=130000 -o "$out" g/reports
	[[ $output != *"nothing has changed"* ]]
	run consolidate -v --no-pages --region=130000 -o "$out" g/reports /no/such/file
	[ "$status" -eq 1 ]
	grep -q '/no/such/file.list' "$out/errors.tsv"
	run consolidate -v --no-pages --region=130000 -o "$out" g/reports /no/such/file
	[ "$status" -eq 1 ]
	[[ $output == *"nothing has changed"* ]]
}

@test "a list of names and the names as arguments: the same bytes; a list that is not there: status 2" {
	find g/reports -type f | consolidate --no-pages -o "$out" --files-from=- || [ $? -eq 1 ]
	same_results clean "$out"
	run consolidate --no-pages -o "$out" --files-from=/no/such/list
	[ "$status" -eq 2 ]
	same_results clean "$out"
}

@test "figures in are figures out, and MANIFEST says so" {
	run_it
	extracted=$(sed -n 's/^figures out of extract\t//p' "$out/MANIFEST")
	[ "$extracted" -gt 1000 ]
	[ "$extracted" -eq "$(gzip -dc "$out/figures.tsv.gz" | tail -n +2 | wc -l)" ]
}

@test "a second run reads only what changed" {
	mkdir -p "$BATS_TEST_TMPDIR/pages"
	for i in 1 2 3 4; do
		{ echo '<html><meta charset=utf-8><body>'; sed 's/^/<p>/' "$(ls g/reports/*/*.txt | sed -n ${i}p)"; echo "$i"; } >"$BATS_TEST_TMPDIR/pages/$i.html"
	done
	command -v read-html >/dev/null || skip "read-html is not built"
	run consolidate -v --no-pages -o "$out" "$BATS_TEST_TMPDIR/pages"
	[[ $output == *"4 files, 4 read now"* ]]
	echo '<p>more' >>"$BATS_TEST_TMPDIR/pages/2.html"
	touch "$BATS_TEST_TMPDIR/pages/3.html"
	run consolidate -v --no-pages -o "$out" "$BATS_TEST_TMPDIR/pages"
	[[ $output == *"4 files, 1 read now"* ]]
}

@test "a second run at the same time says so and exits 75" {
	mkdir -p "$out"
	( flock 9; sleep 5 ) 9>"$out/.lock" &
	sleep 0.3
	run consolidate --no-pages -o "$out" g/reports
	kill %1
	[ "$status" -eq 75 ]
	[[ $output == *"another run is under way"* ]]
}

@test "an unreadable file, one of no encoding, one that is missing: named, the rest goes on" {
	cp -r g/reports "$BATS_TEST_TMPDIR/in"
	head -c 3000 /dev/urandom >"$BATS_TEST_TMPDIR/in/noise.txt"
	printf '%%PDF-1.7\ndamaged' >"$BATS_TEST_TMPDIR/in/bad.pdf"
	run consolidate --no-pages -o "$out" "$BATS_TEST_TMPDIR/in" /no/such/folder
	[ "$status" -eq 1 ]
	grep -q 'bad.pdf.read' "$out/errors.tsv"
	grep -q 'noise.txt.extract' "$out/errors.tsv"
	grep -q '/no/such/folder.list' "$out/errors.tsv"
	[ "$(gzip -dc "$out/figures.tsv.gz" | cut -f 1 | sort -u | wc -l)" -gt 5 ]
}

@test "a name with a line feed in it is refused by name, the rest goes on" {
	cp -r g/reports "$BATS_TEST_TMPDIR/in"
	printf 'x\n' >"$BATS_TEST_TMPDIR/in/two"$'\n'"lines.txt"
	run consolidate --no-pages -o "$out" "$BATS_TEST_TMPDIR/in"
	[ "$status" -eq 1 ]
	grep -q 'line feed or TAB' "$out/errors.tsv"
	cmp "$out/findings.tsv" <(sed "s|g/reports|$BATS_TEST_TMPDIR/in|" clean/findings.tsv)
}

@test "a program that dies on one file: the file is named, the rest is there" {
	bin=$BATS_TEST_TMPDIR/bin
	mkdir -p "$bin"
	victim=$(ls g/reports/*/*.txt | head -n 1)
	cat >"$bin/extract" <<-END
		#!/bin/bash
		case "\$*" in *--version*) exec $BUILD/bin/extract "\$@" ;; esac
		for a; do case \$a in --files-from=*) list=\$(cat "\${a#*=}") ;; -*) ;; *) list=\$a ;; esac; done
		case "\$list" in *"$victim"*) kill -SEGV \$\$ ;; esac
		exec $BUILD/bin/extract "\$@"
	END
	chmod +x "$bin/extract"
	mkdir -p "$BATS_TEST_TMPDIR/pipelines"
	cp "$top/pipelines/consolidate" "$BATS_TEST_TMPDIR/pipelines/consolidate"
	for p in "$BUILD"/bin/*; do [ -e "$bin/${p##*/}" ] || ln -s "$p" "$bin/"; done
	BUILD= PATH=$bin:$top/pipelines:/usr/bin:/bin run "$BATS_TEST_TMPDIR/pipelines/consolidate" --no-pages -o "$out" g/reports
	echo "$output"
	[ "$status" -eq 1 ]
	grep -q "${victim}.extract.*ended abnormally" "$out/errors.tsv"
	[ "$(gzip -dc "$out/figures.tsv.gz" | cut -f 1 | grep -c "$victim")" -eq 0 ]
	[ "$(cut -f 1 "$out/findings.tsv" | sort -u | wc -l)" -gt 3 ]
}

@test "killed at any moment, then run again: the result of one clean run" {
	seeds=${KILL_SEEDS:-50}
	for seed in $(seq "$seeds"); do
		rm -rf "$out"
		setsid consolidate -j 2 --no-pages -o "$out" g/reports 2>/dev/null &
		pid=$!
		sleep "0.$(printf '%03d' $((seed * 997 % 800)))"
		kill -9 -- "-$pid" 2>/dev/null || :
		wait "$pid" 2>/dev/null || :
		if [ -e "$out/current" ]; then
			same_results clean "$out" || { echo "seed $seed: published in part" >&2; return 1; }
		fi
		run_it
		same_results clean "$out" || { echo "seed $seed" >&2; return 1; }
	done
}

@test "each stage killed once: the run fails and says so, nothing is published, the next run is whole" {
	for stage in extract normalise-numbers tag-codes reconcile aggregate; do
		bin=$BATS_TEST_TMPDIR/bin-$stage
		mkdir -p "$bin"
		printf '#!/bin/sh\ncase "$*" in *--version*) exec %s "$@" ;; esac\n[ -e %s ] || { touch %s; kill -KILL $$; }\nexec %s "$@"\n' \
			"$BUILD/bin/$stage" "$bin/died" "$bin/died" "$BUILD/bin/$stage" >"$bin/$stage"
		chmod +x "$bin/$stage"
		for p in "$BUILD"/bin/*; do [ -e "$bin/${p##*/}" ] || ln -s "$p" "$bin/"; done
		mkdir -p "$bin/pipelines"
		cp "$top/pipelines/consolidate" "$bin/pipelines/"
		rm -rf "$out"
		BUILD= PATH=$bin:$top/pipelines:/usr/bin:/bin run "$bin/pipelines/consolidate" -j 1 --no-pages -o "$out" g/reports
		if [ "$stage" != extract ]; then
			[ "$status" -eq 2 ] || { echo "$stage: status $status" >&2; return 1; }
			[ ! -e "$out/current" ]
		fi
		run_it
		same_results clean "$out" || { echo "$stage" >&2; return 1; }
	done
}

@test "a full disk: status 2, the earlier result stays as it was" {
	[ "$(id -u)" = 0 ] || skip "mounting a small tmpfs needs root"
	small=$BATS_TEST_TMPDIR/small
	mkdir "$small"
	mount -t tmpfs -o size=12m tmpfs "$small" 2>/dev/null || skip "no tmpfs can be mounted here"
	consolidate --no-pages -o "$small/out" "$(dirname "$(ls g/reports/*/*.txt | head -n 1)")" || [ $? -eq 1 ]
	before=$(cat "$small/out/rollup.tsv" "$small/out/findings.tsv" | cksum)
	head -c 20m /dev/zero >"$small/fill" 2>/dev/null || :
	run consolidate --no-pages -o "$small/out" g/reports
	after=$(cat "$small/out/rollup.tsv" "$small/out/findings.tsv" | cksum)
	umount "$small"
	[ "$status" -eq 2 ]
	[ "$before" = "$after" ]
}

@test "a clock that jumps changes nothing" {
	run_it
	find g/reports -type f | head -n 5 | while read -r f; do touch -d '2001-01-01' "$f"; done
	rm "$out/current"
	SOURCE_DATE_EPOCH=1 run_it
	same_results clean "$out"
	grep -q '^finished.1970' "$out/MANIFEST"
}
