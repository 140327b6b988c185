/* SPDX-License-Identifier: ISC */
#include "names.h"

#include <string.h>

#include "buf.h"
#include "mem.h"

unsigned
names_code_length(struct slice text)
{
	if (text.len < CODE_SHORTEST || text.len > CODE_LONGEST || text.len % 2 == 0)
		return 0;
	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] < '0' || text.ptr[i] > '9')
			return 0;
	return (unsigned)text.len;
}

uint32_t
names_add(struct names *n, struct slice text)
{
	size_t before = n->map.count;
	size_t number = map_add(&n->map, text);
	unsigned code;

	if (number == MAP_NONE)
		return NAME_NONE;
	if (number < before)
		return (uint32_t)number;
	if (!mem_grow(&n->info, &n->cap, number + 1, sizeof(*n->info)))
		return NAME_NONE;
	code = names_code_length(text);
	n->info[number] = (struct name_info){NAME_NONE, (uint8_t)code};
	if (code > CODE_SHORTEST) {
		uint32_t parent = names_add(n, slice_sub(text, 0, code - 2));

		if (parent == NAME_NONE)
			return NAME_NONE;
		n->info[number].parent = parent;
	}
	return (uint32_t)number;
}

uint32_t
names_find(const struct names *n, struct slice text)
{
	size_t number = map_find(&n->map, text);

	return number == MAP_NONE ? NAME_NONE : (uint32_t)number;
}

struct slice
names_text(const struct names *n, uint32_t name)
{
	return map_key(&n->map, name);
}

void
names_fix(struct names *n)
{
	n->fixed = n->map.count;
}

bool
names_trim_due(const struct names *n)
{
	return n->map.count > NAMES_MAX;
}

/* The fixed names come back under their old numbers because they are added in the old order. */
bool
names_trim(struct names *n)
{
	struct buf kept = {0};
	bool ok = true;

	for (size_t i = 0; i < n->fixed && ok; i++) {
		struct slice text = map_key(&n->map, i);

		ok = buf_number(&kept, text.len) && buf_byte(&kept, ':') && buf_slice(&kept, text);
	}
	map_clear(&n->map);
	n->epoch++;
	for (struct slice rest = buf_view(&kept); ok && rest.len != 0;) {
		size_t len = 0, at = 0;

		for (; rest.ptr[at] != ':'; at++)
			len = len * 10 + (size_t)(rest.ptr[at] - '0');
		ok = map_add(&n->map, slice_sub(rest, at + 1, at + 1 + len)) != MAP_NONE;
		rest = slice_from(rest, at + 1 + len);
	}
	buf_free(&kept);
	return ok;
}

void
names_free(struct names *n)
{
	map_free(&n->map);
	mem_free(n->info);
	*n = (struct names){0};
}
