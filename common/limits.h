/* SPDX-License-Identifier: ISC */
/*
 * limits.h - what a stream from strangers may ask of us.  What goes beyond is
 * refused with a message; each is an option of every command that reads such
 * streams (opt.h, OPT_LIMITS), and the defaults are far above what offices print.
 */
#ifndef JUESUAN_LIMITS_H
#define JUESUAN_LIMITS_H

#include <stddef.h>

struct limits {
	size_t record;		/* bytes of a record, LIMITS_RECORD_MIN to LIMITS_RECORD_MAX */
	size_t cells;		/* of a record or row */
	size_t expansion;	/* how many times its size gzip may grow, behind the first 64 MiB */
};

#define LIMITS_DEFAULT ((struct limits){.record = (size_t)64 << 20, .cells = 100000, .expansion = 1000})
#define LIMITS_RECORD_MIN ((size_t)256 << 10)	/* what is read at a time */
#define LIMITS_RECORD_MAX ((size_t)1 << 30)

#endif
