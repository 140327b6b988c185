/* SPDX-License-Identifier: ISC */
/*
 * statement.c - the nine statements and further tables: rows to figures.
 */
#include <stdint.h>
#include <string.h>

#include "cell.h"
#include "diag.h"
#include "emit.h"
#include "fold.h"
#include "frames.h"
#include "readers.h"
#include "record.h"
#include "statement.h"

static void
claim_row(struct report *r, const struct grid_row *row, enum claim what)
{
	uint32_t i;

	for (i = 0; r->claim != NULL && i < row->n; i++)
		report_claim(r, row->cell[i], what);
}

/* 款 or 项 printed without the 类 that stands some rows above. */
static void
complete_code(struct statement *st, unsigned g, const struct slice part[3])
{
	struct slice *above = st->above[g];
	struct record *rec = st->rec[g];
	unsigned i, first = 0, last = 0;

	while (first < 3 && part[first].len == 0)
		first++;
	for (i = 0; i < 3; i++) {
		if (part[i].len != 0)
			last = i;
	}
	if (first == 3)
		return;
	if (first != 0 && part[first].len <= 2) {
		rec->code.n = 0;
		for (i = 0; i < 3; i++)
			pieces_add(&rec->code, part[i].len != 0 ? part[i] : i < first ? above[i] : part[i]);
	}
	for (i = first; i < 3; i++)
		above[i] = i <= last ? part[i] : (struct slice){NULL, 0};
}

/* A label of cells merged over two blocks belongs to the one with the figures. */
static void
lend_labels(struct statement *st)
{
	unsigned g, i;

	for (g = 2; g < st->frame.groups && g < RECORD_GROUPS; g++) {
		struct record *rec = st->rec[g], *left = st->rec[g - 1];
		bool figures = false;

		for (i = 0; i < left->amounts; i++)
			figures = figures || left->amount[i].n != 0;
		if (rec->name.n != 0 || rec->amounts == 0 || figures || left->line.n != 0 ||
		    left->code.n != 0)
			continue;
		rec->name = left->name;
		left->name.n = 0;
	}
}

void
statement_number_places(struct statement *st)
{
	unsigned amounts[RECORD_GROUPS] = {0}, g;
	uint32_t j;

	memset(st->block_codes, 0, sizeof(st->block_codes));
	for (j = 0; j < st->frame.n; j++) {
		g = st->frame.col[j].group;
		st->place[j] = g >= RECORD_GROUPS ? 0 :
		    st->frame.col[j].role == ROLE_AMOUNT ? amounts[g]++ :
		    st->frame.col[j].role == ROLE_CODE ? st->block_codes[g]++ : 0;
	}
}

/* Deals one placed row out to its blocks. */
void
statement_take_row(struct statement *st, const struct grid_row *row, const struct placing *p)
{
	struct records *rs = &st->rs;
	struct record **rec = st->rec;
	const unsigned *at = st->place;
	unsigned g;
	struct slice part[RECORD_GROUPS][3];
	uint32_t i;

	for (g = 0; g < st->frame.groups && g < RECORD_GROUPS; g++) {
		record_clear(rec[g]);
		part[g][0] = part[g][1] = part[g][2] = SLICE("");
	}
	for (i = 0; i < row->n; i++) {
		const struct frame_column *c;
		struct slice rest, text = row->cell[i];

		if (p->column[i] == PLACE_NONE || row->kind[i] == CELL_EMPTY)
			continue;
		c = &st->frame.col[p->column[i]];
		if (c->group >= RECORD_GROUPS)
			continue;
		g = c->group;
		if (row->kind[i] == CELL_MIXED && (c->role == ROLE_CODE || (c->role == ROLE_NAME &&
		    cell_code_digits(cell_code_part(text, &rest)) >= 3))) {
			pieces_add(&rec[g]->code, cell_code_part(text, &rest));
			pieces_add(&rec[g]->name, rest);
		} else if (c->role == ROLE_NAME || (c->role == ROLE_CODE && row->kind[i] == CELL_LABEL)) {
			pieces_add(&rec[g]->name, text);
		} else if (c->role == ROLE_CODE && row->kind[i] == CELL_INTEGER) {
			pieces_add(&rec[g]->code, text);
			if (at[p->column[i]] < 3)
				part[g][at[p->column[i]]] = text;
		} else if (c->role == ROLE_LINE && row->kind[i] == CELL_INTEGER) {
			pieces_add(&rec[g]->line, text);
		} else if (c->role == ROLE_AMOUNT && (row->kind[i] == CELL_AMOUNT ||
		    row->kind[i] == CELL_INTEGER)) {
			unsigned k = at[p->column[i]];

			if (k >= RECORD_AMOUNTS)
				continue;
			pieces_add(&rec[g]->amount[k], text);
			rec[g]->source[k] = row->line;
			if (k + 1 > rec[g]->amounts)
				rec[g]->amounts = k + 1;
		} else if (c->role == ROLE_NONE && row->kind[i] == CELL_AMOUNT) {
			records_unread(rs, row->line);
		}
	}
	lend_labels(st);
	for (g = 0; g < st->frame.groups && g < RECORD_GROUPS; g++) {
		if (st->block_codes[g] >= 2)
			complete_code(st, g, part[g]);
		rec[g]->first = rec[g]->end = row->line;
		records_take(rs, g, &rec[g]);
	}
}

