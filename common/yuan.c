/* SPDX-License-Identifier: ISC */
#include "yuan.h"

static bool
group(struct buf *b, struct dec d)
{
	char text[DEC_TEXT];
	size_t len = dec_format(d, text), whole = 0, at = 0;

	if (len > 0 && text[0] == '-')
		at = 1;
	while (at + whole < len && text[at + whole] != '.')
		whole++;
	if (at == 1 && !buf_byte(b, '-'))
		return false;
	for (size_t i = 0; i < whole; i++) {
		if (i > 0 && (whole - i) % 3 == 0 && !buf_byte(b, ','))
			return false;
		if (!buf_byte(b, text[at + i]))
			return false;
	}
	return buf_add(b, text + at + whole, len - at - whole);
}

bool
yuan_wan(struct buf *b, struct dec d)
{
	struct dec wan;

	if (!dec_div(d, dec_of(10000, 0), 2, &wan))
		return group(b, d);
	return group(b, wan);
}
