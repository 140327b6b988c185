/* SPDX-License-Identifier: ISC */
#include "said_unit.h"

#include <stddef.h>

static const char *const counts[] = {
	"辆", "个", "人", "人次", "人数", "批次", "批", "次", "台", "套", "台(套)", "台（套）", "家", "户", "平方米", "%", "％",
};
static const char *const money[] = {"万元", "元", "千元", "亿元"};

static bool
is_one_of(struct slice unit, const char *const *list, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (slice_eq(unit, slice_of(list[i])))
			return true;
	}
	return false;
}

bool
said_unit_counts(struct slice unit)
{
	return unit.len != 0 && is_one_of(unit, counts, sizeof(counts) / sizeof(counts[0]));
}

/* The text within a last pair of brackets that begins with `open` and ends the text with `close`. */
static struct slice
within(struct slice text, struct slice open, struct slice close, size_t *before)
{
	size_t at = 0, found;

	if (!slice_ends(text, close))
		return SLICE("");
	while ((found = slice_find(text, open, at)) != SLICE_NONE) {
		struct slice inner = slice_sub(text, found + open.len, text.len - close.len);

		if (said_unit_counts(inner) || is_one_of(inner, money, sizeof(money) / sizeof(money[0]))) {
			*before = found;
			return inner;
		}
		at = found + open.len;
	}
	return SLICE("");
}

struct slice
said_unit(struct slice text, struct slice *rest)
{
	size_t before = 0;
	struct slice unit;

	*rest = text;
	if (!slice_ends(text, SLICE(")")) && !slice_ends(text, SLICE("）")))
		return SLICE("");
	unit = within(text, SLICE("("), SLICE(")"), &before);

	if (unit.len == 0)
		unit = within(text, SLICE("（"), SLICE("）"), &before);
	*rest = unit.len == 0 ? text : slice_sub(text, 0, before);
	return unit;
}
