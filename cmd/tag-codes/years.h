/* SPDX-License-Identifier: ISC */
/*
 * years.h - since when and until when something of the reference holds.
 */
#ifndef TAG_YEARS_H
#define TAG_YEARS_H

#include <stdbool.h>
#include <stdint.h>

#include "slice.h"

/* Years known only about (~2019) give this much. */
enum { YEARS_SLACK = 2 };

struct years {
	uint16_t since, until;		/* 0: open */
	bool about_since, about_until;
};

enum years_answer { YEARS_IN, YEARS_BEFORE, YEARS_AFTER };

/* False: not a year. */
bool years_read(struct slice since, struct slice until, struct years *y);

/* Is `year` (0: unknown, always in) within, before or after them? */
enum years_answer years_ask(const struct years *y, unsigned year);

/* A year of four digits, 0 for anything else. */
unsigned years_number(struct slice s);

#endif
