/* SPDX-License-Identifier: ISC */
#include "read.h"

#include <string.h>

#include "columns.h"
#include "diag.h"
#include "facts.h"
#include "guard.h"
#include "layout.h"
#include "number.h"

const struct tsv_schema read_either = {"report", NULL};

/* A number that any table may hold up with: bytes of a field that may be read ahead of time. */
static inline size_t
room_of(const struct tsv *t, struct slice field)
{
	return (size_t)(t->base + t->stop - field.ptr);
}

/* Copies a field, sixteen bytes at a time where the record goes on; returns the end. */
static inline char *
copy_field(char *to, const struct tsv *t, struct slice f)
{
	size_t i;

	if (__builtin_expect(room_of(t, f) < ((f.len + 15) & ~(size_t)15), 0)) {
		memcpy(to, f.ptr, f.len);
		return to + f.len;
	}
	for (i = 0; i < f.len; i += 16)
		memcpy(to + i, f.ptr + i, 16);
	return to + f.len;
}

static enum status
missing(const struct tsv *t, const char *name)
{
	diag_error(&(struct diag_place){.file = tsv_file(t), .line = tsv_line(t), .name = name},
	    "there is no such column -- %s",
	    strcmp(name, "key") == 0 || strcmp(name, "region") == 0
		? diag_words("figures get it from tag-codes; or name other columns with -k")
		: diag_words("-k, -s and -c name columns of the header"));
	return STATUS_FAIL;
}

static bool
is_figure_column(const char *name)
{
	size_t i;

	for (i = 0; i < FIGURE_COLUMNS; i++) {
		if (strcmp(figure_name[i], name) == 0)
			return true;
	}
	return false;
}

/* No header, but enough fields for the columns that are asked for? */
static bool
could_be_figures(const struct reader *r, const struct tsv *t)
{
	size_t i;

	if (tsv_fields(t) != FIGURE_COLUMNS && tsv_fields(t) != FIGURE_NORMALISED)
		return false;
	for (i = 0; i < r->set->keys; i++) {
		if (!is_figure_column(r->set->key[i].name) ||
		    tsv_column(t, r->set->key[i].name) != TSV_NONE)
			return false;
	}
	return is_figure_column(r->set->sum);
}

enum status
read_header(struct reader *r, const struct tsv *t)
{
	const struct settings *set = r->set;
	size_t i;

	for (i = 0; i < set->keys; i++) {
		r->key[i] = TSV_NONE;
		if (set->key[i].kind != KEY_COLUMN)
			continue;
		r->key[i] = tsv_column(t, set->key[i].name);
		if (r->key[i] == TSV_NONE)
			return missing(t, set->key[i].name);
	}
	for (i = 0; i < set->sums; i++) {
		r->sums[i] = tsv_column(t, set->sum_name[i]);
		if (r->sums[i] == TSV_NONE)
			return missing(t, set->sum_name[i]);
	}
	r->sum = r->sums[0];
	r->sum_name = set->sum_name[0];
	r->count = set->count == NULL ? TSV_NONE : tsv_column(t, set->count);
	if (set->count != NULL && r->count == TSV_NONE)
		return missing(t, set->count);
	figure_map_columns(t, &r->map);
	r->ulp =
	    r->figures && strcmp(set->sum, "value") == 0 ? r->map.column[FIGURE_ULP] : TSV_NONE;
	r->leading = r->count == TSV_NONE && r->map.column[FIGURE_REPORT] == 0 &&
		     r->map.column[FIGURE_ENTITY] == 1 && r->map.column[FIGURE_SCOPE] == 2 &&
		     r->map.column[FIGURE_YEAR] == 3;
	r->source = REGISTRY_NONE;
	return STATUS_OK;
}

void
reader_set_kind(struct reader *r, bool figures)
{
	struct layout l;

	r->figures = figures;
	r->gather->sources = figures || r->set->count != NULL;
	r->rollup = figures && !r->set->flat && strcmp(r->set->key[0].name, "region") == 0 &&
		    r->set->key[0].prefix == 0;
	l = layout_of(r->set, r->rollup);
	r->level = figures && l.sheet != LAYOUT_NONE ? l.level : 0;
	r->level_key = r->level != 0 ? l.code - r->rollup : KEYS_MAX;
	r->gather->cells.head_fields = layout_head_fields(&l);
}

/* The first header decides what the whole input is. */
enum status
read_first_header(struct reader *r, struct tsv *t)
{
	bool figures;

	figures = tsv_fields(t) == 0 || slice_eq(tsv_column_name(t, 0), slice_of("report"));
	if (!figures && could_be_figures(r, t)) {
		figures = true;
		if (tsv_assume(t, figure_name) != STATUS_OK)
			return STATUS_FAIL;
	}
	if (columns_expand(r->set, t) != STATUS_OK ||
	    (figures && r->set->keys_given && guard_keys(r->set) != STATUS_OK) ||
	    (!figures && guard_values(r->set) != STATUS_OK))
		return STATUS_FAIL;
	reader_set_kind(r, figures);
	return STATUS_OK;
}