static void
refuse_row(struct statement *st, const struct grid_row *row)
{
	uint32_t i, numbers = 0;

	for (i = 0; i < row->n; i++)
		numbers += row->kind[i] == CELL_INTEGER;
	if (numbers < 2 && !statement_has_amount(row))
		return;		/* a heading, a note */
	if (!st->warned)
		diag_warn(DIAG_AT(st->rs.r->name, row->line->number),
		    "a row of %s does not fit the columns of its captions -- its numbers are left"
		    " unclaimed", st->rs.sheet);
	records_unread(&st->rs, row->line);
	st->warned = true;
	records_flush(&st->rs);	/* what follows is no more of the row before */
}

/* In aligned text the blanks of a page with other columns than the captions' tell nothing. */
static bool
is_adrift(const struct statement *st, const struct grid_row *row)
{
	return st->rs.strict && st->frame.groups == 1 && !st->frame.across &&
	    row->n != st->frame.n && statement_has_amount(row);
}

/* Rows of one run with the same number of cells. */
static void
take_rows(struct statement *st, struct grid_row *const *row, size_t n)
{
	struct placing all, own;
	size_t k;

	statement_number_places(st);
	place_rows(&st->frame, (const struct grid_row *const *)row, n, &all);
	for (k = 0; k < n; k++) {
		const struct grid_row *one = row[k];

		if (statement_totals(st, one))
			continue;
		if (st->rs.strict && place_aligned(&st->frame, one, &own)) {
			statement_take_row(st, one, &own);
			continue;
		}
		if (is_adrift(st, one)) {
			refuse_row(st, one);
			continue;
		}
		/* where the rows do not agree, one that suits the columns as it is stays so */
		if (all.sound || ((st->rs.strict || !place_straight(&st->frame, one, &own)) &&
		    one->n <= PLACE_CELLS && place_suits(&st->frame, one, &all))) {
			statement_take_row(st, one, &all);
			continue;
		}
		place_rows(&st->frame, &one, 1, &own);
		if (own.sound)
			statement_take_row(st, one, &own);
		else
			refuse_row(st, one);
	}
}

/* Body rows [from, to) with the frame in force. */
static void
take_body(struct statement *st, const struct grid *g, size_t from, size_t to)
{
	size_t i = from, k, n;

	if (!st->bound) {
		for (; i < to && !st->warned; i++) {
			if (statement_has_amount(&g->row[i])) {
				diag_warn(DIAG_AT(st->rs.r->name, g->row[i].line->number),
				    "no captions bind the columns of %s -- its numbers are left unclaimed",
				    st->rs.sheet);
				records_unread(&st->rs, g->row[i].line);
				st->warned = true;
			}
		}
		return;
	}
	statement_mend(&st->frame, g, from, to);
	for (i = from; i < to; i = k) {
		n = 0;
		for (k = i; k < to && g->row[k].run == g->row[i].run && g->row[k].n == g->row[i].n; k++)
			st->batch[n++] = &g->row[k];
		take_rows(st, st->batch, n);
	}
}

