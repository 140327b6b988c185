/* SPDX-License-Identifier: ISC */
#include "sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stddef.h>

#include "diag.h"

#if defined(__linux__) && !defined(JUESUAN_SANITIZED)

#include <seccomp.h>

/* What every filter does: bytes in and out, memory, time, signals, the end. */
static const int always[] = {
	SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(pread64), SCMP_SYS(write), SCMP_SYS(writev),
	SCMP_SYS(pwrite64), SCMP_SYS(close), SCMP_SYS(lseek), SCMP_SYS(_llseek), SCMP_SYS(fstat),
	SCMP_SYS(fstat64), SCMP_SYS(newfstatat), SCMP_SYS(fstatat64), SCMP_SYS(statx), SCMP_SYS(dup),
	SCMP_SYS(fcntl), SCMP_SYS(fcntl64), SCMP_SYS(fsync), SCMP_SYS(fdatasync), SCMP_SYS(ftruncate),
	SCMP_SYS(fadvise64), SCMP_SYS(brk), SCMP_SYS(mmap), SCMP_SYS(mmap2), SCMP_SYS(munmap),
	SCMP_SYS(mremap), SCMP_SYS(mprotect), SCMP_SYS(madvise), SCMP_SYS(clock_gettime),
	SCMP_SYS(clock_nanosleep), SCMP_SYS(gettimeofday), SCMP_SYS(getrandom), SCMP_SYS(getpid),
	SCMP_SYS(gettid), SCMP_SYS(getrusage), SCMP_SYS(sysinfo), SCMP_SYS(sched_yield),
	SCMP_SYS(sched_getaffinity), SCMP_SYS(prlimit64), SCMP_SYS(rt_sigaction),
	SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigpending), SCMP_SYS(rt_sigreturn),
	SCMP_SYS(sigaltstack), SCMP_SYS(tgkill),
	SCMP_SYS(restart_syscall), SCMP_SYS(futex), SCMP_SYS(poll), SCMP_SYS(ppoll),
	SCMP_SYS(pipe2), SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(readlink), SCMP_SYS(readlinkat),
	SCMP_SYS(umask), SCMP_SYS(setitimer), SCMP_SYS(alarm),
};
static const int renaming[] = {
	SCMP_SYS(rename), SCMP_SYS(renameat), SCMP_SYS(renameat2), SCMP_SYS(unlink),
	SCMP_SYS(unlinkat),
};
static const int filing[] = {
	SCMP_SYS(open), SCMP_SYS(openat), SCMP_SYS(openat2), SCMP_SYS(mkdir), SCMP_SYS(mkdirat),
	SCMP_SYS(rename), SCMP_SYS(renameat), SCMP_SYS(renameat2), SCMP_SYS(unlink),
	SCMP_SYS(unlinkat), SCMP_SYS(rmdir), SCMP_SYS(fchmod), SCMP_SYS(fchmodat), SCMP_SYS(stat),
	SCMP_SYS(lstat), SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(faccessat2),
	SCMP_SYS(getdents64), SCMP_SYS(fallocate), SCMP_SYS(sync_file_range),
	SCMP_SYS(copy_file_range), SCMP_SYS(symlink), SCMP_SYS(symlinkat),
};
static const int threading[] = {
	SCMP_SYS(clone3), SCMP_SYS(set_robust_list), SCMP_SYS(rseq), SCMP_SYS(set_tid_address),
};
static const int working[] = {
	SCMP_SYS(fork), SCMP_SYS(vfork), SCMP_SYS(clone), SCMP_SYS(clone3), SCMP_SYS(wait4),
	SCMP_SYS(waitid), SCMP_SYS(kill), SCMP_SYS(set_robust_list), SCMP_SYS(rseq),
	SCMP_SYS(set_tid_address), SCMP_SYS(prctl), SCMP_SYS(getppid),
};

static bool
allow(scmp_filter_ctx ctx, const int *call, size_t n)
{
	size_t i;
	int result;

	for (i = 0; i < n; i++) {
		if (call[i] < 0)
			continue;	/* not on this processor */
		result = seccomp_rule_add(ctx, SCMP_ACT_ALLOW, call[i], 0);
		if (result != 0 && result != -EDOM && result != -EEXIST)
			return false;
	}
	return true;
}

/* open for reading only: neither a writing mode nor making or cutting a file. */
static bool
allow_reading(scmp_filter_ctx ctx)
{
	const scmp_datum_t writing = O_ACCMODE | O_CREAT | O_TRUNC;

	return seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1,
	    SCMP_A2(SCMP_CMP_MASKED_EQ, writing, O_RDONLY)) == 0;
}

#define ALLOW(ctx, list) allow(ctx, list, sizeof(list) / sizeof((list)[0]))

static bool
add_rules(scmp_filter_ctx ctx, unsigned needs)
{
	return ALLOW(ctx, always) && ((needs & SANDBOX_RENAME) == 0 || ALLOW(ctx, renaming)) &&
	    ((needs & SANDBOX_FILES) == 0 || ALLOW(ctx, filing)) &&
	    ((needs & SANDBOX_THREADS) == 0 || ALLOW(ctx, threading)) &&
	    ((needs & SANDBOX_WORKERS) == 0 || ALLOW(ctx, working)) &&
	    ((needs & SANDBOX_READ) == 0 || (needs & SANDBOX_FILES) != 0 || allow_reading(ctx));
}

enum status
sandbox_enter(unsigned needs)
{
	scmp_filter_ctx ctx = seccomp_init(SCMP_ACT_KILL_PROCESS);
	int result;

	/* none to be had: an old kernel, or an emulator such as valgrind */
	if (ctx == NULL) {
		diag_note(NULL, "no sandbox: the kernel has no seccomp filter here");
		return STATUS_OK;
	}
	if (!add_rules(ctx, needs)) {
		seccomp_release(ctx);
		diag_error(NULL, "the sandbox cannot be made -- see --no-sandbox");
		return STATUS_FAIL;
	}
	result = seccomp_load(ctx);
	seccomp_release(ctx);
	if (result != 0)
		diag_note(NULL, "no sandbox: the kernel has no seccomp filter here");
	return STATUS_OK;
}

#else

enum status
sandbox_enter(unsigned needs)
{
	(void)needs;
	(void)SANDBOX_READ;
	diag_note(NULL, "no sandbox in this build");
	return STATUS_OK;
}

#endif
