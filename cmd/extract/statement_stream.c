/* SPDX-License-Identifier: ISC */
/*
 * statement_stream.c - statements whose cells come one after another without
 * their places.
 *
 * A row is what stands between one code, label or line number and the next.  Its
 * amounts are known when there are as many as columns; of fewer only the first is,
 * where the first column is the sum of the others: such a row is never blank there.
 */
#include <string.h>

#include "cell.h"
#include "diag.h"
#include "fold.h"
#include "frames.h"
#include "statement.h"

enum { CAPTIONS_MAX = 40, VALUES_MAX = 40 };

struct stream {
	struct statement *st;
	const struct grid *g;
	size_t at;
	unsigned last_line[2];	/* line numbers of the two sides */
	unsigned side;		/* of the row being read */
	unsigned totals;	/* 总计 stands on the left first */
	bool lost;		/* no word says which side the row is on */
};

static const struct layout_entry *
caption_at(struct statement *st, struct slice text)
{
	struct buf *work = &st->rs.work;

	buf_clear(work);
	if (text.len > 150 || !fold_label(work, text))
		return NULL;
	return layout_find(st->rs.known, LAYOUT_CAPTION, st->rs.sheet, buf_view(work));
}

static bool
is_code(const struct grid_row *t)
{
	size_t n = t->kind[0] == CELL_INTEGER ? cell_code_digits(t->cell[0]) : 0;

	return n == 3 || n == 5 || n == 7;
}

static bool
is_total(struct statement *st, struct slice text)
{
	struct buf *work = &st->rs.work;

	buf_clear(work);
	if (text.len > 30 || !fold_label(work, text))
		return false;
	return slice_eq(buf_view(work), SLICE("合计")) || slice_eq(buf_view(work), SLICE("总计"));
}

static bool
is_amount(const struct grid_row *t)
{
	return t->kind[0] == CELL_AMOUNT || t->kind[0] == CELL_DASH;
}

/* A plain 0 is an amount: no line number, no piece of a code. */
static bool
is_whole(const struct grid_row *t)
{
	return t->kind[0] == CELL_INTEGER && !slice_eq(t->cell[0], SLICE("0"));
}

/* The next cell that is no blank one; NULL: none. */
static const struct grid_row *
filled_behind(const struct grid *g, size_t i)
{
	while (++i < g->rows) {
		if (g->row[i].kind[0] != CELL_EMPTY)
			return &g->row[i];
	}
	return NULL;
}

/* The first token of the body. */
static size_t
body_begins(struct statement *st, const struct grid *g)
{
	bool across = strcmp(st->rs.sheet, "T09") == 0;
	size_t i;

	for (i = 0; i < g->rows; i++) {
		const struct grid_row *t = &g->row[i], *next = filled_behind(g, i);

		if (is_code(t) && next != NULL && next->kind[0] == CELL_LABEL)
			return i;
		if (t->kind[0] == CELL_LABEL && record_begins_row(&st->rs, t->cell[0]) &&
		    caption_at(st, t->cell[0]) == NULL && !across)
			return i;
		if (t->kind[0] == CELL_LABEL && next != NULL && is_amount(next) &&
		    (is_total(st, t->cell[0]) || across))
			return i;
		if (across && t->kind[0] == CELL_LABEL && next != NULL && next->kind[0] == CELL_INTEGER &&
		    is_total(st, t->cell[0]))
			return i;
		if (t->kind[0] == CELL_AMOUNT)
			return i;
	}
	return g->rows;
}

/* The printed template that has just these amounts; NULL: none. */
static bool
order_like(struct statement *st, const struct frame *f, struct frame *out)
{
	uint32_t width, j, k, same, have = 0;
	unsigned nth;

	for (j = 0; j < f->n; j++)
		have += f->col[j].role == ROLE_AMOUNT;
	for (width = have; width <= have + 2; width++) {
		for (nth = 0; frame_template(st->rs.known, st->rs.sheet, width, nth, out); nth++) {
			for (j = same = 0; j < out->n; j++) {
				for (k = 0; k < f->n && out->col[j].role == ROLE_AMOUNT; k++)
					same += f->col[k].role == ROLE_AMOUNT &&
					    slice_eq(f->col[k].measure, out->col[j].measure);
			}
			if (same == have)
				return true;
		}
	}
	return false;
}

/*
 * Captions of several rows come in reading order, not from left to right: the
 * order is that of the printed template with the same columns.
 */
