/* SPDX-License-Identifier: ISC */
#include "frame.h"

#include <string.h>

#include "fold.h"
#include "mem.h"
#include "utf8.h"
#include "words.h"

enum {
	PATH_MAX_TEXTS = 8,	/* texts over one column */
	LEAVES_MAX = 8,		/* captions glued in one cell */
	NEAR_MAX = 40		/* code points compared when nothing is equal */
};

/* The texts over a column and what they were read as. */
struct path {
	struct slice text[PATH_MAX_TEXTS];
	size_t texts;
	const struct layout_entry *leaf[LEAVES_MAX];
	size_t leaves;
	const struct layout_entry *over;	/* a caption over this and other columns */
};

struct binding {
	struct report *r;
	const struct layout *known;
	const char *sheet;
	struct buf work;
	struct path path[FRAME_MAX];
	uint32_t n;		/* columns with texts */
	uint32_t width;		/* cells of the widest row of captions */
};

/* The caption spelled by texts [from, to) joined; NULL: none. */
static const struct layout_entry *
caption_of(struct binding *b, const struct slice *text, size_t from, size_t to)
{
	struct word *word;
	size_t i;

	if (to == from + 1) {
		word = words_of(b->r->words, text[from]);
		return word == NULL ? NULL : word_caption(b->r->words, word, b->sheet);
	}
	buf_clear(&b->work);
	for (i = from; i < to; i++) {
		if (!fold_label(&b->work, text[i]))
			return NULL;
	}
	return layout_find(b->known, LAYOUT_CAPTION, b->sheet, buf_view(&b->work));
}

static size_t
code_points(struct slice s, uint32_t out[NEAR_MAX])
{
	size_t at = 0, used, n = 0;

	while (at < s.len) {
		if (n == NEAR_MAX)
			return NEAR_MAX + 1;
		out[n++] = utf8_decode(s, at, &used);
		at += used;
	}
	return n;
}

/* Characters to add, drop or change to make b of a; NEAR_MAX when too long. */
static unsigned
distance(struct slice a, struct slice b)
{
	uint32_t x[NEAR_MAX], y[NEAR_MAX];
	unsigned row[NEAR_MAX + 1];
	size_t n = code_points(a, x), m = code_points(b, y), i, j;

	if (n > NEAR_MAX || m > NEAR_MAX)
		return NEAR_MAX;
	for (j = 0; j <= m; j++)
		row[j] = (unsigned)j;
	for (i = 1; i <= n; i++) {
		unsigned diagonal = row[0];

		row[0] = (unsigned)i;
		for (j = 1; j <= m; j++) {
			unsigned up = row[j], best = diagonal + (x[i - 1] != y[j - 1]);

			if (up + 1 < best)
				best = up + 1;
			if (row[j - 1] + 1 < best)
				best = row[j - 1] + 1;
			row[j] = best;
			diagonal = up;
		}
	}
	return row[m];
}

/* The one caption that differs from the joined texts by a character in four, at most. */
static const struct layout_entry *
caption_near(struct binding *b, const struct slice *text, size_t from, size_t to)
{
	const struct layout_entry *e, *best = NULL;
	unsigned least = NEAR_MAX, d;
	bool tie = false;
	size_t i;

	buf_clear(&b->work);
	for (i = from; i < to; i++) {
		if (!fold_label(&b->work, text[i]))
			return NULL;
	}
	if (b->work.len < 9)
		return NULL;
	for (e = layout_first(b->known, LAYOUT_CAPTION, b->sheet); e != NULL; e = e->next) {
		size_t chars = e->alias.len / 3;

		d = distance(buf_view(&b->work), e->alias);
		if (d > (chars < 4 ? 1 : chars / 4) || e->role == ROLE_GROUP || chars < 2)
			continue;
		if (d < least) {
			least = d;
			best = e;
			tie = false;
		} else if (d == least && !slice_eq(e->name, best->name)) {
			tie = true;
		}
	}
	return tie ? NULL : best;
}

