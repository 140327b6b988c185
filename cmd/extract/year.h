/* SPDX-License-Identifier: ISC */
/*
 * year.h - fiscal years in text: 2024年度, 二〇二四年度, 2017-度, 2024 年.
 */
#ifndef EXTRACT_YEAR_H
#define EXTRACT_YEAR_H

#include <stdbool.h>
#include <stddef.h>

#include "slice.h"

struct year_place {
	char digits[4];
	size_t start, end;	/* bytes of the text, with 年度 or 年 */
	bool fiscal;		/* 年度, 年部门, 年决算, 年...决算 */
	bool date;		/* a month follows */
};

/* The next year at or behind `from`, digits or Chinese numerals, with 年 behind it; blanks between are accepted. */
bool year_find(struct slice text, size_t from, struct year_place *y);

/* A date without a day is a date too: 2025年9月10日, 二〇二五年九月.  Its bytes in start, end. */
bool year_date(struct slice text, size_t from, size_t *start, size_t *end);

#endif
