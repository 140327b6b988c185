/* SPDX-License-Identifier: ISC */
#include "names.h"

#include <string.h>

#include "mem.h"
#include "utf8.h"
#include "words.h"

enum { PIECE_MIN = 12, LABEL_MIN = 9, ROWS_MOST = 2048 };

static const struct part *
find_part(const struct report *r, const char *sheet)
{
	size_t i;

	for (i = 0; i < r->parts; i++) {
		if (r->part[i].kind == PART_STATEMENT && strcmp(r->part[i].sheet, sheet) == 0)
			return &r->part[i];
	}
	return NULL;
}

static bool
is_word(struct slice s)
{
	size_t at, used;

	for (at = 0; at < s.len; at += used) {
		used = 1;
		if ((unsigned char)s.ptr[at] >= 0x80 && utf8_is_cjk(utf8_decode(s, at, &used)))
			return true;
	}
	return false;
}

/* Bytes of a mark before a name; 0: none. */
static size_t
bullet(struct slice s)
{
	size_t used;
	uint32_t code = utf8_decode(s, 0, &used);

	return utf8_is_cjk(code) || code == '"' || (code >= 'A' && code <= 'z') ? 0 : used;
}

/* The name in comparison form, up to the next; false: no memory. */
static bool
fold_name(struct names *n, struct slice s, struct slice *out)
{
	struct word *word = words_of(n->r->words, s);

	if (word == NULL)
		return false;
	*out = word->folded;
	while (out->len > 1 && bullet(*out) != 0)
		*out = slice_from(*out, bullet(*out));
	if (slice_ends(*out, SLICE("支出")) && out->len >= 12)
		out->len -= 6;
	else if (slice_ends(*out, SLICE("费用")) && out->len > 9)
		out->len -= 3;
	return true;
}

/* The rest of the label in cell k of line i, which the end of a page or a narrow column cut. */
static struct slice
rest_below(const struct names *n, const struct part *p, uint32_t i, uint32_t k)
{
	const struct line *l;
	uint32_t next = i + 1;

	while (next < p->end && n->r->line[next].kind == LINE_BLANK)
		next++;
	l = &n->r->line[next];
	if (next == p->end || l->kind != LINE_ROW || k >= l->cells || report_cell(n->r, l, 0).len > 1 ||
	    !is_word(report_cell(n->r, l, k)))
		return (struct slice){NULL, 0};
	return report_cell(n->r, l, k);
}

static enum status
add_joined(struct names *n, struct slice head, struct slice rest)
{
	struct slice name;

	buf_clear(&n->joined);
	if (!buf_slice(&n->joined, head) || !buf_slice(&n->joined, rest) ||
	    !fold_name(n, buf_view(&n->joined), &name) || map_add(&n->labels, name) == MAP_NONE)
		return STATUS_FAIL;
	return STATUS_OK;
}

static enum status
read_labels(struct names *n, const struct part *p)
{
	struct slice name, rest;
	uint32_t i, k;

	for (i = p->body; i < p->end; i++) {
		const struct line *l = &n->r->line[i];

		for (k = 0; k < l->cells; k++) {
			struct slice cell = report_cell(n->r, l, k);

			if (!is_word(cell) || n->labels.count >= ROWS_MOST)
				continue;
			if (!fold_name(n, cell, &name) || map_add(&n->labels, name) == MAP_NONE)
				return STATUS_FAIL;
			rest = rest_below(n, p, i, k);
			if (rest.len != 0 && add_joined(n, cell, rest) != STATUS_OK)
				return STATUS_FAIL;
		}
	}
	return STATUS_OK;
}

/*
 * Digits of a cell behind the `len` of the code so far (303 | 09 stands in two cells);
 * 0 when it holds anything else.
 */
static size_t
digits_of(struct slice cell, char out[8], size_t len)
{
	size_t i;

	if (len != 3 || cell.len != 2)
		len = 0;
	for (i = 0; i < cell.len; i++) {
		if (cell.ptr[i] == ' ')
			continue;
		if (cell.ptr[i] < '0' || cell.ptr[i] > '9' || len == 7)
			return 0;
		out[len++] = cell.ptr[i];
	}
	return len;
}

/* What the cell behind a name says of its amount. */
enum amount { AMOUNT_NONE, AMOUNT_PAID, AMOUNT_UNCLEAR };

/*
 * The code of the next item (30205) is no amount; 0.00 may stand for a few yuan, and
 * 3023 or 10 for a code or an amount that the table broke.
 */
