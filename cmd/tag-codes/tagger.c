/* SPDX-License-Identifier: ISC */
#include "tagger.h"

#include <string.h>

#include "by_code.h"
#include "label.h"
#include "mem.h"

enum status
tagger_open(struct tagger *t, const char *reference_dir)
{
	*t = (struct tagger){.last = CODES_NONE};
	if (codes_open(&t->codes, reference_dir) != STATUS_OK ||
	    rows_open(&t->rows, reference_dir) != STATUS_OK)
		return STATUS_FAIL;
	t->in_report = mem_zero(t->codes.count + 1, 1);
	return t->in_report == NULL ? STATUS_FAIL : STATUS_OK;
}

void
tagger_close(struct tagger *t)
{
	codes_close(&t->codes);
	rows_close(&t->rows);
	buf_free(&t->key);
	buf_free(&t->text);
	buf_free(&t->folded);
	buf_free(&t->other);
	buf_free(&t->path);
	mem_free(t->came);
	mem_free(t->in_report);
	mem_free(t->reported);
	*t = (struct tagger){.last = CODES_NONE};
}

void
tagger_new_sheet(struct tagger *t)
{
	t->last = CODES_NONE;
	t->classes = 0;
	t->came_count = 0;
}

void
tagger_new_report(struct tagger *t)
{
	size_t i;

	for (i = 0; i < t->reported_count; i++)
		t->in_report[t->reported[i]] = 0;
	t->reported_count = 0;
	tagger_new_sheet(t);
}

static void
note_class(struct tagger *t, uint32_t code)
{
	struct slice class = slice_sub(t->codes.code[code].code, 0, 3);
	size_t i;

	for (i = 0; i < t->classes; i++) {
		if (slice_eq(slice_sub(t->codes.code[t->class_last[i]].code, 0, 3), class))
			break;
	}
	if (i == CLASSES_MAX)
		return;
	t->class_last[i] = code;
	if (i == t->classes)
		t->classes++;
}

static bool
note_code(struct tagger *t, uint32_t code)
{
	t->last = code;
	note_class(t, code);
	if (t->in_report[code] != 0)
		return true;
	if (!mem_grow(&t->reported, &t->reported_cap, t->reported_count + 1, sizeof(*t->reported)))
		return false;
	t->in_report[code] = 1;
	t->reported[t->reported_count++] = code;
	return true;
}

static bool
note_row(struct tagger *t, uint32_t row)
{
	size_t i;

	for (i = 0; i < t->came_count; i++) {
		if (t->came[i] == row)
			return true;
	}
	if (!mem_grow(&t->came, &t->came_cap, t->came_count + 1, sizeof(*t->came)))
		return false;
	t->came[t->came_count++] = row;
	return true;
}

bool
tagger_came(struct tagger *t, uint32_t code, uint32_t row)
{
	if (code != CODES_NONE && !note_code(t, code))
		return false;
	return row == CODES_NONE || !t->rows.row[row].awaited || note_row(t, row);
}

/* Has one of the keys in `list` come in this sheet? */
static bool
has_come(const struct tagger *t, struct slice list)
{
	struct slice key;
	size_t i;

	while (slice_split(&list, '|', &key)) {
		for (i = 0; i < t->came_count; i++) {
			if (slice_eq(t->rows.row[t->came[i]].canonical, key))
				return true;
		}
	}
	return false;
}

/* Of the rows of a label: one that waits for others which have come, else one that waits for none. */
static uint32_t
choose_row(const struct tagger *t, uint32_t first, struct tag *tag)
{
	uint32_t at, plain = CODES_NONE;

	for (at = first; at != CODES_NONE; at = t->rows.row[at].next) {
		if (t->rows.row[at].after.len == 0) {
			plain = at;
			continue;
		}
		tag->contextual = true;
		if (has_come(t, t->rows.row[at].after))
			return at;
	}
	return plain;
}

