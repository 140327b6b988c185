/* SPDX-License-Identifier: ISC */
#include "reference.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "buf.h"
#include "diag.h"
#include "in.h"
#include "mem.h"

#ifndef JUESUAN_DATADIR
#define JUESUAN_DATADIR "/usr/local/share/juesuan"
#endif

enum { FILE_MAX = 256 << 20, PATH_CAP = 4096 };

struct reference {
	char *path;
	struct buf text;
	struct slice *field;	/* rows times columns */
	size_t *line;
	size_t rows, columns;
};

static bool
join(char path[PATH_CAP], const char *dir, const char *name)
{
	int n = snprintf(path, PATH_CAP, "%s/%s", dir, name);

	return n > 0 && n < PATH_CAP && access(path, R_OK) == 0;
}

/* Where the executable stands: BIN/../share/juesuan, or a build folder of the source tree. */
static bool
near_executable(char path[PATH_CAP], const char *name)
{
	static const char *const around[] = {
		"../share/juesuan", "../../common/reference", "../../../common/reference",
	};
	char self[PATH_CAP], dir[PATH_CAP + 64];
	ssize_t n = readlink("/proc/self/exe", self, sizeof(self) - 1);
	char *slash;
	size_t i;

	if (n <= 0)
		return false;
	self[n] = '\0';
	slash = strrchr(self, '/');
	if (slash == NULL)
		return false;
	*slash = '\0';
	for (i = 0; i < sizeof(around) / sizeof(around[0]); i++) {
		snprintf(dir, sizeof(dir), "%s/%s", self, around[i]);
		if (join(path, dir, name))
			return true;
	}
	return false;
}

static bool
find(char path[PATH_CAP], const char *dir, const char *name)
{
#ifdef JUESUAN_SOURCE
	/* where the tree was built; what the executable's own place says goes first */
	static const char source[] = JUESUAN_SOURCE "/common/reference";
#else
	static const char source[] = "";
#endif
	return (dir != NULL && join(path, dir, name)) || near_executable(path, name) ||
	    (source[0] != '\0' && join(path, source, name)) || join(path, JUESUAN_DATADIR, name);
}

char *
reference_find(const char *dir, const char *name)
{
	char path[PATH_CAP];
	char *copy;

	if (!find(path, dir, name))
		return NULL;
	copy = mem_alloc(strlen(path) + 1);
	if (copy != NULL)
		memcpy(copy, path, strlen(path) + 1);
	return copy;
}

enum { COLUMNS_MAX = 64 };

/* A field of the file that the caller wants, and as which of his columns. */
struct wanted {
	size_t field, column;
};

/* Inserts by field. */
static void
want(struct wanted *wanted, size_t n, size_t field, size_t column)
{
	for (; n > 0 && wanted[n - 1].field > field; n--)
		wanted[n] = wanted[n - 1];
	wanted[n] = (struct wanted){field, column};
}

static enum status
read_names(const struct reference *r, struct slice head, size_t line, const char *const *columns,
    struct wanted wanted[COLUMNS_MAX])
{
	struct slice rest, name;
	size_t i, at, found;
	enum status st = STATUS_OK;

	for (i = 0; columns[i] != NULL; i++) {
		rest = head;
		found = SLICE_NONE;
		for (at = 0; slice_split(&rest, '\t', &name); at++) {
			if (slice_eq(name, slice_of(columns[i])))
				found = at;
		}
		want(wanted, i, found, i);
		if (found == SLICE_NONE) {
			diag_error(DIAG_AT(r->path, line), "no column named %s", columns[i]);
			st = STATUS_FAIL;
		}
	}
	return st;
}

/* There is room for it. */
static void
add_row(struct reference *r, struct slice text, size_t line, const struct wanted *wanted,
    reference_filter *filter)
{
	struct slice *row = r->field + r->rows * r->columns, rest = text, piece;
	size_t i, at;

	for (i = 0; i < r->columns; i++)
		row[i] = SLICE("");
	for (at = i = 0; i < r->columns && slice_split(&rest, '\t', &piece); at++) {
		for (; i < r->columns && wanted[i].field == at; i++) {
			if (filter != NULL && wanted[i].column == 0 && !filter(piece))
				return;
			row[wanted[i].column] = piece;
		}
	}
	r->line[r->rows++] = line;
}

/* Room for as many rows as there are lines; what is not used is not touched. */
static bool
reserve_rows(struct reference *r)
{
	struct slice text = buf_view(&r->text);
	size_t at, rows = 1, fields;

	for (at = 0; (at = slice_find_byte(text, '\n', at)) != SLICE_NONE; at++)
		rows++;
	if (!size_mul(rows, r->columns * sizeof(*r->field), &fields))
		return false;
	r->field = mem_alloc(fields);
	r->line = mem_alloc(rows * sizeof(*r->line));
	return r->field != NULL && r->line != NULL;
}

static enum status
parse(struct reference *r, const char *const *columns, reference_filter *filter)
{
	struct slice rest = buf_view(&r->text), text;
	struct wanted wanted[COLUMNS_MAX];
	size_t line = 0;
	bool named = false;
	enum status st = STATUS_OK;

	while (columns[r->columns] != NULL && r->columns < COLUMNS_MAX)
		r->columns++;
	if (!reserve_rows(r))
		return STATUS_FAIL;
	if (slice_starts(rest, SLICE("\xef\xbb\xbf")))
		rest = slice_from(rest, 3);
	while (st == STATUS_OK && slice_split(&rest, '\n', &text)) {
		line++;
		if (text.len > 0 && text.ptr[text.len - 1] == '\r')
			text.len--;
		if (text.len == 0 || text.ptr[0] == '#')
			continue;
		if (!named) {
			st = read_names(r, text, line, columns, wanted);
			named = true;
		} else {
			add_row(r, text, line, wanted, filter);
		}
	}
	if (st == STATUS_OK && !named) {
		diag_error(DIAG_IN(r->path), "is empty -- it needs a line of column names");
		st = STATUS_FAIL;
	}
	return st;
}

enum status
reference_open(struct reference **out, const char *dir, const char *name,
    const char *const *columns)
{
	return reference_open_some(out, dir, name, columns, NULL);
}

enum status
reference_open_some(struct reference **out, const char *dir, const char *name,
    const char *const *columns, reference_filter *filter)
{
	struct reference *r = mem_zero(1, sizeof(*r));
	enum status st = STATUS_FAIL;

	*out = NULL;
	if (r == NULL)
		return STATUS_FAIL;
	r->path = reference_find(dir, name);
	if (r->path == NULL)
		diag_error(NULL, "reference file %s not found -- give its folder with --reference",
		    name);
	else
		st = in_slurp(r->path, &r->text, FILE_MAX);
	if (st == STATUS_OK)
		st = parse(r, columns, filter);
	if (st == STATUS_OK)
		*out = r;
	else
		reference_close(r);
	return st;
}

size_t
reference_rows(const struct reference *r)
{
	return r->rows;
}

struct slice
reference_get(const struct reference *r, size_t row, size_t column)
{
	return r->field[row * r->columns + column];
}

size_t
reference_line(const struct reference *r, size_t row)
{
	return r->line[row];
}

const char *
reference_path(const struct reference *r)
{
	return r->path;
}

void
reference_close(struct reference *r)
{
	if (r == NULL)
		return;
	mem_free(r->path);
	buf_free(&r->text);
	mem_free(r->field);
	mem_free(r->line);
	mem_free(r);
}