static enum amount
amount_of(struct slice cell)
{
	size_t i, digits = 0, zeros = 0;
	bool point = false;

	if (cell.ptr[0] < '0' || cell.ptr[0] > '9')
		return AMOUNT_NONE;
	for (i = 0; i < cell.len; i++) {
		if (cell.ptr[i] >= '0' && cell.ptr[i] <= '9') {
			digits++;
			zeros += cell.ptr[i] == '0';
		} else if (cell.ptr[i] == '.' || cell.ptr[i] == ',') {
			point = true;
		} else if (cell.ptr[i] != ' ') {
			return AMOUNT_UNCLEAR;
		}
	}
	if (digits == 1 && zeros == 1)
		return AMOUNT_NONE;
	if (zeros == digits || (!point && (digits < 3 || digits == 4)))
		return AMOUNT_UNCLEAR;
	if (!point && (digits == 3 || digits == 5) && cell.ptr[0] == '3' &&
	    memchr("019", cell.ptr[1], 3) != NULL)
		return AMOUNT_NONE;
	return AMOUNT_PAID;
}

static enum status
add_row(struct names *n, struct slice cell, const char *code, size_t digits, size_t *out)
{
	struct slice name;
	size_t i;
	bool ok = true;

	if (!fold_name(n, cell, &name) || (i = map_add(&n->rows, name)) == MAP_NONE ||
	    !mem_grow(&n->row, &n->row_cap, n->rows.count, sizeof(*n->row)))
		return STATUS_FAIL;
	if (i + 1 == n->rows.count)
		n->row[i] = (struct name_row){.name = cell, .meant = i};
	if (digits >= 3)
		n->row[i].code = arena_slice(&n->r->arena, slice_make(code, 3), &ok);
	n->row[i].whole = digits == 3;
	*out = i;
	return ok ? STATUS_OK : STATUS_FAIL;
}

/* 30630 or 317 right behind a name and before a code, or last: the whole part of an amount whose rest is overleaf. */
static bool
before_code(const struct names *n, const struct line *l, uint32_t k)
{
	struct slice next = {NULL, 0};

	for (k++; k < l->cells && next.len == 0; k++)
		next = report_cell(n->r, l, k);
	return next.len == 0 || (next.ptr[0] == '3' && !is_word(next));
}

/* A name; where the row below may hold its rest, both as one mean the same row. */
static enum status
add_name(struct names *n, const struct part *p, uint32_t i, uint32_t k, const char *code, size_t digits,
    size_t *at)
{
	struct slice cell = report_cell(n->r, &n->r->line[i], k), rest = rest_below(n, p, i, k), name;
	size_t whole;

	if (add_row(n, cell, code, digits, at) != STATUS_OK)
		return STATUS_FAIL;
	if (rest.len == 0)
		return STATUS_OK;
	buf_clear(&n->joined);
	if (!buf_slice(&n->joined, cell) || !buf_slice(&n->joined, rest) ||
	    !fold_name(n, buf_view(&n->joined), &name) || (whole = map_add(&n->rows, name)) == MAP_NONE ||
	    !mem_grow(&n->row, &n->row_cap, n->rows.count, sizeof(*n->row)))
		return STATUS_FAIL;
	if (whole + 1 == n->rows.count)
		n->row[whole] = (struct name_row){.meant = *at};
	return STATUS_OK;
}

/* Rows of T06 are code, name, amount, several of them side by side. */
static enum status
read_rows(struct names *n, const struct part *p)
{
	enum status st = STATUS_OK;
	uint32_t i, k;

	for (i = p->body; i < p->end && st == STATUS_OK; i++) {
		const struct line *l = &n->r->line[i];
		size_t digits = 0, at = 0;
		bool open = false;	/* a name waits for its amount */
		char code[8];

		for (k = 0; k < l->cells && st == STATUS_OK && l->kind == LINE_ROW; k++) {
			struct slice cell = report_cell(n->r, l, k);
			enum amount amount = cell.len == 0 ? AMOUNT_NONE : amount_of(cell);

			if (is_word(cell) && n->rows.count + 1 < ROWS_MOST) {
				st = add_name(n, p, i, k, code, digits, &at);
				open = true;
				digits = 0;
				continue;
			}
			if (open && (cell.len == 5 || cell.len == 3) && amount == AMOUNT_NONE &&
			    is_word(report_cell(n->r, l, k - 1)) && before_code(n, l, k))
				amount = AMOUNT_UNCLEAR;
			if (open && amount != AMOUNT_NONE) {
				n->row[at].paid = amount == AMOUNT_PAID;
				n->row[at].unclear = amount == AMOUNT_UNCLEAR;
				open = false;
			} else if (cell.len != 0) {
				digits = digits_of(cell, code, digits);
				open = open && digits < 3;	/* else what follows is the next item's */
			}
		}
	}
	return st;
}

