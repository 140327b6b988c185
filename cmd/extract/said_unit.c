/* SPDX-License-Identifier: ISC */
#include "said_unit.h"

#include "fold.h"

/* The unit that `text` is; NULL: none, as (项) behind the name of a class. */
static const struct layout_entry *
unit_of(const struct layout *known, struct slice text, struct buf *work)
{
	enum { LONGEST = 30 };	/* bytes */
	const struct layout_entry *caption;

	buf_clear(work);
	if (text.len == 0 || text.len > LONGEST || !fold_label(work, text))
		return NULL;
	caption = layout_find(known, LAYOUT_CAPTION, "*", buf_view(work));
	return caption != NULL && caption->role == ROLE_CODE ? NULL :
	    layout_find(known, LAYOUT_UNIT, "*", buf_view(work));
}

/* The unit in brackets at the end, which may hold brackets itself: 台(套). */
static const struct layout_entry *
unit_within(const struct layout *known, struct slice text, struct slice open, struct slice close,
    struct buf *work, size_t *at)
{
	const struct layout_entry *e = NULL;
	size_t next = 0;

	if (!slice_ends(text, close))
		return NULL;
	while (e == NULL && (*at = slice_find(text, open, next)) != SLICE_NONE) {
		next = *at + open.len;
		if (next <= text.len - close.len)
			e = unit_of(known, slice_sub(text, next, text.len - close.len), work);
	}
	return e;
}

static const struct slice open_bracket[] = {SLICE_OF("("), SLICE_OF("（")};
static const struct slice close_bracket[] = {SLICE_OF(")"), SLICE_OF("）")};

/* Of a text that ends in a bracket: apart, since few do. */
__attribute__((noinline)) static struct slice
bracketed(const struct layout *known, struct slice text, struct buf *work, struct slice *rest,
    bool *counts)
{
	size_t i, at;

	for (i = 0; i < 2; i++) {
		const struct layout_entry *e =
		    unit_within(known, text, open_bracket[i], close_bracket[i], work, &at);

		if (e == NULL)
			continue;
		*rest = slice_sub(text, 0, at);
		*counts = !slice_eq(e->name, SLICE("money"));
		return slice_sub(text, at + open_bracket[i].len, text.len - close_bracket[i].len);
	}
	return SLICE("");
}

struct slice
said_unit(const struct layout *known, struct slice text, struct buf *work, struct slice *rest,
    bool *counts)
{
	*rest = text;
	*counts = false;
	if (!slice_ends(text, close_bracket[0]) && !slice_ends(text, close_bracket[1]))
		return SLICE("");
	return bracketed(known, text, work, rest, counts);
}
