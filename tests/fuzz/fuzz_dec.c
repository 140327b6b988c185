/* SPDX-License-Identifier: ISC */
/* Decimals: what is read is written the same; sums and differences undo one another. */
#include <stdint.h>
#include <stdlib.h>

#include "dec.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
round_trip(struct dec a)
{
	char text[DEC_TEXT];
	struct dec again;

	if (!dec_parse(slice_make(text, dec_format(a, text)), &again) || again.n != a.n ||
	    again.scale != a.scale)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice rest = slice_make((const char *)data, size), one;
	struct dec a, b = {1, 0}, c, d;

	while (slice_split(&rest, ' ', &one)) {
		if (!dec_parse(one, &a))
			continue;
		round_trip(a);
		if (dec_add(a, b, &c) && dec_sub(c, b, &d) && dec_cmp(a, d) != 0)
			abort();
		if (dec_mul(a, b, &c))
			round_trip(c);
		if (dec_div(a, b, 6, &c))
			round_trip(c);
		if (dec_cmp(a, b) != -dec_cmp(b, a))
			abort();
		b = a;
	}
	return 0;
}
