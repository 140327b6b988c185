/* SPDX-License-Identifier: ISC */
#include "buf.h"

#include <stdint.h>
#include <string.h>

#include "diag.h"
#include "mem.h"
#include "utf8.h"

bool
buf_reserve(struct buf *b, size_t extra)
{
	size_t need;

	if (!size_add(b->len, extra, &need)) {
		diag_error(NULL, "out of memory (a buffer grew beyond all sizes)");
		return false;
	}
	return mem_grow(&b->ptr, &b->cap, need, 1);
}

bool
buf_number(struct buf *b, size_t n)
{
	char digit[24];
	size_t at = sizeof(digit);

	do {
		digit[--at] = (char)('0' + n % 10);
		n /= 10;
	} while (n != 0);
	return buf_add(b, digit + at, sizeof(digit) - at);
}

bool
buf_code(struct buf *b, uint32_t code)
{
	char bytes[4];

	return buf_add(b, bytes, utf8_encode(code, bytes));
}

void
buf_free(struct buf *b)
{
	mem_free(b->ptr);
	*b = (struct buf){0};
}