static bool
put_in_order(struct statement *st, bool over)
{
	struct frame *f = &st->next, like;
	uint32_t j;
	unsigned codes = 0, amounts = 0;

	if (strcmp(st->rs.sheet, "T01") == 0 || strcmp(st->rs.sheet, "T04") == 0)
		return true;
	for (j = 0; j < f->n; j++) {
		struct frame_column *c = &f->col[j];

		c->group = 0;
		codes += c->role == ROLE_CODE;
		/* the blocks of T06 follow one another here */
		if (c->role == ROLE_AMOUNT && strcmp(st->rs.sheet, "T06") == 0 && amounts++ != 0)
			c->role = ROLE_NONE;
	}
	f->groups = f->n != 0;
	st->codes = codes;
	if (strcmp(st->rs.sheet, "T06") == 0 || strcmp(st->rs.sheet, "T09") == 0 ||
	    st->rs.sheet[0] == 'X')
		return !over || amounts != 0 || st->rs.sheet[0] != 'X';
	/* also a caption that was lost shows here */
	if (!order_like(st, f, &like))
		return false;
	*f = like;
	return true;
}

/* The captions before cell `end` as one row, whose room is enough. */
static void
row_of_captions(struct statement *st, const struct grid *g, size_t end, bool groups,
    struct grid_row *row)
{
	size_t i;
	bool codes = false;

	for (i = 0; i < end; i++) {
		const struct layout_entry *e = caption_at(st, g->row[i].cell[0]);

		codes = codes || (e != NULL && e->role == ROLE_CODE);
	}
	row->n = 0;
	row->line = g->row[0].line;
	for (i = 0; i < end && row->n < CAPTIONS_MAX; i++) {
		const struct layout_entry *e = caption_at(st, g->row[i].cell[0]);

		if (e == NULL || (e->role == ROLE_GROUP && !groups) || e->role == ROLE_MARK)
			continue;
		/* 项目 over code and name */
		if (codes && e->role == ROLE_NAME && slice_eq(e->name, SLICE("项目")))
			continue;
		row->cell[row->n] = g->row[i].cell[0];
		row->kind[row->n++] = CELL_LABEL;
	}
}

static void
claim_captions(struct statement *st, const struct grid *g, size_t end)
{
	size_t i;

	for (i = 0; i < end; i++) {
		const struct grid_row *t = &g->row[i];

		if (t->kind[0] != CELL_AMOUNT &&
		    (t->kind[0] != CELL_INTEGER || cell_code_digits(t->cell[0]) <= 2))
			report_claim(st->rs.r, t->cell[0], CLAIM_FURNITURE);
	}
}

/*
 * Captions in reading order make one row of captions; those over others are left
 * out.  *heads: all of them side by side, if the head may be one row; else none.
 */
static enum status
bind_captions(struct statement *st, const struct grid *g, size_t end, struct frame *heads)
{
	struct grid head = {.form = GRID_STREAM};
	struct slice cell[CAPTIONS_MAX];
	unsigned char kind[CAPTIONS_MAX];
	struct grid_row row = {.cell = cell, .kind = kind};
	enum status status;
	uint32_t all;

	heads->n = 0;
	if (end == 0)
		return STATUS_OK;
	claim_captions(st, g, end);
	head.row = &row;
	head.rows = 1;
	row_of_captions(st, g, end, true, &row);
	all = row.n;
	if (all == 0)
		return STATUS_OK;
	status = frames_bind(st->rs.r, st->rs.known, st->rs.sheet, &head, 0, 1, heads);
	row_of_captions(st, g, end, false, &row);
	/* but in T06 人员经费 may be over others or be a column */
	if (all != row.n && strcmp(st->rs.sheet, "T06") != 0)
		heads->n = 0;
	if (status != STATUS_OK || row.n == 0)
		return status;
	status = frames_bind(st->rs.r, st->rs.known, st->rs.sheet, &head, 0, 1, &st->next);
	if (status == STATUS_OK && !put_in_order(st, all != row.n))
		st->next.n = 0;
	return status;
}

static unsigned
amount_columns(const struct statement *st, unsigned g, bool *sum_first)
{
	static const char *const sum[] = {"合计", "本年收入合计", "本年支出合计"};
	unsigned n = 0;
	uint32_t j;
	size_t i;

	*sum_first = false;
	for (j = 0; j < st->frame.n; j++) {
		if (st->frame.col[j].role != ROLE_AMOUNT || st->frame.col[j].group != g)
			continue;
		for (i = 0; n == 0 && i < sizeof(sum) / sizeof(sum[0]); i++)
			*sum_first = *sum_first || slice_eq(st->frame.col[j].measure, slice_of(sum[i]));
		n++;
	}
	return n;
}

