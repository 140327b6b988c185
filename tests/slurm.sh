#!/bin/bash
# SPDX-License-Identifier: ISC
# slurm.sh - `make check-slurm`: 200 shards on a cluster of two nodes, a task killed, a node lost and back:
# the bytes of the local run.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
: "${BUILD:=$top/build}"
export BUILD PATH=$BUILD/bin:$BUILD/tests:$top/pipelines:$PATH:/usr/sbin CONSOLIDATE_SHARD_BYTES=20000
for p in slurmctld slurmd munged; do
	command -v $p >/dev/null || { echo "check-slurm: skipped, $p is not installed (make deps installs it)"; exit 0; }
done
[ "$(id -u)" = 0 ] || { echo "check-slurm: skipped, needs root"; exit 0; }
dir=$(mktemp -d)
chmod 755 "$dir"
end() { "$top/tests/lib/slurm-down" "$dir/cluster"; rm -rf "$dir"; }
trap end EXIT
cd "$dir"
generate --data "$top/tests/generate/data" --seed 3 --cities 2 --counties 3 --departments 8 --years 2023-2024 --caliber-mix -o g >/dev/null
consolidate --no-pages -o local g/reports || [ $? -eq 1 ]
shards=$(sed -n 's/^shards\t//p' local/MANIFEST)
echo "check-slurm: $shards shards"
[ "$shards" -ge 200 ]

"$top/tests/lib/slurm-up" "$dir/cluster"
export SLURM_CONF=$dir/cluster/slurm.conf
nodes=$(sinfo -h -o %D)
echo "check-slurm: $nodes nodes"

same() {
	for f in figures.tsv.gz findings.tsv rollup.tsv coverage.tsv register.tsv unclaimed.tsv errors.tsv; do
		cmp "local/$f" "$1/$f" || { echo "not ok check-slurm: $f differs after: $2"; exit 1; }
	done
	echo "ok check-slurm: $2"
}

consolidate-slurm -v --no-pages -o out g/reports
# one task killed, one node away and back while the tasks run
for _ in $(seq 100); do
	[ "$(find out/.work/shard -maxdepth 1 -type d -name '[0-9]*' ! -name '*.part' | wc -l)" -ge 10 ] && break
	sleep 0.2
done
task=
for _ in $(seq 100); do
	task=$(squeue -h -r -t RUNNING -n juesuan-shard -o %i | head -n 1)
	[ -n "$task" ] && scontrol requeue "$task" 2>/dev/null && break
	task=
	sleep 0.05
done
[ -n "$task" ] || { echo "not ok check-slurm: no task could be killed"; exit 1; }
echo "check-slurm: task $task killed and queued again"
kill -KILL "$(cat "$dir/cluster/slurmd-n2.pid")"
scontrol update NodeName=n2 State=DOWN Reason=test
echo "check-slurm: node n2 down"
sleep 3
slurmd -N n2 -f "$SLURM_CONF"
scontrol update NodeName=n2 State=RESUME 2>/dev/null || :
for _ in $(seq 600); do
	[ -n "$(squeue -h -o %i)" ] || break
	sleep 0.5
done
[ -e out/current ] || { tail -n 5 out/.work/log/* | tail -n 40; squeue; sinfo -N -l; }
same out "a task killed, a node lost and back"

# a run that was cut off: --resume does what is missing
consolidate-slurm --no-pages -o again g/reports
for _ in $(seq 100); do
	[ "$(find again/.work/shard -maxdepth 1 -type d -name '[0-9]*' ! -name '*.part' | wc -l)" -ge 20 ] && break
	sleep 0.2
done
scancel -n juesuan-shard,juesuan-merge
scancel -u root
for _ in $(seq 60); do
	[ -n "$(squeue -h -o %i)" ] || break
	sleep 0.5
done
consolidate-slurm -v --wait --no-pages -o again --resume || [ $? -eq 1 ]
same again "cut off and resumed"
echo "2 passed, 0 failed"