/* A row label of the sheet, whole or without its ordinal; CODES_NONE: it is none. */
static uint32_t
find_row(struct tagger *t, struct slice sheet, struct slice label, struct tag *tag)
{
	struct slice form[2] = {label, label_strip(label)};
	uint32_t first, at = CODES_NONE;
	size_t i;

	for (i = 0; i < 2 && at == CODES_NONE; i++) {
		first = rows_find(&t->rows, sheet, form[i]);
		at = first == CODES_NONE ? CODES_NONE : choose_row(t, first, tag);
	}
	return at;
}

static bool
answer_row(struct tagger *t, uint32_t at, unsigned year, struct tag *tag)
{
	const struct row *r = &t->rows.row[at];

	tag->row = at;
	tag->key = tag->name = r->canonical;
	tag->scheme = SLICE("row");
	if (!answer_tag(t, &r->years, r->alias ? "alias" : "exact", false, year))
		return false;
	tag->tag = buf_view(&t->text);
	return true;
}

/* The digits of a printed code: 201 29 02, 2012902; none when it is no code. */
static struct slice
code_digits(struct tagger *t, struct slice code)
{
	size_t i;

	for (i = 0; i < code.len && code.ptr[i] >= '0' && code.ptr[i] <= '9'; i++)
		;
	if (i == code.len)
		return code;
	code = label_fold(code, &t->folded, &(bool){true});
	buf_clear(&t->other);
	for (i = 0; i < code.len; i++) {
		if (code.ptr[i] >= '0' && code.ptr[i] <= '9' && !buf_byte(&t->other, code.ptr[i]))
			t->failed = true;
	}
	return buf_view(&t->other);
}

static bool
answer_label(struct tagger *t, struct slice label, struct tag *tag)
{
	buf_clear(&t->key);
	if (!buf_slice(&t->key, label_strip(label)))
		return false;
	tag->key = buf_view(&t->key);
	tag->scheme = SLICE("row");
	tag->tag = SLICE("unknown");
	tag->unknown = TAG_UNKNOWN_LABEL;
	return true;
}

/* A row of a statement. */
static bool
answer_statement(struct tagger *t, const struct tag_input *in, struct tag *tag)
{
	struct slice digits = code_digits(t, in->code), label;
	const struct row_codes *how = rows_codes(&t->rows, in->sheet, SLICE(""));
	uint32_t row;
	bool ok = true;

	if (digits.len >= 3) {
		label = label_fold(in->item, &t->folded, &ok);
		return ok && answer_digits(t, digits, label_strip(label), how == NULL ? NULL : &how->scheme,
		    in->year, tag);
	}
	label = label_fold(in->item, &t->folded, &ok);
	if (!ok)
		return false;
	row = find_row(t, in->sheet, label, tag);
	if (row != CODES_NONE)
		return answer_row(t, row, in->year, tag);
	if (how != NULL) {
		if (!answer_name(t, label_strip(label), SLICE(""), how, in->year, tag))
			return false;
		if (tag->code != CODES_NONE)
			return true;
	}
	return answer_label(t, label, tag);
}

/* A/B/C out of A(类)B(款)C(项), with a 支出 behind a mark put before it. */
static bool
split_marks(struct buf *path, struct slice s)
{
	static const char *const marks[] = {"(类)", "(款)", "(项)"};
	size_t at = 0, i;
	struct slice rest;

	buf_clear(path);
	while (at < s.len) {
		rest = slice_from(s, at);
		for (i = 0; i < 3 && !slice_starts(rest, slice_of(marks[i])); i++)
			;
		if (i == 3) {
			if (!buf_byte(path, s.ptr[at++]))
				return false;
			continue;
		}
		at += sizeof("(类)") - 1;
		rest = slice_from(s, at);
		if (slice_starts(rest, SLICE("支出"))) {
			if (!buf_text(path, "支出"))
				return false;
			at += sizeof("支出") - 1;
		}
		if (at < s.len && s.ptr[at] != '/' && !buf_byte(path, '/'))
			return false;
	}
	return true;
}

static bool
is_digits(struct slice s)
{
	size_t i;

	for (i = 0; i < s.len && s.ptr[i] >= '0' && s.ptr[i] <= '9'; i++)
		;
	return i == s.len && s.len > 0;
}

/* The rest of a metric path that stands for a code: digits, a name, or the names from the class down. */
static bool
answer_path(struct tagger *t, struct slice rest, const struct row_codes *how, unsigned year,
    struct tag *tag)
{
	struct slice path, name;
	size_t at;

