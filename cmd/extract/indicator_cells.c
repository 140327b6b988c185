/* SPDX-License-Identifier: ISC */
/* Captions and cells of the indicator table. */
#include "indicators.h"

#include "fold.h"

static const struct slice caption_name[INDICATOR_COLUMNS] = {
	SLICE_OF(""), SLICE_OF("一级指标"), SLICE_OF("二级指标"), SLICE_OF("三级指标"),
	SLICE_OF("符号"), SLICE_OF("预期指标值"), SLICE_OF("计量单位"), SLICE_OF("实际完成值"),
	SLICE_OF("分值"), SLICE_OF("得分"), SLICE_OF("说明"), SLICE_OF("其他"),
};
static const int skip_cost[INDICATOR_COLUMNS] = {0, 0, 0, 5, 0, 3, 0, 3, 3, 4, 0, 0};
static const int merge_cost[INDICATOR_COLUMNS] = {1, 1, 1, 2, ALIGN_NEVER, 4, ALIGN_NEVER, 4,
    ALIGN_NEVER, ALIGN_NEVER, 2, 2};

static const struct term *
caption_of(const struct form *f, struct slice word)
{
	const struct term *found = terms_find(f->terms, TERM_COLUMN, word);
	size_t used = 0;

	if (found != NULL)
		return found;
	found = terms_prefix(f->terms, TERM_COLUMN, word, &used);
	return found != NULL && used < word.len && word.ptr[used] == '(' ? found : NULL;
}

static int
what_of(const struct term *caption)
{
	int c = COLUMN_LEVEL1;

	while (c < COLUMN_OTHER && !slice_eq(caption->canonical, caption_name[c]))
		c++;
	return c;
}

bool
form_is_indicators(const struct form *f, const struct form_row *row)
{
	const struct term *caption;
	size_t i, n = 0, levels = 0;

	if (row->tokens < 3)
		return false;
	for (i = 0; i < row->tokens && i < n + 4; i++) {
		caption = caption_of(f, row->token[i].word);
		if (caption == NULL)
			continue;
		n++;
		levels += what_of(caption) <= COLUMN_NAME;
	}
	return n >= 3 && levels >= 1;
}

static void
add_column(struct indicators *t, int what, int at)
{
	struct align_column *last = t->columns == 0 ? NULL : &t->column[t->columns - 1];

	if (last != NULL && last->what == what) {
		last->last = at;
		return;
	}
	if (t->columns < INDICATOR_COLUMNS * 2)
		t->column[t->columns++] = (struct align_column){what, at, at, skip_cost[what],
		    merge_cost[what]};
}

/* A cell that is no caption belongs to the caption before it when that is the name's (三级 | 指标). */
void
indicator_captions(struct indicators *t, const struct form_row *row)
{
	const struct term *caption;
	size_t i;
	int what, last = COLUMN_SECTION;
	bool weights = false;

	t->columns = 0;
	add_column(t, COLUMN_SECTION, 0);
	for (i = 0; i < row->tokens; i++) {
		caption = caption_of(t->form, row->token[i].word);
		what = caption != NULL ? what_of(caption) :
		    last == COLUMN_LEVEL2 || last == COLUMN_NAME ? COLUMN_NAME : last;
		if (what != COLUMN_SECTION)
			add_column(t, what, row->token[i].column);
		weights = weights || what == COLUMN_WEIGHT;
		last = what;
	}
	t->score_only = !weights;
}

void
indicator_usual_captions(struct indicators *t)
{
	static const int usual[] = {COLUMN_LEVEL1, COLUMN_LEVEL2, COLUMN_NAME, COLUMN_TARGET,
	    COLUMN_ACTUAL, COLUMN_SCORE};
	size_t i;

	t->columns = 0;
	add_column(t, COLUMN_SECTION, 0);
	for (i = 0; i < sizeof(usual) / sizeof(usual[0]); i++)
		add_column(t, usual[i], (int)i + 1);
	t->score_only = true;
}

static struct slice
fold_piece(struct form *f, struct slice text)
{
	if (fold_is_settled(text))
		return text;
	buf_clear(&f->scratch);
	if (!fold_label(&f->scratch, text))
		f->ok = false;
	return arena_slice(&f->report->arena, buf_view(&f->scratch), &f->ok);
}

