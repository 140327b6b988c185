/* SPDX-License-Identifier: ISC */
/*
 * frame_torn.c - heads whose merged cells a conversion wrote without the blanks they cover.
 *
 * Their rows are shorter than those below, and no caption stands over its column:
 *	项目	本年收入合计	财政拨款收入
 *	科目编码	科目名称
 *	208	社会保障和就业支出	142.62	142.62
 * The amounts are in their order where one row names them all; else a printed template
 * with just these captions tells it.
 */
#include <string.h>

#include "cell.h"
#include "frame.h"
#include "words.h"

enum {
	LOOK = 8,	/* rows whose length is asked */
	TALLEST = 16	/* rows of a head: each is held against each */
};

struct head {
	struct report *r;
	const struct layout *known;
	const char *sheet;
	const struct grid_row *row;
	size_t n;
};

static const struct layout_entry *
caption_at(const struct head *h, size_t row, uint32_t column)
{
	const struct grid_row *t = &h->row[row];
	struct word *word;

	if (column >= t->n || t->kind[column] != CELL_LABEL)
		return NULL;
	word = words_of(h->r->words, t->cell[column]);
	return word == NULL ? NULL : word_caption(h->r->words, word, h->sheet);
}

static bool
has_amount(const struct grid_row *row)
{
	for (uint32_t i = 0; i < row->n; i++) {
		if (row->kind[i] == CELL_AMOUNT)
			return true;
	}
	return false;
}

uint32_t
frame_body_width(const struct grid *g, size_t from)
{
	uint32_t width[LOOK], best = 0;
	size_t n = 0, most = 0;

	for (size_t i = from; i < g->rows && n < LOOK; i++) {
		if (has_amount(&g->row[i]))
			width[n++] = g->row[i].n;
	}
	for (size_t i = 0; i < n; i++) {
		size_t same = 0;

		for (size_t k = 0; k < n; k++)
			same += width[k] == width[i];
		if (same > most) {
			most = same;
			best = width[i];
		}
	}
	return best;
}

/* Does a lower row say what is no part of the amount that an upper, shorter one says there? */
static bool
contradicts(const struct head *h, bool across, uint32_t width)
{
	for (size_t i = 0; i + 1 < h->n; i++) {
		for (uint32_t j = 0; h->row[i].n < width && j < h->row[i].n; j++) {
			const struct layout_entry *upper = caption_at(h, i, j);

			if (upper == NULL || upper->role != (across ? ROLE_ITEM : ROLE_AMOUNT))
				continue;
			for (size_t k = i + 1; k < h->n; k++) {
				const struct layout_entry *lower = caption_at(h, k, j);

				if (lower != NULL && (lower->role == ROLE_CODE ||
				    lower->role == ROLE_NAME || lower->role == ROLE_LINE ||
				    (across && lower->role == ROLE_ITEM &&
				    !slice_eq(lower->name, upper->name))))
					return true;
			}
		}
	}
	return false;
}

/* The amounts (items of T09) of the head as columns of `f`, in reading order; *rows gets how many rows name some. */
static void
read_amounts(const struct head *h, bool across, struct frame *f, size_t *rows)
{
	memset(f, 0, sizeof(*f));
	*rows = 0;
	for (size_t i = 0; i < h->n; i++) {
		uint32_t before = f->n;

		/* 类|款|项 and then the row of 合计 */
		if (has_amount(&h->row[i]))
			continue;
		for (uint32_t j = 0; j < h->row[i].n && f->n < FRAME_MAX; j++) {
			const struct layout_entry *e = caption_at(h, i, j);

			if (e == NULL || e->role != (across ? ROLE_ITEM : ROLE_AMOUNT))
				continue;
			f->col[f->n++] = (struct frame_column){.role = ROLE_AMOUNT,
			    .measure = across ? (struct slice){NULL, 0} : e->name,
			    .item = across ? e->name : (struct slice){NULL, 0}, .caption = e};
		}
		*rows += f->n > before;
	}
}

static bool
names(const struct frame *f, const struct frame_column *c, bool across)
{
	for (uint32_t j = 0; j < f->n; j++) {
		if (f->col[j].role == ROLE_AMOUNT && slice_eq(across ? f->col[j].item : f->col[j].measure,
		    across ? c->item : c->measure))
			return true;
	}
	return false;
}

/* Does each amount of the one stand in the other as well? */
static bool
alike(const struct frame *a, const struct frame *b, bool across)
{
	for (uint32_t j = 0; j < a->n; j++) {
		if (a->col[j].role == ROLE_AMOUNT && !names(b, &a->col[j], across))
			return false;
	}
	for (uint32_t j = 0; j < b->n; j++) {
		if (b->col[j].role == ROLE_AMOUNT && !names(a, &b->col[j], across))
			return false;
	}
	return true;
}

/* Amounts in the order of their row, behind the code and the name. */
static bool
line_up(const struct frame *amounts, uint32_t width, struct frame *f)
{
	uint32_t lead = width - amounts->n;

	if (amounts->n >= width || (lead != 1 && lead != 2 && lead != 4))
		return false;
	memset(f, 0, sizeof(*f));
	for (f->n = 0; f->n < lead; f->n++)
		f->col[f->n].role = f->n + 1 < lead ? ROLE_CODE : ROLE_NAME;
	for (uint32_t j = 0; j < amounts->n; j++)
		f->col[f->n++] = amounts->col[j];
	return true;
}