/* Is this the source's first row again? */
static inline bool
is_first(const struct reader *r, const struct tsv *t)
{
	return t->stop - t->start == r->first_len && map_hash(tsv_line_text(t)) == r->first;
}

/* Rows of one source mostly stand together: usually it is the one of the row before. */
static inline enum status
find_source(struct reader *r, const struct tsv *t)
{
	struct slice region = figure_get(t, &r->map, FIGURE_REGION);

	if (r->leading && r->source != REGISTRY_NONE && tsv_fields(t) > 4 &&
	    (size_t)t->end[3] - t->start == r->prefix.len && region.len == r->region.len &&
	    memcmp(t->base + t->start, r->prefix.ptr, r->prefix.len) == 0 &&
	    (region.len == 0 || memcmp(region.ptr, r->region.ptr, region.len) == 0))
		return is_first(r, t) ? facts_again(r, t) : STATUS_OK;
	return facts_source(r, t, region);
}

static enum status
reject(struct reader *r, const struct tsv *t, struct slice value)
{
	struct diag_place place = {tsv_file(t), tsv_line(t), r->sum + 1, r->sum_name};

	r->refused++;
	if (r->set->rejects == NULL) {
		diag_error(&place,
		    "%s is not a number -- mend it, run normalise-numbers, or give --rejects=FILE",
		    diag_quote(value).text);
		return STATUS_FAIL;
	}
	out_text(&r->rejects, tsv_file(t));
	out_byte(&r->rejects, '\t');
	out_number(&r->rejects, tsv_line(t));
	out_byte(&r->rejects, '\t');
	out_text(&r->rejects, r->sum_name);
	out_text(&r->rejects, "\tnot a number\t");
	tsv_escape(&r->rejects, tsv_line_text(t));
	out_byte(&r->rejects, '\n');
	return STATUS_OK;
}

static inline int64_t
read_ulp(struct reader *r, struct slice s)
{
	struct ulp_seen *seen;
	int64_t value;

	if (s.len == 0)
		return 0;
	seen = &r->ulp_seen[(s.len * 4 + (size_t)(unsigned char)s.ptr[0] * 3 +
				(unsigned char)s.ptr[s.len - 1]) %
			    16];
	if (seen->len == s.len && memcmp(seen->text, s.ptr, s.len) == 0)
		return seen->value;
	if (!total_parse_ulp(s, &value))
		value = 0;
	if (s.len <= sizeof(seen->text)) {
		memcpy(seen->text, s.ptr, s.len);
		seen->len = s.len;
		seen->value = value;
	}
	return value;
}

/* At most n bytes, no character cut in two. */
static size_t
cut_len(struct slice f, size_t n)
{
	while (n > 0 && ((unsigned char)f.ptr[n] & 0xc0) == 0x80)
		n--;
	return n;
}

/* Each field once more at most, the column's name, tabs and span. */
static inline size_t
room_for_key(const struct reader *r, const struct tsv *t)
{
	return 2 * (t->stop - t->start) + r->set->keys + sizeof(SPAN_OWN) +
	       (r->set->sums > 1 ? strlen(r->sum_name) : 0);
}

/* The key of the row, in the batch; its length in *len, that of its head in the row. */
static inline bool
write_key(struct reader *r, const struct tsv *t, struct row *row, size_t *len)
{
	const struct settings *set = r->set;
	char *start = gather_room(r->gather, room_for_key(r, t)), *to = start;
	struct slice f;
	size_t i, code = r->gather->cells.head_fields;

	if (start == NULL)
		return false;
	code -= code > 0 && r->rollup;
	for (i = 0; i < set->keys; i++) {
		if (i == code)
			row->head_len = (uint32_t)(to - start);
		if (set->key[i].kind == KEY_COLUMN)
			f = tsv_field(t, r->key[i]);
		else
			f = set->key[i].kind == KEY_VALUE ? tsv_field(t, r->sum)
							  : slice_of(r->sum_name);
		if (set->key[i].prefix != 0 && f.len > set->key[i].prefix &&
		    !(i == r->level_key && layout_below_class(f)))
			f.len = cut_len(f, set->key[i].prefix);
		if (set->key[i].kind == KEY_NAME)
			to = (char *)memcpy(to, f.ptr, f.len) + f.len;
		else
			to = copy_field(to, t, f);
		*to++ = '\t';
		if (i == 0 && r->rollup) {
			f = span_of(f);
			memcpy(to, f.ptr, f.len);
			to += f.len;
			*to++ = '\t';
		}
	}
	*len = (size_t)(to - start) - 1;
	if (code >= set->keys)
		row->head_len = (uint32_t)*len;
	return true;
}