/* (40), (10分), (10 behind a label, and nothing else. */
static bool
only_weight(struct slice rest)
{
	size_t i, digits = 0;

	for (i = 0; i < rest.len; i++) {
		if (rest.ptr[i] >= '0' && rest.ptr[i] <= '9')
			digits++;
		else if (rest.ptr[i] != '(' && rest.ptr[i] != ')' && rest.ptr[i] != '.' &&
		    !slice_starts(slice_from(rest, i), SLICE("分")) && rest.ptr[i] != '%')
			return false;
		else if (slice_starts(slice_from(rest, i), SLICE("分")))
			i += 2;
	}
	return rest.len == 0 || digits == 0 || rest.ptr[0] == '(' || (rest.ptr[0] >= '0' && rest.ptr[0] <= '9');
}

static struct slice
digits_in(struct slice text)
{
	size_t from = 0, to;

	while (from < text.len && !(text.ptr[from] >= '0' && text.ptr[from] <= '9'))
		from++;
	to = from;
	while (to < text.len && ((text.ptr[to] >= '0' && text.ptr[to] <= '9') ||
	    (text.ptr[to] == '.' && to > from)))
		to++;
	return slice_sub(text, from, to);
}

static bool
label_rest(struct slice word, size_t used)
{
	return only_weight(slice_from(word, used));
}

/* True when the text is nothing but a level's label (with its weight), or a piece of one. */
static bool
read_label(struct form *f, struct slice text, struct slice word, struct indicator_cell *c)
{
	size_t used = 0, lead = 0;
	bool known;

	while (lead < word.len && (word.ptr[lead] == ')' || word.ptr[lead] == ',' || word.ptr[lead] == '.'))
		lead++;
	word = slice_from(word, lead);
	c->one = terms_prefix(f->terms, TERM_LEVEL1, word, &used);
	if (c->one != NULL && !label_rest(word, used))
		c->one = NULL;
	c->two = terms_prefix(f->terms, TERM_LEVEL2, word, &used);
	if (c->two != NULL && !label_rest(word, used))
		c->two = NULL;
	known = c->one != NULL || c->two != NULL;
	c->piece = !known && terms_prefix(f->terms, TERM_PIECE, word, &used) != NULL &&
	    label_rest(word, used);
	if (!known && !c->piece)
		return false;
	c->weight = digits_in(text);
	return true;
}

