/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "buf.h"
#include "diag.h"
#include "layout.h"
#include "mem.h"
#include "number.h"
#include "partial.h"
#include "tsv.h"

struct merge {
	struct settings *set;
	struct gather *gather;
	struct tsv tsv;
	struct buf header; /* of the first partial that holds anything: all those must be alike */
	bool figures, rollup, any;
	bool filled; /* that one has been met */
	bool other;  /* the header in force is another: nothing may follow it */
	uint32_t *source; /* of ours, by number in the partial */
	size_t sources, cap;
	uint32_t now; /* source that the cells are of; REGISTRY_NONE: none yet */
};

static enum status
broken(const struct merge *m, const char *what)
{
	diag_error(DIAG_AT(tsv_file(&m->tsv), tsv_line(&m->tsv)),
	    "%s -- this is no partial roll-up, or a damaged one; write it again with --partial",
	    diag_words(what));
	return STATUS_FAIL;
}

static bool
parse_count(struct slice s, uint64_t max, uint64_t *n)
{
	size_t i;
	uint64_t digit;

	*n = 0;
	for (i = 0; i < s.len; i++) {
		digit = (uint64_t)(unsigned char)s.ptr[i] - '0';
		if (digit > 9 || digit > max || *n > (max - digit) / 10)
			return false;
		*n = *n * 10 + digit;
	}
	return s.len > 0;
}

/* The settings that the first partial was made with become ours. */
static enum status
take_settings(struct merge *m)
{
	struct settings *set = m->set;
	const struct tsv *t = &m->tsv;
	struct slice field, count = tsv_field(t, 5);
	struct layout layout;
	size_t i, colon;
	uint64_t prefix, hidden;

	if (!slice_eq(tsv_field(t, 1), SLICE("2")) || tsv_fields(t) < 8 ||
	    tsv_fields(t) - 7 > KEYS_MAX ||
	    !parse_count(tsv_field(t, 6), tsv_fields(t) - 8, &hidden))
		return broken(m, "the first line is of no known version");
	if (slice_find_byte(tsv_line_text(t), '\0', 0) != SLICE_NONE ||
	    !(slice_eq(tsv_field(t, 2), SLICE("figures")) ||
		slice_eq(tsv_field(t, 2), SLICE("table"))) ||
	    !(slice_eq(tsv_field(t, 3), SLICE("span")) ||
		slice_eq(tsv_field(t, 3), SLICE("flat"))))
		return broken(m, "a line is of no known kind");
	m->figures = slice_eq(tsv_field(t, 2), SLICE("figures"));
	m->rollup = slice_eq(tsv_field(t, 3), SLICE("span"));
	if (m->rollup && set->flat) {
		diag_error(DIAG_IN(tsv_file(t)),
		    "was made without --flat -- leave it out here, or give it there");
		return STATUS_FAIL;
	}
	set->sum = settings_keep(set, tsv_field(t, 4));
	set->count = count.len == 0 ? NULL : settings_keep(set, count);
	set->hidden = (size_t)hidden;
	set->keys = tsv_fields(t) - 7;
	for (i = 0; i < set->keys; i++) {
		field = tsv_field(t, i + 7);
		colon = slice_find_byte(field, ':', 0);
		prefix = 0;
		if (colon != SLICE_NONE &&
		    !parse_count(slice_from(field, colon + 1), 1000, &prefix))
			return broken(m, "a key has no number behind ':'");
		set->key[i].name =
		    settings_keep(set, slice_sub(field, 0, colon == SLICE_NONE ? field.len : colon));
		set->key[i].prefix = (size_t)prefix;
		if (set->key[i].name == NULL)
			return STATUS_FAIL;
	}
	m->gather->sources = m->figures || set->count != NULL;
	layout = layout_of(set, m->rollup);
	m->gather->cells.head_fields = layout_head_fields(&layout);
	return set->sum == NULL || (count.len > 0 && set->count == NULL) ? STATUS_FAIL : STATUS_OK;
}

static enum status
take_header(struct merge *m)
{
	struct slice line = tsv_line_text(&m->tsv);

	if (!slice_eq(tsv_field(&m->tsv, 0), SLICE("partial")))
		return broken(m, "the first line does not begin with 'partial'");
	m->sources = 0;
	m->now = REGISTRY_NONE;
	m->other = m->any && !slice_eq(line, buf_view(&m->header));
	/* A shard without a row could not know what the input is: it goes with any. */
	if (m->any && (m->filled || !m->other))
		return STATUS_OK;
	m->any = true;
	m->other = false;
	buf_clear(&m->header);
	return buf_slice(&m->header, line) ? take_settings(m) : STATUS_FAIL;
}

static enum status
take_source(struct merge *m)
{
	const struct tsv *t = &m->tsv;
	uint64_t number, date = 0, order = 0;
	uint32_t s;

	if (tsv_fields(t) != 4 + SOURCE_FIELDS ||
	    !parse_count(tsv_field(t, 1), UINT32_MAX, &number) || number != m->sources)
		return broken(m, "a source is out of order");
	if (tsv_field(t, 2).len > 0 && (!parse_count(tsv_field(t, 2), 99991231, &date) ||
					   !parse_count(tsv_field(t, 3), UINT32_MAX, &order)))
		return broken(m, "a source has no proper date");
	s = registry_add(m->gather->registry, tsv_range(t, 4, 3 + SOURCE_FIELDS));
	if (s == REGISTRY_NONE ||
	    !mem_grow(&m->source, &m->cap, m->sources + 1, sizeof(*m->source)))
		return STATUS_FAIL;
	registry_dated(m->gather->registry, s, (uint32_t)order, (uint32_t)date);
	m->source[m->sources++] = s;
	return STATUS_OK;
}

