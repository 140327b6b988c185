/* SPDX-License-Identifier: ISC */
/* The units on a department's list where it is a table: 序号 | 单位名称 | 性质 ... */
#include "office.h"
#include "overview.h"
#include "utf8.h"

enum { COLUMNS_MOST = 12, PIECES_MOST = 16, LOOSE_MOST = 6 };

static const char *const column_name[UNIT_COLUMNS] = {"序号", "单位名称", "性质", "经费形式", "备注", "规格"};

struct unit_table {
	enum unit_column what[COLUMNS_MOST];
	size_t place[COLUMNS_MOST];		/* piece of the caption row */
	size_t columns;
	size_t name_place;
	bool numbered, named;
};

/* Pieces of names that stand in rows of their own, until it is clear whose they are. */
struct loose {
	struct slice piece[LOOSE_MOST];
	size_t n;
};

/* Pieces of a line: cells, or words with two blanks between them; empty cells stay empty. */
static size_t
split(const struct report *r, const struct line *line, struct slice piece[PIECES_MOST],
    size_t place[PIECES_MOST])
{
	struct slice rest = line->text;
	size_t i, n = 0, gap;

	if (line->kind == LINE_ROW) {
		for (i = 0; i < line->cells && n < PIECES_MOST; i++) {
			piece[n] = report_cell(r, line, i);
			place[n] = i;
			n += piece[n].len != 0;
		}
		return n;
	}
	for (rest = slice_trim(rest); rest.len != 0 && n < PIECES_MOST; rest = slice_trim(slice_from(rest, gap))) {
		gap = slice_find(rest, SLICE("  "), 0);
		if (gap == SLICE_NONE)
			gap = rest.len;
		piece[n] = slice_sub(rest, 0, gap);
		place[n] = n;
		n++;
	}
	return n;
}

static enum unit_column
column_of(const struct term *caption)
{
	int c = UNIT_SERIAL;

	while (c < UNIT_OTHER && !slice_eq(caption->canonical, slice_of(column_name[c])))
		c++;
	return (enum unit_column)c;
}

static void
add_column(struct unit_table *t, const struct term *caption, size_t place)
{
	enum unit_column what = caption == NULL ? UNIT_OTHER : column_of(caption);

	if (t->columns == COLUMNS_MOST)
		return;
	if (what == UNIT_NAME && t->named)
		what = UNIT_OTHER;
	if (what == UNIT_NAME) {
		t->named = true;
		t->name_place = place;
	}
	t->numbered = t->numbered || what == UNIT_SERIAL;
	t->what[t->columns] = what;
	t->place[t->columns++] = place;
}

/* Several captions in one cell, with blanks between: 单位名称 单位基本性质. */
static bool
add_fused(struct overview *v, struct unit_table *t, struct slice text, size_t place)
{
	const struct term *caption[3];
	struct slice rest = text, word;
	size_t n = 0, i;

	while (n < 3 && slice_split(&rest, ' ', &word)) {
		if (word.len == 0)
			continue;
		caption[n] = terms_find(v->terms, TERM_LIST, overview_fold(v, word));
		if (caption[n++] == NULL)
			return false;
	}
	for (i = 0; i < n; i++)
		add_column(t, caption[i], place + i);
	return n > 0;
}

/* A row of captions: one of them says that units are below. */
static bool
read_captions(struct overview *v, const struct line *line, struct unit_table *t)
{
	struct slice piece[PIECES_MOST];
	size_t place[PIECES_MOST], n = split(v->report, line, piece, place), i;
	const struct term *caption;

	*t = (struct unit_table){.columns = 0};
	if (n < 2)
		return false;
	for (i = 0; i < n; i++) {
		caption = terms_find(v->terms, TERM_LIST, overview_fold(v, piece[i]));
		if (caption != NULL || !add_fused(v, t, piece[i], place[i]))
			add_column(t, caption, place[i]);
	}
	return t->named;
}

