/* SPDX-License-Identifier: ISC */
#include "families.h"

#include "label.h"
#include "mem.h"

enum { COL_FAMILY, COL_WORDS };

static const char *const columns[] = {"family", "words", NULL};

static bool
add_row(struct families *f, const struct reference *r, size_t row)
{
	struct slice list = reference_get(r, row, COL_WORDS), word;
	bool ok = true;
	size_t n;

	while (ok && list.len != 0 && slice_split(&list, '|', &word)) {
		word = label_keep(word, &f->text, &ok);
		n = ok ? map_add(&f->word, word) : MAP_NONE;
		if (n == MAP_NONE || !mem_grow(&f->family, &f->cap, n + 1, sizeof(*f->family)))
			return false;
		f->family[n] = reference_get(r, row, COL_FAMILY);
		if (word.len > f->longest)
			f->longest = word.len;
	}
	return ok;
}

enum status
families_open(struct families *f, const char *reference_dir)
{
	size_t row;

	*f = (struct families){.longest = 0};
	if (reference_open(&f->file, reference_dir, "families.tsv", columns) != STATUS_OK)
		return STATUS_FAIL;
	for (row = 0; row < reference_rows(f->file); row++) {
		if (!add_row(f, f->file, row))
			return STATUS_FAIL;
	}
	return STATUS_OK;
}

void
families_close(struct families *f)
{
	reference_close(f->file);
	map_free(&f->word);
	mem_free(f->family);
	arena_free(&f->text);
	buf_free(&f->folded);
}

struct slice
families_find(struct families *f, struct slice entity, bool *ok)
{
	struct slice s = label_fold(entity, &f->folded, ok);
	size_t end, start, n;

	for (end = s.len; end > 0; end--) {
		start = end > f->longest ? end - f->longest : 0;
		for (; start < end; start++) {
			if (((unsigned char)s.ptr[start] & 0xc0) == 0x80)
				continue;
			n = map_find(&f->word, slice_sub(s, start, end));
			if (n != MAP_NONE)
				return f->family[n];
		}
	}
	return SLICE("");
}