	if (is_digits(rest))
		return answer_digits(t, rest, SLICE(""), &how->scheme, year, tag);
	if (!split_marks(&t->path, rest))
		return false;
	path = buf_view(&t->path);
	for (at = path.len; at > 0 && path.ptr[at - 1] != '/'; at--)
		;
	name = slice_from(path, at);
	path = slice_sub(path, 0, at > 0 ? at - 1 : 0);
	if (!answer_name(t, label_strip(name), path, how, year, tag))
		return false;
	if (tag->code == CODES_NONE) {
		tag->tag = SLICE("unknown");
		tag->unknown = TAG_UNKNOWN_LABEL;
		tag->scheme = slice_of(scheme_name[how->scheme]);
	}
	return true;
}

/* Puts prefix and key together as the key. */
static bool
prefix_key(struct tagger *t, struct slice prefix, struct slice rest, struct tag *tag)
{
	struct buf key = {0};
	bool ok = buf_slice(&key, prefix) &&
	    buf_slice(&key, tag->code != CODES_NONE || tag->key.len != 0 ? tag->key : rest);

	buf_free(&t->key);
	t->key = key;
	tag->key = buf_view(&t->key);
	return ok;
}

static bool
answer_metric(struct tagger *t, const struct tag_input *in, struct tag *tag)
{
	bool ok = true;
	struct slice path = label_fold(in->item, &t->folded, &ok), rest;
	const struct row_codes *how;
	uint32_t row;

	if (!ok)
		return false;
	row = rows_find(&t->rows, in->sheet, path);
	if (row != CODES_NONE) {
		tag->key = t->rows.row[row].canonical;
		return true;
	}
	how = rows_codes(&t->rows, in->sheet, path);
	if (how == NULL) {
		tag->key = path;
		return true;
	}
	rest = slice_from(path, how->prefix.len);
	return answer_path(t, rest, how, in->year, tag) && prefix_key(t, how->prefix, rest, tag);
}

/* part/item; a / inside the part is made full width, so that the part is one segment. */
static bool
answer_part(struct tagger *t, const struct tag_input *in, struct tag *tag)
{
	bool ok = true;
	struct slice part = label_fold(in->part, &t->folded, &ok), item;
	size_t i;

	buf_clear(&t->key);
	for (i = 0; i < part.len && ok; i++)
		ok = part.ptr[i] == '/' ? buf_text(&t->key, "／") : buf_byte(&t->key, part.ptr[i]);
	item = label_fold(in->item, &t->folded, &ok);
	if (part.len != 0 && item.len != 0)
		ok = buf_byte(&t->key, '/') && ok;
	ok = buf_slice(&t->key, item) && ok;
	tag->key = buf_view(&t->key);
	return ok;
}

bool
tagger_row(struct tagger *t, const struct tag_input *in, struct tag *tag)
{
	bool ok = true;

	*tag = (struct tag){.code = CODES_NONE, .row = CODES_NONE};
	switch (in->sheet.len == 0 ? '\0' : in->sheet.ptr[0]) {
	case 'T':
	case 'X':
		return answer_statement(t, in, tag) && !t->failed;
	case 'N':
		return answer_metric(t, in, tag);
	case 'P':
		return answer_part(t, in, tag);
	default:
		tag->key = label_fold(in->item, &t->folded, &ok);
		return ok;
	}
}

bool
tagger_code(struct tagger *t, enum scheme scheme, const struct tag_input *in, struct tag *tag)
{
	struct row_codes how = {.scheme = scheme};
	struct slice digits = code_digits(t, in->code), label;
	bool ok = true;

	*tag = (struct tag){.code = CODES_NONE, .row = CODES_NONE};
	label = label_strip(label_fold(in->item, &t->folded, &ok));
	if (!ok || t->failed)
		return false;
	if (digits.len >= 3)
		return answer_digits(t, digits, label, &scheme, in->year, tag);
	if (!answer_name(t, label, SLICE(""), &how, in->year, tag))
		return false;
	return tag->code != CODES_NONE || answer_label(t, label, tag);
}
