/* SPDX-License-Identifier: ISC */
/*
 * sandbox.h - give up what a filter no longer needs (Linux seccomp; elsewhere nothing happens).
 *
 * Input comes from thousands of strangers' files.  Once settings, reference files
 * and outputs are open, a command enters the sandbox: from then on no program can
 * be started, no network reached, no file opened but as said here, and a call that
 * tries ends the process with SIGSYS.  Builds with sanitizers run without it, as
 * these need more of the system than we do.
 */
#ifndef JUESUAN_SANDBOX_H
#define JUESUAN_SANDBOX_H

#include "status.h"

enum sandbox_need {
	SANDBOX_READ = 1,	/* open files for reading: more inputs follow */
	SANDBOX_FILES = 2,	/* also make, write and remove files: temporary runs, several outputs */
	SANDBOX_RENAME = 4,	/* give an output that is open its final name */
	SANDBOX_THREADS = 8,
	SANDBOX_WORKERS = 16	/* fork and wait */
};

/*
 * Enters it, for good.  `needs` is a sum of enum sandbox_need.  Where the kernel
 * has no seccomp a note is given (-v) and the work goes on without.
 */
enum status sandbox_enter(unsigned needs);

#endif
