/* SPDX-License-Identifier: ISC */
#include "regions.h"

#include <string.h>

#include "mem.h"

static const char *const columns[] = {"code", "name", "parent", NULL};

enum status
regions_open(struct regions *r, const char *dir)
{
	size_t i, n;
	bool ok = true;

	*r = (struct regions){0};
	if (reference_open(&r->file, dir, "regions.tsv", columns) != STATUS_OK)
		return STATUS_FAIL;
	n = reference_rows(r->file);
	r->row = mem_zero(n, sizeof(*r->row));
	for (i = 0; i < n && r->row != NULL && ok; i++) {
		size_t number = map_add(&r->code, reference_get(r->file, i, 0));

		ok = number != MAP_NONE;
		if (ok)
			r->row[number] = i;
	}
	return r->row != NULL && ok ? STATUS_OK : STATUS_FAIL;
}

void
regions_close(struct regions *r)
{
	reference_close(r->file);
	map_free(&r->code);
	mem_free(r->row);
	*r = (struct regions){0};
}

struct slice
regions_name(const struct regions *r, struct slice code)
{
	size_t n = map_find(&r->code, code);

	if (n != MAP_NONE)
		return reference_get(r->file, r->row[n], 1);
	return slice_eq(code, SLICE(REGIONS_COUNTRY)) ? SLICE("全国") : (struct slice){0};
}

/* The parent that the file names, even when that is only a heading such as 市辖区. */
static struct slice
stated_parent(const struct regions *r, struct slice code)
{
	size_t n = map_find(&r->code, code);

	return n == MAP_NONE ? (struct slice){0} : reference_get(r->file, r->row[n], 2);
}

bool
regions_parent(const struct regions *r, struct slice code, struct slice *parent)
{
	struct slice up = stated_parent(r, code);
	char text[6];
	size_t digits, n;

	if (slice_eq(code, SLICE(REGIONS_COUNTRY)))
		return false;
	if (map_find(&r->code, up) != MAP_NONE) {
		*parent = up;
		return true;
	}
	/* Codes of six digits: county, city, province. */
	for (digits = code.len == 6 ? 4 : 0; digits > 0; digits -= 2) {
		memcpy(text, code.ptr, digits);
		memset(text + digits, '0', sizeof(text) - digits);
		n = map_find(&r->code, slice_make(text, sizeof(text)));
		if (n != MAP_NONE && !slice_eq(code, slice_make(text, sizeof(text)))) {
			*parent = map_key(&r->code, n);
			return true;
		}
	}
	*parent = SLICE(REGIONS_COUNTRY);
	return r->country;
}
