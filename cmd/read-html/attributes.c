/* SPDX-License-Identifier: ISC */
#include "attributes.h"

#include <string.h>
#include <strings.h>

#include "slice.h"

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '/';
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static size_t
behind(struct slice page, size_t at, struct slice what)
{
	at = slice_find(page, what, at);
	return at == SLICE_NONE ? page.len : at + what.len;
}

/* From behind a = to behind the value, when it is in quotes. */
static size_t
pass_quoted(struct slice page, size_t at)
{
	size_t quote = at;

	while (quote < page.len && is_blank(page.ptr[quote]) && page.ptr[quote] != '/')
		quote++;
	if (quote == page.len || (page.ptr[quote] != '"' && page.ptr[quote] != '\''))
		return at;
	return behind(page, quote + 1, slice_make(page.ptr + quote, 1));
}

/* From behind a tag's name to its >; *extra: where the first attribute too many begins, else that end. */
static size_t
find_end(struct slice page, size_t at, size_t *extra)
{
	size_t attributes = 0;
	bool word = true;

	*extra = SLICE_NONE;
	while (at < page.len && page.ptr[at] != '>') {
		if (page.ptr[at] == '=') {
			at = pass_quoted(page, at + 1);
			word = page.ptr[at - 1] == '=';
			continue;
		}
		if (is_blank(page.ptr[at])) {
			word = false;
		} else if (!word) {
			word = true;
			if (attributes++ == ATTRIBUTES_MAX)
				*extra = at;
		}
		at++;
	}
	if (*extra == SLICE_NONE)
		*extra = at;
	return at;
}

/* In a script or style only its own end tag is one. */
static size_t
pass_raw(struct slice page, size_t at, struct slice name)
{
	while ((at = behind(page, at, SLICE("</"))) < page.len) {
		if (page.len - at >= name.len && strncasecmp(page.ptr + at, name.ptr, name.len) == 0)
			break;
	}
	return at;
}

static bool
is_raw(struct slice name)
{
	return (name.len == 6 && strncasecmp(name.ptr, "script", 6) == 0) ||
	    (name.len == 5 && strncasecmp(name.ptr, "style", 5) == 0);
}

/* A tag whose name begins at `at`; where to go on. */
static size_t
tame(struct buf *bytes, size_t at, bool *tamed)
{
	struct slice page = buf_view(bytes), name;
	size_t end = at, extra;

	while (end < page.len && !is_blank(page.ptr[end]) && page.ptr[end] != '>')
		end++;
	name = slice_sub(page, at, end);
	end = find_end(page, end, &extra);
	if (extra < end) {
		memset(bytes->ptr + extra, ' ', end - extra);
		*tamed = true;
	}
	return is_raw(name) ? pass_raw(page, end, name) : end;
}

bool
attributes_tame(struct buf *bytes)
{
	struct slice page = buf_view(bytes);
	bool tamed = false;
	size_t at = 0;

	while ((at = behind(page, at, SLICE("<"))) < page.len) {
		if (slice_starts(slice_from(page, at), SLICE("!--")))
			at = behind(page, at, SLICE("-->"));
		else if (is_letter(page.ptr[at]))
			at = tame(bytes, at, &tamed);
	}
	return tamed;
}