/* To our own groups, or to the thread whose group it is. */
static inline enum status
deliver(struct reader *r, size_t key_len, const struct row *row, const struct total *total)
{
	if (r->sender == NULL)
		return gather_put(r->gather, key_len, row, total);
	return exchange_row(r->sender, r->gather, key_len, row, total);
}

/* The figure in column r->sum. */
static enum status
read_figure(struct reader *r, const struct tsv *t)
{
	struct slice value = tsv_field(t, r->sum);
	struct row row = {.kind = ROW_VALUE, .source = r->source};
	struct total total;
	struct dec d;
	unsigned scale;
	size_t key_len;

	if (r->ulp != TSV_NONE)
		row.ulp = read_ulp(r, tsv_field(t, r->ulp));
	if (value.len == 0) {
		if (!r->figures ||
		    !slice_starts(figure_get(t, &r->map, FIGURE_STATUS), SLICE("bad"))) {
			r->empty++;
			return STATUS_OK;
		}
		row.kind = ROW_BAD;
		row.number = 1;
	} else if (number_parse(value.ptr, value.len, room_of(t, value), &row.value, &scale)) {
		row.scale = (uint8_t)scale;
	} else if (dec_parse(value, &d)) {
		row.kind = ROW_TOTAL;
		total = total_of(d, row.ulp);
	} else {
		return reject(r, t, value);
	}
	if (!write_key(r, t, &row, &key_len))
		return STATUS_FAIL;
	return deliver(r, key_len, &row, &total);
}

/* Several columns of one row. */
static enum status
read_figures(struct reader *r, const struct tsv *t)
{
	size_t i;
	enum status st = STATUS_OK;

	for (i = 0; i < r->set->sums && st == STATUS_OK; i++) {
		r->sum = r->sums[i];
		r->sum_name = r->set->sum_name[i];
		st = read_figure(r, t);
	}
	return st;
}

enum status
read_record(struct reader *r, const struct tsv *t)
{
	struct slice sheet;
	enum status st;

	r->records++;
	if (r->gather->sources) {
		st = find_source(r, t);
		if (st != STATUS_OK)
			return st;
		sheet = r->figures ? figure_get(t, &r->map, FIGURE_SHEET) : (struct slice){0};
		if (sheet.len == 1 && (sheet.ptr[0] == 'U' || sheet.ptr[0] == 'R'))
			return facts_note(r, t, sheet.ptr[0]);
	}
	if (r->members != NULL) {
		if (r->gather->sources && tsv_field(t, r->sum).len > 0) /* as gather_put counts */
			r->gather->registry->source[r->source].figures++;
		return members_take(r->members, t, r->source);
	}
	return r->set->sums == 1 ? read_figure(r, t) : read_figures(r, t);
}

static enum status
open_rejects(struct reader *r)
{
	enum status st = out_open(&r->rejects, r->set->rejects);

	if (st == STATUS_OK)
		out_text(&r->rejects, "file\tline\tcolumn\treason\trow\n");
	return st;
}

enum status
read_inputs(struct reader *r)
{
	struct tsv t;
	enum tsv_event event;
	bool first = true;
	enum status st = tsv_open(
	    &t, r->set->file, r->set->files, r->set->keys_given ? &read_either : &figure_schema);

	if (st == STATUS_OK)
		tsv_limit(&t, &r->set->ceilings);
	if (st == STATUS_OK && r->set->rejects != NULL)
		st = open_rejects(r);
	reader_set_kind(r, !r->set->keys_given);
	r->source = REGISTRY_NONE;
	while (st == STATUS_OK && (event = tsv_next(&t)) != TSV_END) {
		if (event == TSV_RECORD) {
			st = read_record(r, &t);
			continue;
		}
		if (first)
			st = read_first_header(r, &t);
		first = false;
		if (st == STATUS_OK)
			st = read_header(r, &t);
		if (st == STATUS_OK && r->members != NULL)
			st = members_header(r->members, &t);
	}
	if (st == STATUS_OK)
		st = tsv_status(&t);
	tsv_close(&t);
	if (r->set->rejects != NULL)
		st = status_max(st, out_close(&r->rejects));
	if (st == STATUS_OK)
		st = gather_end(r->gather);
	return status_max(st, r->refused > 0 ? STATUS_NO : STATUS_OK);
}

void
reader_free(struct reader *r)
{
	buf_free(&r->prefix);
	buf_free(&r->region);
	buf_free(&r->source_key);
}