/* Captions that stand side by side in one cell, divided by blanks ("小计 基本支出"). */
static void
split_glued(struct binding *b, struct path *p, struct slice text)
{
	struct slice word[LEAVES_MAX * 2], piece;
	size_t n = 0, i, j;

	while (n < LEAVES_MAX * 2 && slice_split(&text, ' ', &piece)) {
		if (piece.len != 0)
			word[n++] = piece;
	}
	for (i = 0; i < n && p->leaves < LEAVES_MAX; i++) {
		for (j = n; j > i; j--) {
			const struct layout_entry *e = caption_of(b, word, i, j);

			if (e == NULL || e->alias.len < 6)
				continue;	/* 类 款 项 alone are too little to go by */
			if (e->role != ROLE_GROUP)
				p->leaf[p->leaves++] = e;
			i = j - 1;
			break;
		}
	}
}

static void
read_path(struct binding *b, struct path *p)
{
	const struct layout_entry *e;
	size_t i;

	for (i = 0; i < p->texts && p->leaves == 0; i++) {
		e = caption_of(b, p->text, i, p->texts);
		if (e != NULL && e->role == ROLE_GROUP)
			p->over = e;
		else if (e != NULL)
			p->leaf[p->leaves++] = e;
	}
	for (i = p->texts; i-- > 0 && p->leaves == 0;) {
		e = caption_of(b, p->text, i, i + 1);
		if (e != NULL && e->role == ROLE_GROUP)
			p->over = e;
		else if (e != NULL)
			p->leaf[p->leaves++] = e;
		else if (slice_find_byte(p->text[i], ' ', 0) != SLICE_NONE)
			split_glued(b, p, p->text[i]);
	}
	for (i = 0; i < p->texts && p->leaves == 0 && p->over == NULL; i++) {
		e = caption_near(b, p->text, i, p->texts);
		if (e != NULL)
			p->leaf[p->leaves++] = e;
	}
}

/* A group's caption alone on its column, when it can also be an amount's (本年支出). */
static const struct layout_entry *
amount_like(const struct binding *b, const struct layout_entry *over)
{
	const struct layout_entry *e;

	for (e = layout_first(b->known, LAYOUT_CAPTION, b->sheet); e != NULL; e = e->next) {
		if (e->role == ROLE_AMOUNT && slice_eq(e->alias, over->alias))
			return e;
	}
	return NULL;
}

static void
set_column(struct frame_column *c, const struct layout_entry *e)
{
	c->caption = e;
	c->role = e->role;
	c->measure = e->name;
	c->item = (struct slice){NULL, 0};
	if (e->role == ROLE_ITEM) {
		c->role = ROLE_AMOUNT;
		c->item = e->name;
		c->measure = (struct slice){NULL, 0};
	}
}

static bool
same_as(const struct frame_column *c, const struct layout_entry *e)
{
	return c->role != ROLE_NONE && c->caption != NULL && c->caption->role == e->role &&
	    slice_eq(c->caption->name, e->name);
}

/* 款 alone is the end of a caption that was cut (财政拨|款): codes have 类 款 项, or a longer word. */
static void
forget_lone_code(struct binding *b)
{
	struct path *lone = NULL;
	uint32_t j, codes = 0;

	for (j = 0; j < b->n; j++) {
		struct path *p = &b->path[j];

		if (p->leaves == 0 || p->leaf[0]->role != ROLE_CODE)
			continue;
		codes++;
		if (p->leaves == 1 && p->leaf[0]->alias.len <= 3)
			lone = p;
	}
	if (codes == 1 && lone != NULL)
		lone->leaves = 0;
}

/* Glued captions belong to their cell and to the blank ones behind it. */
static void
spread(struct binding *b, struct frame *f)
{
	uint32_t j;
	size_t k;

	for (j = 0; j < b->n; j++) {
		struct path *p = &b->path[j];
		uint32_t at = j;

		for (k = 0; k < p->leaves; k++) {
			/* a copy of the neighbour's caption that ran into this cell */
			if (k == 0 && p->leaves > 1 && j > 0 && same_as(&f->col[j - 1], p->leaf[0]))
				continue;
			if (at >= b->width || (at > j && b->path[at].leaves != 0))
				break;
			set_column(&f->col[at], p->leaf[k]);
			f->col[at++].glued = p->leaves > 1;
			if (at > f->n)
				f->n = at;
		}
	}
	for (j = 0; j < b->n; j++) {
		const struct layout_entry *e;
		struct path *p = &b->path[j];

		if (f->col[j].role != ROLE_NONE || p->over == NULL)
			continue;
		/* other columns under it? then it is theirs */
		if (j + 1 < b->n && b->path[j + 1].texts != 0 && b->path[j + 1].over == p->over)
			continue;
		e = amount_like(b, p->over);
		if (e != NULL && p->texts != 0 && slice_eq(p->over->name, p->over->alias) &&
		    frame_complete(b->known, b->sheet, f))
			return;
		if (e != NULL)
			set_column(&f->col[j], e);
	}
}