/* T05 has most names; the others are read when it lacks one: of funds, or lost. */
static const char *const label_sheet[] = {"T05", "T03", "T07", "T08"};

static enum status
read_sheets(struct names *n, size_t from, size_t to)
{
	enum status st = STATUS_OK;
	size_t i;

	for (i = from; i < to && st == STATUS_OK; i++) {
		const struct part *p = find_part(n->r, label_sheet[i]);

		if (p != NULL)
			st = read_labels(n, p);
	}
	return st;
}

static enum status
load(struct names *n)
{
	const struct part *p;
	enum status st;

	if (n->loaded)
		return STATUS_OK;
	n->loaded = true;
	st = read_sheets(n, 0, 1);
	p = find_part(n->r, "T06");
	if (p != NULL && st == STATUS_OK)
		st = read_rows(n, p);
	return st;
}

/* Is the name in the statements? */
static enum status
find_label(struct names *n, struct slice name, struct slice *folded, bool *found)
{
	if (!fold_name(n, name, folded))
		return STATUS_FAIL;
	*found = map_find(&n->labels, *folded) != MAP_NONE;
	if (*found || n->widened)
		return STATUS_OK;
	n->widened = true;
	if (read_sheets(n, 1, sizeof(label_sheet) / sizeof(label_sheet[0])) != STATUS_OK ||
	    !fold_name(n, name, folded))
		return STATUS_FAIL;
	*found = map_find(&n->labels, *folded) != MAP_NONE;
	return STATUS_OK;
}

void
names_open(struct names *n, struct report *r)
{
	*n = (struct names){.r = r};
}

void
names_close(struct names *n)
{
	map_free(&n->labels);
	map_free(&n->rows);
	mem_free(n->row);
	buf_free(&n->joined);
}

/* A label may be cut in two by the table's narrow column or a page's end. */
static bool
has_piece(const struct names *n, struct slice folded)
{
	size_t i;

	for (i = 0; i < n->labels.count; i++) {
		struct slice label = map_key(&n->labels, i);

		if (label.len >= PIECE_MIN && label.len < folded.len &&
		    (slice_starts(folded, label) || slice_ends(folded, label)))
			return true;
	}
	return false;
}

enum status
names_check(struct names *n, struct slice name, unsigned level, const struct line *source)
{
	struct slice folded;
	size_t i;
	bool found;

	if (load(n) != STATUS_OK)
		return STATUS_FAIL;
	if (n->checks++ > ROWS_MOST)
		return STATUS_OK;
	if (find_label(n, name, &folded, &found) != STATUS_OK)
		return STATUS_FAIL;
	if (n->labels.count == 0)
		return STATUS_OK;
	if (found) {
		n->known[level] = true;
		return STATUS_OK;
	}
	if (has_piece(n, folded))
		return STATUS_OK;
	for (i = 0; i < n->wrongs; i++) {
		if (slice_eq(n->wrong[i].name, name))
			return STATUS_OK;
	}
	if (n->wrongs < NAMES_WRONG) {
		n->wrong[n->wrongs].name = name;
		n->wrong[n->wrongs].source = source;
		n->wrong[n->wrongs++].level = level;
	}
	return STATUS_OK;
}

/* A row, best one with an amount, whose label is the beginning of the name. */
static size_t
cut_row(const struct names *n, struct slice folded)
{
	size_t i, found = MAP_NONE;

	for (i = 0; i < n->rows.count; i++) {
		struct slice label = map_key(&n->rows, i);

		if (label.len < LABEL_MIN || !slice_starts(folded, label))
			continue;
		if (n->row[i].paid)
			return i;
		n->row[i].unclear = true;
		found = i;
	}
	return found;
}

enum status
names_list(struct names *n)
{
	size_t i;

	if (load(n) != STATUS_OK)
		return STATUS_FAIL;
	for (i = 0; i < n->rows.count; i++)
		n->row[i].listed = false;
	return STATUS_OK;
}

enum status
names_find(struct names *n, struct slice name, struct name_row **row)
{
	struct slice folded;
	size_t i;

	*row = NULL;
	if (!fold_name(n, name, &folded))
		return STATUS_FAIL;
	i = map_find(&n->rows, folded);
	if (i == MAP_NONE)
		i = cut_row(n, folded);
	if (i != MAP_NONE)
		*row = &n->row[n->row[i].meant];
	return STATUS_OK;
}
