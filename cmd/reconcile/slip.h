/* SPDX-License-Identifier: ISC */
/*
 * slip.h - what slip of the pen turns one printed figure into another, and how
 * much it costs: the likelier the slip, the cheaper.
 */
#ifndef RECONCILE_SLIP_H
#define RECONCILE_SLIP_H

#include <stdbool.h>

#include "slice.h"

enum slip {
	SLIP_DIGIT, SLIP_EXCHANGE, SLIP_POINT, SLIP_SIGN, SLIP_LOST_DIGIT, SLIP_UNIT, SLIP_OTHER_CELL,
	SLIP_LEFT_OUT, SLIP_PRINTING, SLIP_OTHER
};

/* Both as printed; only digits, point and minus count. */
enum slip slip_between(struct slice printed, struct slice meant);
unsigned slip_cost(enum slip s);
const char *slip_words_zh(enum slip s);
const char *slip_words_en(enum slip s);

#endif