/*
 * Columns between a code's and its name's hold the rest of the code (类|款|项 under one
 * caption), and one that a conversion put there.
 */
static void
extend_codes(const struct binding *b, struct frame *f)
{
	uint32_t j, k;

	for (j = 0; j + 2 < b->n; j++) {
		if (f->col[j].role != ROLE_CODE)
			continue;
		for (k = j + 1; k < b->n && k < j + 4 && f->col[k].role == ROLE_NONE &&
		    b->path[k].texts == 0; k++)
			continue;
		if (k > j + 1 && k < b->n && f->col[k].role == ROLE_NAME) {
			while (--k > j) {
				f->col[k] = f->col[j];
			}
		}
	}
}

/* Upper captions that say a measure (预算数) or an item reach over the columns to their right. */
static void
pass_down(struct binding *b, struct frame *f)
{
	const struct layout_entry *measure = NULL, *item = NULL;
	uint32_t j;
	size_t i, k, upper;

	for (j = 0; j < b->n; j++) {
		struct path *p = &b->path[j];

		upper = p->leaves == 0 || p->texts == 0 ? p->texts : p->texts - 1;
		for (i = 0; i < upper; i++) {
			const struct layout_entry *e = NULL;

			for (k = upper; k > i && e == NULL; k--)
				e = caption_of(b, p->text, i, k);
			if (e != NULL && e->role == ROLE_AMOUNT)
				measure = e;
			else if (e != NULL && e->role == ROLE_ITEM)
				item = e;
		}
		if (f->col[j].role != ROLE_AMOUNT)
			continue;
		if (f->col[j].item.len != 0 && f->col[j].measure.len == 0 && measure != NULL)
			f->col[j].measure = measure->name;
		else if (f->col[j].item.len == 0 && item != NULL && f->col[j].caption != NULL &&
		    f->col[j].caption->role == ROLE_AMOUNT)
			f->col[j].item = item->name;
	}
}

/* Scanning debris (") I=", ", , ,") is no caption. */
static bool
has_words(struct slice s)
{
	size_t i;

	for (i = 0; i < s.len; i++) {
		if ((unsigned char)s.ptr[i] >= 0xe2)
			return true;
	}
	return false;
}

static void
gather(struct binding *b, struct frame_head_rows head)
{
	size_t i;
	uint32_t j;

	for (i = 0; i < head.n; i++) {
		const struct grid_row *row = &head.row[i];
		const struct layout_entry *e;
		/* 类|款|项 and then the row of 合计 */
		bool figures = frame_holds_figures(b->r, b->sheet, row);

		for (j = 0; j < row->n; j++)
			figures = figures || row->kind[j] == CELL_AMOUNT;
		if (row->n > b->width)
			b->width = row->n < FRAME_MAX ? row->n : FRAME_MAX;
		for (j = 0; j < row->n && j < FRAME_MAX; j++) {
			struct path *p = &b->path[j];

			if (row->kind[j] != CELL_LABEL || !has_words(row->cell[j]) || p->texts == PATH_MAX_TEXTS)
				continue;
			e = caption_of(b, row->cell, j, j + 1);
			if ((e != NULL && e->role == ROLE_MARK) || (figures && (e == NULL ||
			    e->role != ROLE_CODE)))
				continue;
			p->text[p->texts++] = row->cell[j];
			if (j + 1 > b->n)
				b->n = j + 1;
		}
	}
}

