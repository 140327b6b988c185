/* SPDX-License-Identifier: ISC */
#include "sheet_text.h"

#include <stdio.h>
#include <string.h>

#include "utf8.h"

static bool
is_hex(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

/* _xHHHH_ */
static bool
is_escape(struct slice s, size_t at)
{
	if (at + 7 > s.len || s.ptr[at] != '_' || s.ptr[at + 1] != 'x' || s.ptr[at + 6] != '_')
		return false;
	for (size_t i = at + 2; i < at + 6; i++)
		if (!is_hex(s.ptr[i]))
			return false;
	return true;
}

static bool
is_forbidden(uint32_t code)
{
	return code == UTF8_BAD || (code < 0x20 && code != '\t' && code != '\n') || code == 0x7f ||
	    code == 0xfffe || code == 0xffff;
}

bool
sheet_text(struct buf *b, struct slice text)
{
	size_t count = 0, used;

	buf_clear(b);
	for (size_t at = 0; at < text.len; at += used, count++) {
		uint32_t code = utf8_decode(text, at, &used);
		bool ok;

		if (count == SHEET_TEXT_MAX)
			return buf_text(b, "… [+]") && buf_byte(b, '\0');
		if (is_forbidden(code))
			ok = buf_code(b, 0xfffd);
		else if (is_escape(text, at))
			ok = buf_text(b, "_x005F_");
		else
			ok = buf_add(b, text.ptr + at, used);
		if (!ok)
			return false;
		if (code > 0xffff)
			count++;	/* two units of UTF-16 */
	}
	return buf_byte(b, '\0');
}

/* The characters that the name of a sheet must not have become blanks; at most `max` characters. */
static size_t
clean_name(struct slice wanted, size_t max, char name[SHEET_NAME_CAP])
{
	size_t len = 0, used, count = 0;

	for (size_t at = 0; at < wanted.len && count < max && len + 8 < SHEET_NAME_CAP; at += used, count++) {
		uint32_t code = utf8_decode(wanted, at, &used);

		if (is_forbidden(code) || (code < 0x80 && strchr("[]:*?/\\'", (int)code) != NULL)) {
			name[len++] = ' ';
		} else {
			memcpy(name + len, wanted.ptr + at, used);
			len += used;
		}
	}
	if (len == 0)
		name[len++] = '_';
	name[len] = '\0';
	return len;
}

static struct slice
lower(const char *name, char low[SHEET_NAME_CAP])
{
	size_t len = strlen(name);

	for (size_t i = 0; i < len; i++)
		low[i] = name[i] >= 'A' && name[i] <= 'Z' ? (char)(name[i] + ('a' - 'A')) : name[i];
	return slice_make(low, len);
}

bool
sheet_name(struct map *names, struct slice wanted, char name[SHEET_NAME_CAP])
{
	char low[SHEET_NAME_CAP];
	size_t len;

	(void)clean_name(wanted, SHEET_NAME_MAX, name);
	for (unsigned n = 2; map_find(names, lower(name, low)) != MAP_NONE; n++) {
		len = clean_name(wanted, SHEET_NAME_MAX - 7, name);
		snprintf(name + len, SHEET_NAME_CAP - len, " (%u)", n);
	}
	return map_add(names, lower(name, low)) != MAP_NONE;
}
