/* SPDX-License-Identifier: ISC */
#include "encode.h"

#include <iconv.h>
#include <string.h>

static bool
crlf(struct buf *text)
{
	struct buf b = {0};
	size_t i;

	for (i = 0; i < text->len; i++)
		if ((text->ptr[i] == '\n' && !buf_byte(&b, '\r')) || !buf_byte(&b, text->ptr[i])) {
			buf_free(&b);
			return false;
		}
	buf_free(text);
	*text = b;
	return true;
}

static bool
gb18030(struct buf *text)
{
	iconv_t cd = iconv_open("GB18030", "UTF-8");
	struct buf b = {0};
	char *in = text->ptr, *to;
	size_t left = text->len, room = text->len * 2;
	bool ok;

	if (cd == (iconv_t)-1)
		return false;
	ok = buf_reserve(&b, room);
	if (ok) {
		to = b.ptr;
		ok = iconv(cd, &in, &left, &to, &room) != (size_t)-1;
		b.len = (size_t)(to - b.ptr);
	}
	(void)iconv_close(cd);
	if (!ok) {
		buf_free(&b);
		return false;
	}
	buf_free(text);
	*text = b;
	return true;
}

bool
encode_text(struct buf *text, const struct noise *n)
{
	if (n->on[NOISE_CRLF] && !crlf(text))
		return false;
	if (n->on[NOISE_GB18030])
		return gb18030(text);
	if (!n->on[NOISE_BOM])
		return true;
	if (!buf_reserve(text, 3))
		return false;
	memmove(text->ptr + 3, text->ptr, text->len);
	memcpy(text->ptr, "\xEF\xBB\xBF", 3);
	text->len += 3;
	return true;
}