/* Paths are cleared by their counts. */
static void
begin(struct binding *b, struct report *r, const struct layout *known, const char *sheet)
{
	uint32_t j;

	b->r = r;
	b->known = known;
	b->sheet = sheet;
	b->work = (struct buf){0};
	b->n = b->width = 0;
	for (j = 0; j < FRAME_MAX; j++) {
		b->path[j].texts = b->path[j].leaves = 0;
		b->path[j].over = NULL;
	}
}

static bool
is_dated(struct slice s)
{
	size_t n = 0;

	while (n < s.len && s.ptr[n] >= '0' && s.ptr[n] <= '9')
		n++;
	return n == 4 && slice_starts(slice_from(s, n), SLICE("年"));
}

/* 2015年决算数 | 2014年决算数: which is of this year cannot be told; neither is read. */
static void
refuse_doubles(struct binding *b, struct frame *f)
{
	uint32_t j, k;

	for (j = 0; j < f->n && j < b->n; j++) {
		for (k = j + 1; k < f->n && k < b->n; k++) {
			struct path *p = &b->path[j], *q = &b->path[k];

			if (f->col[j].role != ROLE_AMOUNT || f->col[j].measure.len == 0 ||
			    !slice_eq(f->col[j].measure, f->col[k].measure) ||
			    !slice_eq(f->col[j].item, f->col[k].item) || p->texts == 0 || q->texts == 0 ||
			    !is_dated(p->text[p->texts - 1]) || !is_dated(q->text[q->texts - 1]))
				continue;
			f->col[j].role = f->col[k].role = ROLE_SKIP;
		}
	}
}

/* Columns that hold a number in some row below the head. */
static uint64_t
filled_columns(struct binding *b, const struct grid *g, size_t from)
{
	uint64_t filled = 0;
	uint32_t j;

	for (; from < g->rows; from++) {
		const struct grid_row *row = &g->row[from];

		if (row->n < b->width || frame_head(b->r, b->sheet, row, STAGE_BODY) != HEAD_BODY)
			continue;
		for (j = 0; j < row->n && j < FRAME_MAX; j++) {
			if (row->kind[j] == CELL_AMOUNT || row->kind[j] == CELL_INTEGER ||
			    row->kind[j] == CELL_NUMBERS || row->kind[j] == CELL_DASH)
				filled |= (uint64_t)1 << j;
		}
	}
	return filled;
}

/* By its captions, below which the rows begin at `from`; *body: those had a say.  False: no memory. */
static bool
bind(struct binding *b, struct frame_head_rows head, const struct grid *g, size_t from,
    struct frame *f, bool *body)
{
	uint32_t j;

	gather(b, head);
	f->filled = UINT64_MAX;
	for (j = 0; j < b->n; j++) {
		read_path(b, &b->path[j]);
		if (b->path[j].leaves > 1 && !*body) {
			f->filled = filled_columns(b, g, from);
			*body = true;
		}
	}
	forget_lone_code(b);
	f->n = b->n;
	spread(b, f);
	while (f->n > 0 && f->col[f->n - 1].role == ROLE_NONE && (f->n > b->n ||
	    b->path[f->n - 1].texts == 0))
		f->n--;
	b->n = f->n;
	extend_codes(b, f);
	pass_down(b, f);
	refuse_doubles(b, f);
	frame_repeat(f);
	if (!frame_upper(b->r, b->known, b->sheet, head, f))
		return false;
	frame_complete(b->known, b->sheet, f);
	frame_groups(b->known, b->sheet, f);
	return true;
}

enum status
frame_bind(struct report *r, const struct layout *known, const char *sheet, const struct grid *g,
    size_t first, size_t n, struct frame *f, bool *body)
{
	const struct frame_head_rows head = {g->row + first, n};
	struct binding *b = arena_take(&r->arena, sizeof(*b));
	bool ok = true;

	*body = false;
	memset(f, 0, sizeof(*f));
	if (b == NULL)
		return STATUS_FAIL;
	begin(b, r, known, sheet);
	if (!frame_torn(r, known, sheet, head, frame_body_width(g, first + n), f))
		ok = bind(b, head, g, first + n, f, body);
	buf_free(&b->work);
	return ok ? STATUS_OK : STATUS_FAIL;
}
