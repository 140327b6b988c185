/* SPDX-License-Identifier: ISC */
/*
 * chinese.h - numbers in characters: 三百二十万, 二〇二四, 壹仟贰佰叁拾肆元伍角陆分, 三十四点零
 *
 * The last printed place is that of the digits before the last 万 or 亿 (三百二十万
 * is 320 times ten thousand); after a point that of its last digit.
 */
#ifndef NORMALISE_CHINESE_H
#define NORMALISE_CHINESE_H

#include "number.h"

/*
 * Reads the numeral that s (folded) begins with into n and returns the bytes
 * taken, 0 when s begins with none.  A sum in 元, 角 and 分 is taken whole, *unit
 * then being `yuan`; other units are left to the caller.  Colloquial forms that
 * drop the last place (一百二, 三万五) are BAD: they have two readings.
 */
size_t chinese_parse(struct slice s, const struct unit *yuan, struct number *n,
    const struct unit **unit);

/* False: no numeral begins like s. */
bool chinese_may_begin(struct slice s);

/* Power of ten of the multipliers (十 百 千 万 亿) that s begins with; *used 0: none. */
int chinese_multiplier(struct slice s, size_t *used);

#endif