static bool
is_serial(struct slice s)
{
	size_t i;

	for (i = 0; i < s.len && s.ptr[i] >= '0' && s.ptr[i] <= '9'; i++)
		;
	return s.len != 0 && i == s.len && s.len <= 4;
}

static bool
is_wordy(struct slice s)
{
	size_t i, used, n = 0;

	for (i = 0; i < s.len; i += used)
		n += utf8_is_cjk(utf8_decode(s, i, &used));
	return n >= 2;
}

static enum unit_column
by_word(const struct overview *v, struct slice word)
{
	if (terms_find(v->terms, TERM_NATURE, word) != NULL)
		return UNIT_NATURE;
	return terms_find(v->terms, TERM_FUNDING, word) != NULL ? UNIT_FUNDING : UNIT_OTHER;
}

/* The column of a cell: its caption's place, else by its words, else the next in order. */
static enum unit_column
column_for(struct overview *v, const struct unit_table *t, size_t place, struct slice text,
    const struct unit *u)
{
	struct slice word = overview_fold(v, text);
	size_t i;

	for (i = 0; i < t->columns && place > t->name_place; i++) {
		if (t->place[i] == place && u->field[UNIT_NAME].len == 0)
			return t->what[i] == UNIT_OTHER ? by_word(v, word) : t->what[i];
	}
	if (u->field[UNIT_NAME].len == 0)
		return UNIT_NAME;
	if (terms_find(v->terms, TERM_NATURE, word) != NULL && u->field[UNIT_NATURE].len == 0)
		return UNIT_NATURE;
	if (terms_find(v->terms, TERM_FUNDING, word) != NULL && u->field[UNIT_FUNDING].len == 0)
		return UNIT_FUNDING;
	for (i = 0; i < t->columns; i++) {
		if (t->place[i] == place && t->what[i] > UNIT_NAME && u->field[t->what[i]].len == 0)
			return t->what[i];
	}
	for (i = 0; i < t->columns; i++) {
		if (t->what[i] > UNIT_NAME && u->field[t->what[i]].len == 0)
			return t->what[i];
	}
	return UNIT_REMARK;
}

static struct unit
read_row(struct overview *v, const struct unit_table *t, const struct line *line)
{
	struct slice piece[PIECES_MOST];
	size_t place[PIECES_MOST], n = split(v->report, line, piece, place), i;
	struct unit u = {.line = line};
	enum unit_column c;

	for (i = 0; i < n; i++) {
		if (is_serial(piece[i]) && u.field[UNIT_SERIAL].len == 0 && u.field[UNIT_NAME].len == 0) {
			u.field[UNIT_SERIAL] = piece[i];
			continue;
		}
		if (!is_wordy(piece[i]))
			continue;
		c = column_for(v, t, place[i], piece[i], &u);
		u.field[c] = overview_squeeze(v, piece[i]);
	}
	return u;
}

void
overview_put_unit(struct overview *v, const struct unit *u)
{
	struct figure fig = {.sheet = "U", .item = u->field[UNIT_NAME], .source = u->line};
	size_t c, written = 0;

	v->units++;
	for (c = UNIT_NATURE; c <= UNIT_REMARK; c++) {
		if (u->field[c].len == 0)
			continue;
		fig.measure = slice_of(column_name[c]);
		fig.raw = u->field[c];
		fig.line = u->field[UNIT_SERIAL];
		written++;
		if (fig.line.len != 0)
			emit_figure(v->out, v->report, &fig);
		else
			emit_numbered(v->out, v->report, &fig, v->units);
	}
	if (written == 0) {
		fig.measure = slice_of(column_name[UNIT_REMARK]);
		emit_numbered(v->out, v->report, &fig, v->units);
	}
	report_claim(v->report, u->field[UNIT_SERIAL], CLAIM_LINE);
}