/* The source that field 1 numbers. */
static bool
find_source(const struct merge *m, uint32_t *s)
{
	uint64_t number;

	if (!parse_count(tsv_field(&m->tsv, 1), UINT32_MAX, &number) || number >= m->sources)
		return false;
	*s = m->source[number];
	return true;
}

/* The first row of a source in another shard: twice, and the report is in both. */
static enum status
take_first(struct merge *m)
{
	uint32_t s;
	uint64_t hash;
	bool again;
	struct registry *r = m->gather->registry;

	if (!find_source(m, &s) || !parse_count(tsv_field(&m->tsv, 2), UINT64_MAX, &hash))
		return broken(m, "a first row cannot be read");
	if (registry_first(r, s, hash, &again))
		return STATUS_OK;
	if (again)
		diag_error(DIAG_AT(tsv_file(&m->tsv), tsv_line(&m->tsv)),
		    "%s is in another partial roll-up as well -- give each report once",
		    diag_quote(registry_field(r, s, SOURCE_REPORT)).text);
	return STATUS_FAIL;
}

static bool
read_total(const struct tsv *t, struct total *total)
{
	struct dec sum, min, max;
	uint64_t n;
	int64_t ulp;

	if (!parse_count(tsv_field(t, 1), UINT64_MAX, &n) ||
	    !total_parse_ulp(tsv_field(t, 6), &ulp))
		return false;
	*total = (struct total){.n = n};
	if (n == 0)
		return true;
	if (!dec_parse(tsv_field(t, 3), &sum))
		return false;
	min = max = sum;
	if (n > 1 && (!dec_parse(tsv_field(t, 4), &min) || !dec_parse(tsv_field(t, 5), &max)))
		return false;
	if (min.scale != sum.scale || max.scale != sum.scale)
		return false;
	*total = (struct total){sum.n, min.n, max.n, n, ulp, sum.scale, {0}};
	return true;
}

static enum status
take_cell(struct merge *m)
{
	const struct tsv *t = &m->tsv;
	struct row row = {.kind = ROW_TOTAL, .source = m->now};
	struct total total;
	struct slice key = tsv_range(t, 7, tsv_fields(t) - 1);
	uint64_t bad;
	char *to;

	if (tsv_fields(t) != 7 + m->set->keys + m->rollup || !read_total(t, &total))
		return broken(m, "a cell cannot be read");
	if (m->gather->sources && m->now == REGISTRY_NONE)
		return broken(m, "a cell is of no source");
	if (total.n == 0) {
		if (!parse_count(tsv_field(t, 2), UINT32_MAX, &bad) || bad == 0)
			return broken(m, "a cell cannot be read");
		row.kind = ROW_BAD;
		row.number = (uint32_t)bad;
	} else if (total.n == 1 && total.sum >= INT64_MIN / 2 && total.sum <= INT64_MAX / 2) {
		row.kind = ROW_VALUE;
		row.value = (int64_t)total.sum;
		row.scale = (uint8_t)total.scale;
		row.ulp = total.ulp;
	}
	row.head_len = (uint32_t)cells_head_len(&m->gather->cells, key);
	to = gather_room(m->gather, key.len);
	if (to == NULL)
		return STATUS_FAIL;
	if (key.len > 0)
		memcpy(to, key.ptr, key.len);
	return gather_put(m->gather, key.len, &row, &total);
}

static enum status
take_record(struct merge *m)
{
	struct slice kind = tsv_field(&m->tsv, 0);
	uint32_t s;

	m->filled = true;
	if (m->other) {
		diag_error(DIAG_IN(tsv_file(&m->tsv)),
		    "was made with other keys or columns than the partial roll-ups before it");
		return STATUS_FAIL;
	}
	if (slice_eq(kind, SLICE("cell")))
		return take_cell(m);
	if (slice_eq(kind, SLICE("source")))
		return take_source(m);
	if (slice_eq(kind, SLICE("first")))
		return take_first(m);
	if (slice_eq(kind, SLICE("of")))
		return find_source(m, &m->now) ? STATUS_OK
					       : broken(m, "cells of a source that was not named");
	if (!slice_eq(kind, SLICE("unit")) || !find_source(m, &s))
		return broken(m, "a line is of no known kind");
	return registry_list(m->gather->registry, s, tsv_field(&m->tsv, 2)) ? STATUS_OK
									    : STATUS_FAIL;
}

enum status
partial_read(struct settings *set, struct gather *g, bool *figures, bool *rollup)
{
	static const struct tsv_schema schema = {"partial", NULL};
	struct merge m = {.set = set, .gather = g, .now = REGISTRY_NONE};
	enum tsv_event event;
	enum status st = tsv_open(&m.tsv, set->file, set->files, &schema);

	if (st == STATUS_OK)
		tsv_limit(&m.tsv, &set->ceilings);
	while (st == STATUS_OK && (event = tsv_next(&m.tsv)) != TSV_END)
		st = event == TSV_HEADER ? take_header(&m) : take_record(&m);
	if (st == STATUS_OK)
		st = tsv_status(&m.tsv);
	if (st == STATUS_OK && !m.any)
		st = broken(&m, "the input is empty");
	tsv_close(&m.tsv);
	*figures = m.figures;
	*rollup = m.rollup;
	mem_free(m.source);
	buf_free(&m.header);
	return st == STATUS_OK ? gather_end(g) : st;
}