/* Debris: neither words nor numbers, or few ideographs among other signs. */
static bool
is_debris(const struct form *f, const struct indicator_cell *c)
{
	size_t i, ideographs = 0, others = 0, letters = 0;
	unsigned char b;

	if (c->number || c->nil || terms_find(f->terms, TERM_BEFORE, c->word) != NULL ||
	    terms_find(f->terms, TERM_UNIT, c->word) != NULL)
		return false;
	for (i = 0; i < c->word.len; i++) {
		b = (unsigned char)c->word.ptr[i];
		if (b >= 0x80 && b < 0xC0)
			continue;
		ideographs += b >= 0xE4 && b <= 0xE9;
		others += b < 0xE4 || b > 0xE9;
		letters += (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
	}
	if (ideographs == 0)
		return letters >= 2 || quantity_count(f->terms, c->text) == 0;
	return others > 3 * ideographs && quantity_count(f->terms, c->text) == 0;
}

static bool
all_dashes(struct slice word)
{
	size_t i;

	for (i = 0; i < word.len && (word.ptr[i] == '-' || word.ptr[i] == '/' || word.ptr[i] == '*'); i++)
		;
	return i == word.len;
}

/* Takes a label off the front of a cell that holds more behind a blank; moves *rest. */
static bool
split_label(struct form *f, struct slice *rest, struct indicator_cell *c)
{
	size_t blank = 0, last = 0;
	struct slice head;
	struct indicator_cell best = *c;

	while ((blank = slice_find_byte(*rest, ' ', blank)) != SLICE_NONE) {
		head = slice_sub(*rest, 0, blank);
		if (read_label(f, head, fold_piece(f, head), c)) {
			best = *c;
			best.text = head;
			last = blank;
		}
		blank++;
	}
	if (last == 0)
		return false;
	*c = best;
	*rest = slice_trim(slice_from(*rest, last));
	return true;
}

/* Only a text with a blank can be a label and something else. */
static bool
may_begin_so(const struct form *f, struct slice text, struct slice word)
{
	size_t used;

	if (slice_find_byte(text, ' ', 0) == SLICE_NONE)
		return false;
	return terms_prefix(f->terms, TERM_LEVEL1, word, &used) != NULL ||
	    terms_prefix(f->terms, TERM_LEVEL2, word, &used) != NULL ||
	    terms_prefix(f->terms, TERM_PIECE, word, &used) != NULL;
}

/* A byte that begins or is one of = < > ≥ ≤ or their wide forms. */
static bool
may_have_sign(struct slice s)
{
	size_t i;

	for (i = 0; i < s.len; i++) {
		if (s.ptr[i] == '=' || s.ptr[i] == '<' || s.ptr[i] == '>' ||
		    (unsigned char)s.ptr[i] == 0xE2 || (unsigned char)s.ptr[i] == 0xEF)
			return true;
	}
	return false;
}

static bool
has_sign(const struct form *f, const struct indicator_cell *c)
{
	struct quantity q;
	size_t at = 0;

	if (!may_have_sign(c->text))
		return false;
	while (quantity_next(f->terms, c->text, &at, &q)) {
		if (q.symbol)
			return true;
	}
	return false;
}

/* What tells which columns may hold a cell; see indicator_place.c. */
static unsigned
traits_of(const struct form *f, const struct indicator_cell *c)
{
	const struct slice unit = c->number ? c->quantity.unit : SLICE("");
	const bool text = !c->number && !c->nil;
	unsigned traits = 0;
	size_t used;

	traits |= c->nil ? TRAIT_NIL : 0;
	traits |= c->number ? TRAIT_NUMBER : 0;
	traits |= unit.len != 0 ? TRAIT_MEASURED : 0;
	traits |= unit.len != 0 && !slice_eq(unit, SLICE("分")) ? TRAIT_NO_POINTS : 0;
	traits |= c->number && digits_in(c->text).len > 3 &&
	    slice_find_byte(c->text, '.', 0) == SLICE_NONE ? TRAIT_LARGE : 0;
	traits |= c->one != NULL ? TRAIT_ONE : 0;
	traits |= c->two != NULL ? TRAIT_TWO : 0;
	traits |= c->piece ? TRAIT_PIECE : 0;
	traits |= c->weight.len != 0 ? TRAIT_WEIGHT : 0;
	traits |= c->bound ? TRAIT_BOUND : 0;
	traits |= text && slice_find_byte(c->word, '*', 0) != SLICE_NONE ? TRAIT_STAR : 0;
	traits |= text && c->weight.len == 0 && !c->piece && c->column <= 1 &&
	    terms_hold(f->terms, TERM_SECTION, form_unordered(c->word)) ? TRAIT_SECTION : 0;
	traits |= c->word.len <= 12 || terms_find(f->terms, TERM_BEFORE, c->word) != NULL ? TRAIT_SIGN : 0;
	traits |= slice_starts(c->word, SLICE("%")) ||
	    terms_prefix(f->terms, TERM_UNIT, c->word, &used) != NULL ? TRAIT_UNIT : 0;
	return traits;
}

/* Nothing is known of it; its quantity says something only when it is a number. */
static void
begin_cell(struct indicator_cell *c, struct slice text, struct slice word, int column)
{
	c->text = text;
	c->word = word;
	c->weight = SLICE("");
	c->one = c->two = NULL;
	c->column = column;
	c->piece = c->number = c->nil = c->bound = false;
}

size_t
indicator_cells(struct indicators *t, const struct form_row *row,
    struct indicator_cell cell[ALIGN_MOST])
{
	struct form *f = t->form;
	struct indicator_cell *c;
	struct slice rest;
	size_t i, n = 0;

	for (i = 0; i < row->tokens && n + 3 < ALIGN_MOST; i++) {
		const int column = row->token[i].column;

		rest = row->token[i].text;
		c = &cell[n];
		begin_cell(c, rest, row->token[i].word, column);
		if (!read_label(f, rest, c->word, c) && may_begin_so(f, rest, c->word)) {
			while (n + 3 < ALIGN_MOST && split_label(f, &rest, c)) {
				c->traits = traits_of(f, c);
				c = &cell[++n];
				begin_cell(c, rest, SLICE(""), column);
			}
			c->text = rest;
			c->word = fold_piece(f, rest);
			read_label(f, rest, c->word, c);
		}
		c->number = quantity_alone(f->terms, c->text, &c->quantity);
		c->nil = all_dashes(c->word);
		c->bound = !c->number && has_sign(f, c);
		if (is_debris(f, c))
			continue;
		c->traits = traits_of(f, c);
		n++;
	}
	return n;
}
