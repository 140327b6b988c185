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

enum { SAMPLE_RECORDS = 50 };

/* How the first records of a text would come out with a delimiter. */
struct sample {
	size_t records;		/* that are not blank */
	size_t same;		/* of them, with as many fields (more than two) as the one before */
};

/* One pass over the first records; a line feed between quotes does not end one. */
static struct sample
try_delimiter(struct slice text, char delimiter)
{
	struct sample s = {0, 0};
	size_t fields = 1, last = 0, filled = 0, i;
	bool quoted = false;

	for (i = 0; i < text.len && s.records < SAMPLE_RECORDS; i++) {
		char c = text.ptr[i];

		if (c == '"')
			quoted = !quoted;
		fields += c == delimiter && !quoted;
		filled += c > ' ' || c < 0;
		if (c != '\n' || quoted)
			continue;
		if (filled > 0) {
			s.records++;
			s.same += fields > 2 && fields == last;
			last = fields;
		}
		fields = 1;
		filled = 0;
	}
	return s;
}

char
csv_delimiter(struct slice text)
{
	static const char candidate[] = {',', ';'};
	struct sample got;
	size_t best = 0, i;
	char delimiter = 0;

	/* a tab outside quotes is our own format already */
	if (try_delimiter(text, '\t').same > 0)
		return 0;
	for (i = 0; i < sizeof(candidate); i++) {
		got = try_delimiter(text, candidate[i]);
		if (got.same > best && got.same * 2 >= got.records) {
			best = got.same;
			delimiter = candidate[i];
		}
	}
	return delimiter;
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