static bool
ends_name(const struct overview *v, struct slice name)
{
	struct office o;

	return (office_read(v->terms, name, &o) && o.usual) || slice_ends(name, SLICE(")")) ||
	    slice_ends(name, SLICE("）"));
}

static struct slice
append(struct overview *v, struct slice a, struct slice b)
{
	buf_clear(&v->scratch);
	if (!buf_slice(&v->scratch, a) || !buf_slice(&v->scratch, b))
		v->ok = false;
	return arena_slice(&v->report->arena, buf_view(&v->scratch), &v->ok);
}

/* How many of the loose pieces belong to the row above. */
static size_t
own_pieces(struct overview *v, const struct loose *l, const struct unit *last,
    const struct unit *next)
{
	struct slice head = slice_sub(last->field[UNIT_NAME], 0, 6);
	size_t k;

	if (last->line == NULL || l->n == 0)
		return 0;
	if (next->line == NULL || next->field[UNIT_NAME].len != 0)
		return l->n;
	for (k = 0; k < l->n; k++) {	/* units of one office begin alike */
		if (head.len == 6 && slice_starts(l->piece[k], head))
			return k;
	}
	return ends_name(v, last->field[UNIT_NAME]) ? 0 : 1;
}

/* Loose pieces between two rows: the rest of the name above, or the beginning of the one below. */
static void
settle(struct overview *v, struct loose *l, struct unit *last, struct unit *next)
{
	size_t i, k = own_pieces(v, l, last, next);

	for (i = 0; i < k; i++)
		last->field[UNIT_NAME] = append(v, last->field[UNIT_NAME], l->piece[i]);
	for (; i < l->n; i++)
		next->field[UNIT_NAME] = append(v, next->field[UNIT_NAME], l->piece[i]);
	l->n = 0;
}

/*
 * Rows below the captions.  In a numbered list a row without a number is a piece
 * of a name.
 */
static size_t
read_table(struct overview *v, struct unit_table *t, size_t first, size_t end)
{
	const struct report *r = v->report;
	struct unit u, last = {.line = NULL}, none = {.line = NULL};
	struct loose loose = {.n = 0};
	size_t i, blanks = 0;

	for (i = first; i < end; i++) {
		if (r->line[i].kind == LINE_BLANK) {
			if (++blanks > 2)
				break;
			continue;
		}
		blanks = 0;
		if (r->line[i].kind == LINE_PROSE && r->line[i].text.len > 200)
			break;
		u = read_row(v, t, &r->line[i]);
		t->numbered = t->numbered || u.field[UNIT_SERIAL].len != 0;
		if (u.field[UNIT_SERIAL].len == 0 && t->numbered) {
			if (r->line[i].kind == LINE_PROSE)
				break;
			if (u.field[UNIT_NAME].len != 0 && loose.n < LOOSE_MOST)
				loose.piece[loose.n++] = u.field[UNIT_NAME];
			continue;
		}
		if (u.field[UNIT_NAME].len == 0 && r->line[i].kind == LINE_PROSE)
			continue;
		if (u.field[UNIT_NAME].len == 0 && loose.n == 0) {
			report_claim(v->report, u.field[UNIT_SERIAL], CLAIM_LINE);
			continue;
		}
		settle(v, &loose, &last, &u);
		if (last.line != NULL)
			overview_put_unit(v, &last);
		last = u;
	}
	settle(v, &loose, &last, &none);
	if (last.line != NULL)
		overview_put_unit(v, &last);
	return i;
}

bool
overview_tables(struct overview *v, size_t first, size_t end)
{
	struct unit_table t;
	size_t before = v->units, i = first;

	while (i < end) {
		if (v->report->line[i].kind != LINE_BLANK && v->report->line[i].text.len < 600 &&
		    read_captions(v, &v->report->line[i], &t))
			i = read_table(v, &t, i + 1, end);
		else
			i++;
	}
	return v->units > before;
}
