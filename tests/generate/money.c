/* SPDX-License-Identifier: ISC */
#include "money.h"

static int64_t
round_div(__int128 num, int64_t den)
{
	__int128 half = den / 2;

	return (int64_t)(num >= 0 ? (num + half) / den : -((-num + half) / den));
}

int64_t
money_wan(int64_t fen)
{
	return round_div(fen, 10000) * 10000;
}

/* n in units of 10^-places, grouped by threes before the point. */
static size_t
print_fixed(char *out, int64_t n, int places, bool grouped, bool trim)
{
	char digit[24];
	size_t digits = 0, at = 0, i;
	uint64_t v = n < 0 ? (uint64_t)-n : (uint64_t)n;

	do {
		digit[digits++] = (char)('0' + v % 10);
		v /= 10;
	} while (v > 0 || digits <= (size_t)places);
	if (n < 0)
		out[at++] = '-';
	for (i = digits; i-- > (size_t)places;) {
		out[at++] = digit[i];
		if (grouped && i > (size_t)places && (i - (size_t)places) % 3 == 0)
			out[at++] = ',';
	}
	if (places > 0) {
		out[at++] = '.';
		for (i = (size_t)places; i-- > 0;)
			out[at++] = digit[i];
		while (trim && out[at - 1] == '0')
			at--;
		if (out[at - 1] == '.')
			at--;
	}
	out[at] = '\0';
	return at;
}

size_t
money_print_wan(char *out, int64_t fen, bool grouped, bool trim)
{
	return print_fixed(out, round_div(fen, 10000), 2, grouped, trim);
}

size_t
money_print_yuan(char *out, int64_t fen, bool grouped, bool trim)
{
	return print_fixed(out, fen, 2, grouped, trim);
}

size_t
money_print_exact(char *out, int64_t fen)
{
	return print_fixed(out, fen, 6, false, true);
}

int64_t
money_percent(int64_t num, int64_t den, int places)
{
	__int128 n = (__int128)num * (places == 0 ? 100 : places == 1 ? 1000 : 10000);

	if (den == 0)
		return 0;
	return den > 0 ? round_div(n, den) : round_div(-n, -den);
}

size_t
money_print_percent(char *out, int64_t num, int64_t den, int places, bool trim)
{
	return print_fixed(out, money_percent(num, den, places), places, false, trim);
}

size_t
money_print_places(char *out, int64_t n, int places, bool trim)
{
	return print_fixed(out, n, places, false, trim);
}
