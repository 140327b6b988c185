/* SPDX-License-Identifier: ISC */
/*
 * status.h - what a piece of work came to; the values are the exit statuses of
 * every command.
 */
#ifndef JUESUAN_STATUS_H
#define JUESUAN_STATUS_H

enum status {
	STATUS_OK = 0,		/* did it */
	STATUS_NO = 1,		/* ran well: the answer is no, or some input was refused */
	STATUS_FAIL = 2		/* usage, input, output, memory or system trouble */
};

/* The worse of two: trouble outweighs no, no outweighs success. */
static inline enum status
status_max(enum status a, enum status b)
{
	return a > b ? a : b;
}

#endif