static void
warn_left(struct statement *st, const struct line *line)
{
	if (!st->warned)
		diag_warn(DIAG_AT(st->rs.r->name, line->number),
		    "rows of %s lost their blank cells -- amounts whose columns cannot be known are left"
		    " unclaimed", st->rs.sheet);
	records_unread(&st->rs, line);
	st->warned = true;
}

/* Puts a row's values into the columns they must be in. */
static void
place_values(struct stream *s, unsigned g, struct record *rec, const struct grid_row *const *value,
    size_t n)
{
	bool sum_first;
	unsigned columns = amount_columns(s->st, g, &sum_first), i;

	/* blank cells that were kept: those around the amounts are no columns of theirs */
	for (; n > columns && value[0]->kind[0] == CELL_EMPTY; n--)
		value++;
	while (n > columns && value[n - 1]->kind[0] == CELL_EMPTY)
		n--;
	if (n == 0)
		return;
	if (n != columns && !(sum_first && n < columns)) {
		warn_left(s->st, value[0]->line);
		return;
	}
	if (n != columns) {
		warn_left(s->st, value[0]->line);
		n = 1;
	}
	for (i = 0; i < n && i < RECORD_AMOUNTS; i++) {
		if (value[i]->kind[0] == CELL_DASH || value[i]->kind[0] == CELL_EMPTY)
			continue;
		pieces_add(&rec->amount[i], value[i]->cell[0]);
		rec->source[i] = value[i]->line;
		rec->amounts = i + 1;
	}
}

/* Which side a row of a two-sided statement is on: its line number goes on from that side's last. */
static unsigned
side_of(struct stream *s, const struct record *rec)
{
	const struct layout_entry *e;
	struct statement *st = s->st;
	unsigned n;
	struct slice bare;

	s->lost = false;
	if (st->frame.groups < 2)
		return 0;
	if (rec->line.n != 0) {
		n = cell_small(rec->line.part[0]);
		if (n == s->last_line[0] + 1 && n != s->last_line[1] + 1)
			s->side = 0;
		else if (n == s->last_line[1] + 1 && n != s->last_line[0] + 1)
			s->side = 1;
		else
			s->side = s->last_line[0] == 0 ? 0 : !s->side;
		s->last_line[s->side] = n;
		return s->side;
	}
	buf_clear(&st->rs.work);
	if (rec->name.n == 0 || !fold_label(&st->rs.work, rec->name.part[0]))
		return 0;
	bare = layout_bare(buf_view(&st->rs.work));
	e = layout_find(st->rs.known, LAYOUT_SIDE, st->rs.sheet, bare);
	if (e != NULL)
		s->side = slice_eq(e->name, SLICE("支出"));
	else if (slice_ends(bare, SLICE("支出")))
		s->side = 1;
	else if (slice_eq(bare, SLICE("总计")) || slice_eq(bare, SLICE("合计")))
		s->side = s->totals++ != 0;
	else
		s->lost = true;
	return s->side;
}

/* 款 and 项 in tokens of their own behind 类. */
static bool
is_code_part(const struct stream *s, const struct grid_row *t, const struct record *rec)
{
	return s->st->codes > rec->code.n && rec->code.n != 0 && rec->name.n == 0 &&
	    t->kind[0] == CELL_INTEGER && cell_code_digits(t->cell[0]) == 2;
}

/* One row from the tokens at s->at. */
static void
take_one(struct stream *s)
{
	const struct grid_row *value[VALUES_MAX], *t;
	struct statement *st = s->st;
	struct record *rec = st->rec[0];
	size_t n = 0, from = s->at;
	bool coded = st->frame.coded, lined = st->frame.lined, whole = true;
	unsigned g;

	record_clear(rec);
	for (; s->at < s->g->rows; s->at++) {
		t = &s->g->row[s->at];
		if (rec->first == NULL)
			rec->first = t->line;
		if (coded && is_code(t) && (rec->code.n != 0 || rec->name.n != 0 || n != 0))
			break;
		if (coded && (is_code(t) || is_code_part(s, t, rec))) {
			pieces_add(&rec->code, t->cell[0]);
		} else if (t->kind[0] == CELL_MIXED || t->kind[0] == CELL_LABEL) {
			struct slice rest, code = cell_code_part(t->cell[0], &rest);

			if (n != 0 || rec->line.n != 0 || (rec->name.n != 0 &&
			    record_begins_row(&st->rs, t->cell[0])))
				break;
			if (t->kind[0] == CELL_MIXED && coded && rec->code.n == 0) {
				pieces_add(&rec->code, code);
				pieces_add(&rec->name, rest);
			} else if (t->kind[0] == CELL_MIXED && coded) {
				break;
			} else {
				pieces_add(&rec->name, t->cell[0]);
			}
		} else if (lined && is_whole(t) && rec->line.n == 0 && n == 0) {
			pieces_add(&rec->line, t->cell[0]);
		} else if (lined && is_whole(t) && cell_code_digits(t->cell[0]) <= 2 &&
		    rec->line.n != 0) {
			break;		/* the next row has no label */
		} else if (n < VALUES_MAX) {
			whole = whole && !is_whole(t);
			value[n++] = t;
		}
	}
	if (s->at == from)
		s->at++;
	g = side_of(s, rec);
	/* a number without decimals may as well be a line number or a piece of a code, where there are such */
	if (!s->lost && (whole || (!coded && !lined)))
		place_values(s, g, rec, value, n);
	else
		warn_left(st, rec->first);
	if (!s->lost && (rec->code.n != 0 || rec->name.n != 0))
		record_emit(&st->rs, g, rec);
}

