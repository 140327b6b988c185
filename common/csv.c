/* SPDX-License-Identifier: ISC */
#include "csv.h"

#include <csv.h>

#include "diag.h"

/* What libcsv's callbacks share. */
struct rows {
	struct buf *out;
	size_t fields;		/* of the record so far */
	bool ok;
};

enum { SAMPLE_LINES = 50 };

/* Fields a line would have, quotes respected. */
static size_t
fields_of(struct slice line, char delimiter)
{
	size_t n = 1, i;
	bool quoted = false;

	for (i = 0; i < line.len; i++) {
		if (line.ptr[i] == '"')
			quoted = !quoted;
		else if (line.ptr[i] == delimiter && !quoted)
			n++;
	}
	return n;
}

/* How many of the first lines have as many fields as the line before them (and more than two). */
static size_t
agreement(struct slice text, char delimiter)
{
	struct slice line;
	size_t n, last = 0, same = 0, seen = 0;

	while (seen < SAMPLE_LINES && slice_split(&text, '\n', &line)) {
		if (slice_trim(line).len == 0)
			continue;
		n = fields_of(line, delimiter);
		same += n > 2 && n == last;
		last = n;
		seen++;
	}
	return same;
}

static size_t
lines_of(struct slice text)
{
	struct slice line;
	size_t n = 0;

	while (n < SAMPLE_LINES && slice_split(&text, '\n', &line))
		n += slice_trim(line).len != 0;
	return n;
}

char
csv_delimiter(struct slice text)
{
	static const char candidate[] = {',', ';'};
	size_t best = 0, got, i;
	char delimiter = 0;

	/* a tab outside quotes is our own format already */
	if (agreement(text, '\t') > 0)
		return 0;
	for (i = 0; i < sizeof(candidate); i++) {
		got = agreement(text, candidate[i]);
		if (got > best) {
			best = got;
			delimiter = candidate[i];
		}
	}
	return best * 2 >= lines_of(text) && best > 0 ? delimiter : 0;
}

static void
put_field(void *bytes, size_t len, void *data)
{
	struct rows *r = data;
	const char *p = bytes;
	size_t i;

	if (r->fields++ > 0)
		r->ok = buf_byte(r->out, '\t') && r->ok;
	for (i = 0; i < len; i++) {
		char c = p[i];

		r->ok = buf_byte(r->out, c == '\t' || c == '\n' || c == '\r' ? ' ' : c) && r->ok;
	}
}

static void
put_record(int end, void *data)
{
	struct rows *r = data;

	(void)end;
	r->ok = buf_byte(r->out, '\n') && r->ok;
	r->fields = 0;
}

enum status
csv_to_tabbed(struct slice text, char delimiter, const char *name, struct buf *out)
{
	struct csv_parser parser;
	struct rows rows = {.out = out, .ok = true};
	enum status st = STATUS_OK;

	if (csv_init(&parser, CSV_APPEND_NULL | CSV_REPALL_NL) != 0) {
		diag_error(NULL, "out of memory (for CSV)");
		return STATUS_FAIL;
	}
	csv_set_delim(&parser, (unsigned char)delimiter);
	if (csv_parse(&parser, text.ptr, text.len, put_field, put_record, &rows) != text.len) {
		diag_error(DIAG_IN(name), "CSV: %s", csv_strerror(csv_error(&parser)));
		st = STATUS_FAIL;
	}
	if (csv_fini(&parser, put_field, put_record, &rows) != 0)
		st = STATUS_FAIL;
	csv_free(&parser);
	return rows.ok ? st : STATUS_FAIL;
}
