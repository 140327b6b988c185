# SPDX-License-Identifier: ISC
# common.bash - what every bats file loads: paths, and the way to skip without ../shared.
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
: "${BUILD:=$top/build}"
case $BUILD in /*) ;; *) BUILD=$top/$BUILD ;; esac
PATH=$BUILD/bin:$BUILD/tests:$top/pipelines:$PATH
export PATH BUILD
shared=${JUESUAN_SHARED:-$top/../shared}

need_shared() {
	[ -d "$shared/reports" ] || skip "no ../shared here: the real reports are not part of the project"
}

# need PROGRAM...: skip when one is missing
need() {
	local p
	for p in "$@"; do
		command -v "$p" >/dev/null 2>&1 || skip "$p is not installed"
	done
}
