/* SPDX-License-Identifier: ISC */
#include "files.h"

#include <string.h>

#include "buf.h"
#include "diag.h"
#include "in.h"
#include "mem.h"

enum { LIST_MAX = 1 << 30 };

static enum status
add(struct files *f, struct slice name)
{
	char *copy;

	if (!mem_grow(&f->path, &f->cap, f->n + 1, sizeof(*f->path)))
		return STATUS_FAIL;
	copy = arena_take(&f->names, name.len + 1);
	if (copy == NULL)
		return STATUS_FAIL;
	memcpy(copy, name.ptr, name.len);
	copy[name.len] = '\0';
	f->path[f->n++] = copy;
	return STATUS_OK;
}

enum status
files_add(struct files *f, const char *path)
{
	return add(f, slice_of(path));
}

enum status
files_add_list(struct files *f, const char *list, char end)
{
	struct buf text = {0};
	struct slice rest, name;
	size_t line = 0;
	enum status st = in_slurp(list, &text, LIST_MAX);

	rest = buf_view(&text);
	while (st == STATUS_OK && slice_split(&rest, end, &name)) {
		line++;
		if (end == '\n' && name.len > 0 && name.ptr[name.len - 1] == '\r')
			name.len--;
		if (slice_find_byte(name, '\0', 0) != SLICE_NONE) {
			diag_error(DIAG_AT(list, line), "a NUL byte in a file name -- give -0?");
			st = STATUS_FAIL;
		} else if (name.len > 0) {
			st = add(f, name);
		}
	}
	buf_free(&text);
	return st;
}

enum status
files_or_stdin(struct files *f)
{
	return f->n == 0 ? files_add(f, "-") : STATUS_OK;
}

void
files_free(struct files *f)
{
	mem_free(f->path);
	arena_free(&f->names);
	*f = (struct files){0};
}
