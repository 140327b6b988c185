/* SPDX-License-Identifier: ISC */
#include "prose.h"

#include "fold.h"
#include "utf8.h"

enum {
	KEEPS_APART = 4		/* half characters of blank between two CJK texts */
};

/* Blanks of source lines collapse in a browser, the others are there to be seen. */
static size_t
blank_width(uint32_t code)
{
	switch (code) {
	case 0x3000:
		return 2;
	case 0xA0:
	case 0x2002:
	case 0x2003:
		return 1;
	default:
		return 0;
	}
}

static bool
needs_blank(const struct prose *prose, uint32_t next, bool blank)
{
	bool solid_last = utf8_is_solid(prose->last);
	bool solid_next = utf8_is_solid(next);

	if (prose->last == 0)
		return false;
	if (prose->blanks >= KEEPS_APART)
		return true;
	if (solid_last && solid_next)
		return false;
	if (prose->broken && (solid_last || solid_next))
		return false;
	return blank || prose->broken;
}

static bool
add_code(struct buf *out, struct slice text, size_t at, size_t used, uint32_t code)
{
	bool foldable = (code >= 0x2E80 && code <= 0x2FDF) || (code >= 0xF900 && code <= 0xFAFF);

	if (foldable)
		return fold_glyphs(out, slice_sub(text, at, at + used));
	return buf_add(out, text.ptr + at, used);
}

bool
prose_add(struct prose *prose, struct slice text)
{
	bool blank = false;
	size_t used;

	for (size_t at = 0; at < text.len; at += used) {
		uint32_t code = utf8_decode(text, at, &used);

		if (code == UTF8_BAD)
			code = 0xFFFD;
		if (utf8_is_blank(code) || code < 0x20 || code == 0x7F) {
			blank = true;
			prose->blanks += blank_width(code);
			/* Where the source of a page is wrapped means nothing to its reader. */
			if (code == '\n')
				prose->broken = true;
			continue;
		}
		if (needs_blank(prose, code, blank || prose->blanks > 0) &&
		    !buf_byte(prose->out, ' '))
			return false;
		if (!add_code(prose->out, text, at, used, code))
			return false;
		prose->last = code;
		prose->blanks = 0;
		prose->broken = false;
		blank = false;
	}
	/* A blank at the end of a piece counts for the next one. */
	if (blank && prose->blanks == 0)
		prose->blanks = 1;
	return true;
}

void
prose_break(struct prose *prose)
{
	prose->broken = true;
}

void
prose_start(struct prose *prose)
{
	prose->last = 0;
	prose->blanks = 0;
	prose->broken = false;
}
