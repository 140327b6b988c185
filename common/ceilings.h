/* SPDX-License-Identifier: ISC */
/*
 * ceilings.h - what a stream from strangers may ask of us.  What goes beyond is
 * refused with a message; each is an option of every command that reads such
 * streams (opt.h, OPT_CEILINGS), and the defaults are far above what offices print.
 */
#ifndef JUESUAN_CEILINGS_H
#define JUESUAN_CEILINGS_H

#include <stddef.h>

struct ceilings {
	size_t record;		/* bytes of a record, CEILINGS_RECORD_MIN to CEILINGS_RECORD_MAX */
	size_t cells;		/* of a record or row */
	size_t expansion;	/* how many times its size gzip may grow, behind the first 64 MiB */
};

#define CEILINGS_DEFAULT ((struct ceilings){.record = (size_t)64 << 20, .cells = 100000, .expansion = 1000})
#define CEILINGS_RECORD_MIN ((size_t)256 << 10)	/* what is read at a time */
#define CEILINGS_RECORD_MAX ((size_t)1 << 30)

#endif
