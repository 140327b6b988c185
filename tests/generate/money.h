/* SPDX-License-Identifier: ISC */
/*
 * money.h - amounts of whole 分 as they are printed.
 */
#ifndef GENERATE_MONEY_H
#define GENERATE_MONEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { MONEY_MAX = 40 }; /* bytes that any of these writes, with the NUL */

/* Rounded half away from zero to two decimals of 万元: a multiple of 10000 分. */
int64_t money_wan(int64_t fen);
/* 万元 with two decimals; `grouped`: thousands separators; `trim`: no zeros at the end. */
size_t money_print_wan(char *out, int64_t fen, bool grouped, bool trim);
size_t money_print_yuan(char *out, int64_t fen, bool grouped, bool trim);
/* 万元 with all its decimals (up to six), as the performance forms have it. */
size_t money_print_exact(char *out, int64_t fen);
/* 100 * num / den with `places` decimals (0..2), half away from zero; den 0 prints zero. */
size_t money_print_percent(char *out, int64_t num, int64_t den, int places, bool trim);
/* The same as a whole number of the last place. */
int64_t money_percent(int64_t num, int64_t den, int places);
/* n / 10^places, for scores. */
size_t money_print_places(char *out, int64_t n, int places, bool trim);

#endif
