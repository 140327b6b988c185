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

enum { TAB, COMMA, SEMICOLON, DELIMITERS };

/* How the first records of a text would come out with a delimiter. */
struct sample {
	size_t fields, last;	/* of this record and of the one before */
	size_t same;		/* records with as many fields (more than two) as the one before */
};

/* The bytes that mean something: delimiters, quotes, the end of a record. */
enum { PLAIN, QUOTE = DELIMITERS + 1, END };
static const unsigned char meaning[256] = {
	['\t'] = TAB + 1, [','] = COMMA + 1, [';'] = SEMICOLON + 1, ['"'] = QUOTE, ['\n'] = END,
};

static bool
is_blank(struct slice record)
{
	size_t i;

	for (i = 0; i < record.len; i++) {
		if ((unsigned char)record.ptr[i] > ' ')
			return false;
	}
	return true;
}

/*
 * One pass over the first records; a line feed between quotes does not end one.
 * Returns how many there are that are not blank.
 */
static size_t
try_delimiters(struct slice text, struct sample s[DELIMITERS])
{
	size_t records = 0, begin = 0, i, k;
	bool quoted = false;

	for (k = 0; k < DELIMITERS; k++)
		s[k] = (struct sample){.fields = 1};
	for (i = 0; i < text.len && records < SAMPLE_RECORDS; i++) {
		unsigned char c = meaning[(unsigned char)text.ptr[i]];

		if (c == PLAIN)
			continue;
		if (c == QUOTE)
			quoted = !quoted;
		if (c == QUOTE || quoted)
			continue;
		if (c != END) {
			s[c - 1].fields++;
			continue;
		}
		if (!is_blank(slice_sub(text, begin, i))) {
			records++;
			for (k = 0; k < DELIMITERS; k++) {
				s[k].same += s[k].fields > 2 && s[k].fields == s[k].last;
				s[k].last = s[k].fields;
			}
		}
		for (k = 0; k < DELIMITERS; k++)
			s[k].fields = 1;
		begin = i + 1;
	}
	return records;
}

char
csv_delimiter(struct slice text)
{
	static const char byte[DELIMITERS] = {'\t', ',', ';'};
	struct sample got[DELIMITERS];
	size_t records = try_delimiters(text, got), best = 0, k;
	char delimiter = 0;

	/* a tab outside quotes is our own format already */
	if (got[TAB].same > 0)
		return 0;
	for (k = COMMA; k < DELIMITERS; k++) {
		if (got[k].same > best && got[k].same * 2 >= records) {
			best = got[k].same;
			delimiter = byte[k];
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
