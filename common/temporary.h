/* SPDX-License-Identifier: ISC */
/*
 * temporary.h - files under a passing name, gone again when a signal ends the process.
 *
 * A signal that would end the process (hangup, interrupt, quit, terminate, a limit,
 * a crash) first removes what is registered here, then ends it as it would have.
 * Signals that are ignored or handled otherwise stay so.  A child of a fork removes
 * only what it made itself.
 *
 * For folders, which no signal handler can empty: temporary_hold keeps such signals
 * waiting, the work looks at temporary_asked now and then, stops and cleans up, and
 * temporary_release lets them end the process.
 */
#ifndef JUESUAN_TEMPORARY_H
#define JUESUAN_TEMPORARY_H

#include <stdbool.h>

/* As mkstemp; `path` stays the caller's and where it is until temporary_forget. */
int temporary_open(char *path);
/* `path` has its final name now or is removed; nothing is done for one that is not known. */
void temporary_forget(const char *path);

void temporary_hold(void);
/* Before a read that may never return: waits for input.  False: a signal that is held came first. */
bool temporary_wait(int fd);
bool temporary_asked(void);
void temporary_release(void);

#endif
