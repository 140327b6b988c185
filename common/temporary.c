/* SPDX-License-Identifier: ISC */
#include "temporary.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdlib.h>
#include <unistd.h>

/* A process has an output, a list or two, no more; what finds no slot is only not removed. */
enum { SLOTS = 8, LOOK_EVERY_MS = 100 };

static struct {
	_Atomic(const char *) path;
	pid_t owner;
} slot[SLOTS];

static bool held;

static const int polite[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM};
static const int others[] = {
	SIGPIPE, SIGXCPU, SIGXFSZ, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV,
};

enum { POLITE = sizeof(polite) / sizeof(polite[0]), OTHERS = sizeof(others) / sizeof(others[0]) };

/* The action was reset when the handler began: the second time the signal ends us. */
static void
clean_up(int number)
{
	const char *path;
	int saved = errno;
	size_t i;

	for (i = 0; i < SLOTS; i++) {
		path = atomic_load(&slot[i].path);
		if (path != NULL && slot[i].owner == getpid())
			(void)unlink(path);
	}
	errno = saved;
	(void)raise(number);
}

static void
watch(int number)
{
	struct sigaction old, mine = {.sa_handler = clean_up, .sa_flags = (int)SA_RESETHAND};

	(void)sigemptyset(&mine.sa_mask);
	if (sigaction(number, NULL, &old) == 0 && (old.sa_flags & SA_SIGINFO) == 0 &&
	    old.sa_handler == SIG_DFL)
		(void)sigaction(number, &mine, NULL);
}

static void
watch_all(void)
{
	size_t i;

	for (i = 0; i < POLITE; i++)
		watch(polite[i]);
	for (i = 0; i < OTHERS; i++)
		watch(others[i]);
}

static void
polite_set(sigset_t *set)
{
	size_t i;

	(void)sigemptyset(set);
	for (i = 0; i < POLITE; i++)
		(void)sigaddset(set, polite[i]);
}

static void
remember(const char *path)
{
	size_t i;

	for (i = 0; i < SLOTS; i++) {
		if (atomic_load(&slot[i].path) != NULL && slot[i].owner == getpid())
			continue;
		slot[i].owner = getpid();
		atomic_store(&slot[i].path, path);
		return;
	}
}

int
temporary_open(char *path)
{
	sigset_t set, before;
	int fd, saved;

	watch_all();
	polite_set(&set);
	(void)sigprocmask(SIG_BLOCK, &set, &before);
	fd = mkstemp(path);
	saved = errno;
	if (fd >= 0)
		remember(path);
	(void)sigprocmask(SIG_SETMASK, &before, NULL);
	errno = saved;
	return fd;
}

void
temporary_forget(const char *path)
{
	size_t i;

	for (i = 0; i < SLOTS; i++)
		if (path != NULL && atomic_load(&slot[i].path) == path)
			atomic_store(&slot[i].path, NULL);
}

void
temporary_hold(void)
{
	sigset_t set;

	polite_set(&set);
	(void)sigprocmask(SIG_BLOCK, &set, NULL);
	held = true;
}

bool
temporary_wait(int fd)
{
	struct pollfd input = {.fd = fd, .events = POLLIN};

	if (!held)
		return true;
	while (poll(&input, 1, LOOK_EVERY_MS) == 0) {
		if (temporary_asked())
			return false;
	}
	return !temporary_asked();
}

bool
temporary_asked(void)
{
	sigset_t pending, blocked;
	size_t i;

	if (sigpending(&pending) != 0 || sigprocmask(SIG_BLOCK, NULL, &blocked) != 0)
		return false;
	for (i = 0; i < POLITE; i++)
		if (sigismember(&pending, polite[i]) == 1 && sigismember(&blocked, polite[i]) == 1)
			return true;
	return false;
}

void
temporary_release(void)
{
	sigset_t set;

	held = false;
	polite_set(&set);
	(void)sigprocmask(SIG_UNBLOCK, &set, NULL);
}