/* Cells of a row that are captions of codes: 类 款 项 alone, or longer ones. */
static uint32_t
count_codes(const struct head *h, size_t row, bool alone)
{
	uint32_t n = 0;

	for (uint32_t j = 0; j < h->row[row].n; j++) {
		const struct layout_entry *e = caption_at(h, row, j);

		n += e != NULL && e->role == ROLE_CODE && (e->alias.len <= 3) == alone;
	}
	return n;
}

/* What names column j in a row, or in another of its length where it is blank there. */
static const struct layout_entry *
caption_over(const struct head *h, size_t row, uint32_t j)
{
	const struct layout_entry *e = caption_at(h, row, j);

	for (size_t i = 0; i < h->n && (e == NULL || e->role == ROLE_GROUP); i++) {
		if (h->row[i].n == h->row[row].n)
			e = caption_at(h, i, j);
	}
	return e;
}

static bool
spread_codes(const struct head *h, size_t row, uint32_t each, struct frame *f)
{
	memset(f, 0, sizeof(*f));
	for (uint32_t j = 0; j < h->row[row].n; j++) {
		const struct layout_entry *e = caption_over(h, row, j);
		uint32_t times = e != NULL && e->role == ROLE_CODE ? each : 1;

		for (; times > 0 && f->n < FRAME_MAX; times--) {
			f->col[f->n] = (struct frame_column){.role = ROLE_NONE, .caption = e};
			if (e != NULL && e->role != ROLE_GROUP && e->role != ROLE_MARK) {
				f->col[f->n].role = e->role;
				f->col[f->n].measure = e->name;
			}
			f->n++;
		}
	}
	return frame_complete(h->known, h->sheet, f);
}

/* 科目编码|科目名称|金额 over 类|款: as many columns more as there are 类 and 款 to a code. */
static bool
codes_apart(const struct head *h, uint32_t width, struct frame *f)
{
	for (size_t i = 0; i + 1 < h->n; i++) {
		uint32_t over = count_codes(h, i, false);

		for (size_t k = i + 1; over != 0 && k < h->n; k++) {
			uint32_t parts = count_codes(h, k, true);

			if (parts > over && parts % over == 0 && h->row[i].n < width &&
			    h->row[i].n - over + parts == width && spread_codes(h, i, parts / over, f))
				return true;
		}
	}
	return false;
}

/* T09: do items stand on a shorter row than the measures (预算数 决算数 ...) or the values? */
static bool
items_apart(const struct head *h, uint32_t width)
{
	for (size_t i = 0; i < h->n; i++) {
		uint32_t items = 0;

		for (uint32_t j = 0; j < h->row[i].n && h->row[i].n < width; j++) {
			const struct layout_entry *e = caption_at(h, i, j);

			items += e != NULL && e->role == ROLE_ITEM;
		}
		for (size_t k = 0; items >= 2 && k < h->n; k++) {
			const struct layout_entry *e = caption_at(h, k, 0);

			if (h->row[k].n == width && e != NULL && e->role == ROLE_AMOUNT)
				return true;
		}
	}
	return false;
}

/* 预算数 决算数 预算数 决算数: the template's halves are dealt out by turns; false: neither order. */
static bool
take_turns(const struct head *h, struct frame *f)
{
	const struct layout_entry *first = NULL, *second = NULL;
	uint32_t measures = 0;

	for (size_t i = 0; i < h->n; i++) {
		for (uint32_t j = 0; j < h->row[i].n; j++) {
			const struct layout_entry *e = caption_at(h, i, j);

			if (e == NULL || e->role != ROLE_AMOUNT)
				continue;
			second = measures == 1 ? e : second;
			first = measures++ == 0 ? e : first;
		}
	}
	if (measures == 2 || first == NULL)
		return true;
	if (measures != f->n || f->n % 2 != 0)
		return false;
	if (!slice_eq(first->name, second->name))
		frame_interleave(f);
	return true;
}

bool
frame_torn(struct report *r, const struct layout *known, const char *sheet,
    struct frame_head_rows head, uint32_t width, struct frame *f)
{
	struct head h = {r, known, sheet, head.row, head.n};
	bool across = strcmp(sheet, "T09") == 0;
	struct frame amounts;
	size_t rows;

	if (head.n < 2 || head.n > TALLEST)
		return false;
	if (width <= FRAME_MAX && codes_apart(&h, width, f)) {
		frame_groups(known, sheet, f);
		return true;
	}
	/* the blocks of T01, T04 and T06 have labels of their own to go by */
	if (sheet[0] != 'T' || strchr("146", sheet[2]) != NULL || width == 0 ||
	    width > FRAME_MAX || !(contradicts(&h, across, width) ||
	    (across && items_apart(&h, width))))
		return false;
	read_amounts(&h, across, &amounts, &rows);
	for (unsigned nth = 0; frame_template(known, sheet, width, nth, f); nth++) {
		if (alike(&amounts, f, across) && (!across || take_turns(&h, f)))
			return true;
	}
	if (across || rows != 1 || !line_up(&amounts, width, f)) {
		memset(f, 0, sizeof(*f));
		return true;
	}
	frame_groups(known, sheet, f);
	return true;
}