/* Cells of the row that follow one another from the first on, and nothing behind them; 0: they do not. */
static uint32_t
crowded(const struct grid_row *row)
{
	uint32_t n = 0, i;

	while (n < row->n && row->kind[n] == CELL_LABEL)
		n++;
	for (i = n; i < row->n; i++) {
		if (row->kind[i] != CELL_EMPTY)
			return 0;
	}
	return n;
}

/*
 * Captions below cells that are merged downwards slid to the left:
 *	项目 | 上年决算数 | 本年决算数 | 增减情况 |
 *	增减额 | 增减率
 * They go below the captions above that reach over blank cells, where there are as many.
 */
static void
slide_back(struct report *r, const struct grid_row *above, struct grid_row *row)
{
	uint32_t i, k, wide = 0, n = crowded(row);
	struct slice *cell;
	unsigned char *kind;

	if (n == 0 || above->n <= n || above->n < 2 || above->kind[1] == CELL_EMPTY)
		return;
	for (i = 0; i < above->n; i++)
		wide += above->kind[i] == CELL_EMPTY || (i + 1 < above->n && above->kind[i + 1] == CELL_EMPTY);
	if (wide != n || above->kind[0] == CELL_EMPTY)
		return;
	cell = arena_zero(&r->arena, above->n, sizeof(*cell));
	kind = arena_zero(&r->arena, above->n, 1);
	if (cell == NULL || kind == NULL)
		return;
	for (i = k = 0; i < above->n; i++) {
		bool under = above->kind[i] == CELL_EMPTY || (i + 1 < above->n &&
		    above->kind[i + 1] == CELL_EMPTY);

		kind[i] = under ? row->kind[k] : (unsigned char)CELL_EMPTY;
		cell[i] = under ? row->cell[k++] : (struct slice){NULL, 0};
	}
	row->cell = cell;
	row->kind = kind;
	row->n = above->n;
	row->printed = false;
}

static enum status
new_frame(struct statement *st, const struct grid *g, size_t from, size_t n)
{
	enum status s;
	size_t i;

	for (i = from + 1; i < from + n; i++)
		slide_back(st->rs.r, &g->row[i - 1], &g->row[i]);
	s = frames_bind(st->rs.r, st->rs.known, st->rs.sheet, g, from, n, &st->next);
	if (s != STATUS_OK)
		return s;
	if (st->bound && statement_same_frame(st))
		return STATUS_OK;	/* a row may be cut by a page that repeats its captions */
	if (statement_usable(st)) {
		records_flush(&st->rs);
		st->frame = st->next;
		st->bound = true;
	} else if (!st->bound && from + n < g->rows) {
		st->bound = statement_guess(st, g, from + n);
	}
	return STATUS_OK;
}

/* Garbage may stand above the captions: the first row that surely holds captions, or 0. */
static size_t
first_captions(struct statement *st, const struct grid *g)
{
	enum { NEAR = 6 };
	size_t i;

	for (i = 0; i < g->rows && i < NEAR; i++) {
		if (frame_head(st->rs.r, st->rs.sheet, &g->row[i], STAGE_BODY) == HEAD_CAPTIONS)
			return i;
		if (statement_has_amount(&g->row[i]) && g->row[i].n > 2 &&
		    cell_number(g->row[i].cell[g->row[i].n - 1]).decimals == 2)
			break;
	}
	return 0;
}

/* A page that begins with captions of which the first row alone (项目) could be a piece of a label. */
static bool
captions_begin(const struct statement *st, const struct grid *g, size_t i)
{
	return i > 0 && i + 1 < g->rows && g->row[i].run != g->row[i - 1].run &&
	    g->row[i].run == g->row[i + 1].run &&
	    frame_head(st->rs.r, st->rs.sheet, &g->row[i], STAGE_HEAD) == HEAD_CAPTIONS &&
	    frame_head(st->rs.r, st->rs.sheet, &g->row[i + 1], STAGE_BODY) == HEAD_CAPTIONS;
}