/*
 * The captions of T09 name each measure once, over its items, or again under each
 * item; anything else cannot be put in order.
 */
static bool
order_across(struct statement *st, const struct grid *g, size_t end)
{
	size_t i, measures = 0;

	for (i = 0; i < end; i++) {
		const struct layout_entry *e = caption_at(st, g->row[i].cell[0]);

		measures += e != NULL && e->role == ROLE_AMOUNT;
	}
	if (measures == 2)
		return true;
	if (measures != st->frame.n || st->frame.n % 2 != 0)
		return false;
	frame_interleave(&st->frame);
	return true;
}

/* T09 with its twelve values behind one another. */
static bool
take_across(struct statement *st, const struct grid *g, size_t from)
{
	struct record *rec = st->rec[0];
	size_t i, end, n = 0;

	for (i = from; i < g->rows && g->row[i].kind[0] != CELL_LABEL; i++)
		n++;
	/* sentences behind them are no row */
	for (end = i; i < g->rows; i++) {
		if (g->row[i].kind[0] != CELL_LABEL && g->row[i].kind[0] != CELL_EMPTY)
			return false;
	}
	/* 合计 is first, and never blank where others are not */
	if (n == 0 || g->row[from].kind[0] == CELL_EMPTY)
		return false;
	if (!frame_template(st->rs.known, st->rs.sheet, (uint32_t)n, 0, &st->frame) ||
	    !order_across(st, g, from))
		return false;
	record_clear(rec);
	for (i = from; i < end && i - from < RECORD_AMOUNTS; i++) {
		if (g->row[i].kind[0] == CELL_DASH || g->row[i].kind[0] == CELL_EMPTY)
			continue;
		pieces_add(&rec->amount[i - from], g->row[i].cell[0]);
		rec->source[i - from] = g->row[i].line;
		rec->amounts = (unsigned)(i - from) + 1;
	}
	record_emit(&st->rs, 0, rec);
	return true;
}

/* The cells as if the blank ones were lost; *body goes with its cell. */
static void
without_blanks(const struct grid *g, struct grid *plain, size_t *body)
{
	size_t i, n = 0, at = *body;

	*plain = *g;
	for (i = 0; i < g->rows; i++) {
		if (i == at)
			*body = n;
		if (g->row[i].kind[0] != CELL_EMPTY)
			plain->row[n++] = g->row[i];
	}
	if (at >= g->rows)
		*body = n;
	plain->rows = n;
}

enum status
statement_stream(struct statement *st, const struct grid *g)
{
	struct stream s = {.st = st, .g = g};
	struct grid plain;
	struct frame heads = {.n = 0};
	size_t body = body_begins(st, g);
	enum status status;

	st->codes = 0;
	status = bind_captions(st, g, body, &heads);
	if (status != STATUS_OK)
		return status;
	if (strcmp(st->rs.sheet, "T09") == 0 && take_across(st, g, body))
		return STATUS_OK;
	if (g->blanks != GRID_BLANKS_LOST &&
	    statement_refold(st, g, body, &heads))
		return st->rs.failed ? STATUS_FAIL : STATUS_OK;
	if (g->blanks != GRID_BLANKS_LOST) {
		without_blanks(g, &plain, &body);
		s.g = g = &plain;
	}
	if (!statement_usable(st) || st->next.across) {
		if (body < g->rows)
			diag_warn(DIAG_AT(st->rs.r->name, g->row[body].line->number),
			    "no captions bind the columns of %s -- its numbers are left unclaimed",
			    st->rs.sheet);
		return STATUS_OK;
	}
	st->frame = st->next;
	st->bound = true;
	st->frame.coded = st->codes != 0;
	for (s.at = body; s.at < g->rows;)
		take_one(&s);
	return st->rs.failed ? STATUS_FAIL : STATUS_OK;
}