static enum status
read_grid(struct statement *st, const struct grid *g)
{
	size_t i = 0, from, body, captions = first_captions(st, g);
	enum head_stage stage = STAGE_START;
	enum status s = STATUS_OK;

	while (i < g->rows && s == STATUS_OK) {
		enum head_kind kind = HEAD_BODY;

		for (from = i; i < g->rows; i++) {
			kind = i < captions ? HEAD_CAPTIONS : frame_head(st->rs.r,
			    st->rs.sheet, &g->row[i], stage);
			if (kind == HEAD_BODY)
				break;
			claim_row(st->rs.r, &g->row[i], kind == HEAD_MARKS ? CLAIM_LINE : CLAIM_FURNITURE);
			if (kind == HEAD_BOTH) {
				i++;
				break;
			}
			if (kind == HEAD_MARKS)
				stage = STAGE_BODY;
			else if (i >= captions && stage == STAGE_START)
				stage = STAGE_HEAD;
		}
		if (i > from || stage != STAGE_BODY)
			s = new_frame(st, g, from, i - from);
		if (s == STATUS_OK && kind == HEAD_BOTH)
			statement_total_in_head(st, &g->row[i - 1]);
		stage = STAGE_BODY;
		for (body = i; i < g->rows; i++) {
			if (frame_head(st->rs.r, st->rs.sheet, &g->row[i], STAGE_BODY) != HEAD_BODY)
				break;
			if (captions_begin(st, g, i)) {
				stage = STAGE_HEAD;
				break;
			}
		}
		if (s == STATUS_OK)
			take_body(st, g, body, i);
	}
	records_flush(&st->rs);
	return st->rs.failed ? STATUS_FAIL : s;
}

static enum status
read_part(struct statement *st, struct report *r, const struct layout *known, const struct part *p,
    struct out *o)
{
	struct grid g;
	enum status s = grid_read(r, known, p, &g);

	if (s != STATUS_OK)
		return s;
	st->bound = st->warned = false;
	st->rs.r = r;
	st->rs.known = known;
	st->rs.sheet = p->sheet;
	st->rs.frame = &st->frame;
	st->rs.out = o;
	st->rs.outlay = st->rs.unread = false;
	st->rs.sided = strcmp(p->sheet, "T01") == 0 || strcmp(p->sheet, "T04") == 0;
	st->rs.renamed = strcmp(p->sheet, "T09") == 0;
	st->rs.kept = p->sheet[0] == 'T' && p->sheet[1] == '0' && strchr("35678", p->sheet[2]) != NULL;
	st->rs.strict = g.form == GRID_ALIGNED;
	st->rs.warned = false;
	st->rs.unit = g.unit.len != 0 ? g.unit : p->sheet[0] == 'X' ? SLICE("") : r->unit;
	memset(st->above, 0, sizeof(st->above));
	memset(st->rs.waiting, 0, sizeof(st->rs.waiting));
	memset(st->rs.ordinal, 0, sizeof(st->rs.ordinal));
	st->frame.n = 0;
	st->batch = arena_take(&r->arena, (g.rows + 1) * sizeof(struct grid_row *));
	if (st->batch == NULL)
		return STATUS_FAIL;
	memset(&st->next, 0, sizeof(st->next));
	return g.form == GRID_STREAM ? statement_stream(st, &g) : read_grid(st, &g);
}

enum status
statement_read(struct report *r, const struct layout *known, struct out *o)
{
	struct statement *st = arena_zero(&r->arena, 1, sizeof(*st));
	enum status s = STATUS_OK;
	size_t i;

	if (st == NULL)
		return STATUS_FAIL;
	for (i = 0; i < RECORD_GROUPS; i++) {
		st->rec[i] = &st->room[i];
		st->rs.last[i] = &st->rs.room[i];
	}
	for (i = 0; i < r->parts && s == STATUS_OK; i++) {
		if (r->part[i].kind == PART_STATEMENT)
			s = read_part(st, r, known, &r->part[i], o);
	}
	buf_free(&st->rs.work);
	return s;
}
