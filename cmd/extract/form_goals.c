/* SPDX-License-Identifier: ISC */
/* The goals of a form: what was meant, what was done, and how much of it. */
#include "form.h"

enum goal { GOAL_MEANT, GOAL_DONE, GOAL_RATE, GOALS };

static const char *const goal_name[GOALS] = {"年度预期目标", "具体完成情况", "总体完成率"};

struct goals {
	int column[GOALS];		/* of the captions; -1: not printed */
	struct slice text[GOALS];
	const struct form_row *row[GOALS];
};

static const struct term *
caption_of(const struct form *f, struct slice word)
{
	size_t used = 0;
	const struct term *found = terms_find(f->terms, TERM_GOAL, form_unordered(word));

	if (found == NULL)
		found = terms_suffix(f->terms, TERM_GOAL, word, &used);
	return found != NULL && (used == 0 || word.len - used <= 6) ? found : NULL;
}

static enum goal
goal_of(const struct term *caption)
{
	int g = GOAL_MEANT;

	while (g < GOAL_RATE && !slice_eq(caption->canonical, slice_of(goal_name[g])))
		g++;
	return (enum goal)g;
}

bool
form_is_goals(const struct form *f, const struct form_row *row)
{
	const struct term *caption;
	size_t i;

	for (i = 0; i < row->tokens; i++) {
		caption = caption_of(f, row->token[i].word);
		if (caption != NULL && goal_of(caption) != GOAL_RATE)
			return true;
	}
	return false;
}

static void
take_captions(const struct form *f, struct goals *g, const struct form_row *row)
{
	const struct term *caption;
	size_t i;

	for (i = 0; i < row->tokens; i++) {
		caption = caption_of(f, row->token[i].word);
		if (caption != NULL)
			g->column[goal_of(caption)] = row->token[i].column;
	}
}

/* A label of the block at the row's start, whole or begun or with a stray stroke behind it. */
static bool
is_section(const struct form *f, const struct form_token *token)
{
	struct slice word = form_unordered(token->word);
	size_t used = 0;

	if (terms_begun(f->terms, TERM_SECTION, word) != NULL ||
	    (token->column == 0 && terms_hold(f->terms, TERM_SECTION, word)))
		return true;
	return terms_prefix(f->terms, TERM_SECTION, word, &used) != NULL && word.len - used <= 6;
}

static bool
is_rate(const struct form *f, const struct form_token *token)
{
	struct quantity q;

	return quantity_alone(f->terms, token->text, &q) && q.unit.len != 0 &&
	    (q.unit.ptr[0] == '%' || slice_eq(q.unit, SLICE("％")));
}

/* The caption that was lost stands between the two others. */
static void
settle_captions(struct goals *g)
{
	if (g->column[GOAL_DONE] < 0 && g->column[GOAL_MEANT] >= 0 && g->column[GOAL_RATE] >= 0)
		g->column[GOAL_DONE] = (g->column[GOAL_MEANT] + g->column[GOAL_RATE]) / 2;
}

/* The caption nearest to a cell; of two as near the second for a cell that has one before it. */
static enum goal
nearest(const struct goals *g, int column, bool later)
{
	int i, best = GOAL_MEANT, distance = 10000, d;

	if (g->column[GOAL_RATE] >= 0 && column >= g->column[GOAL_RATE])
		return GOAL_RATE;
	for (i = 0; i < GOAL_RATE; i++) {
		if (g->column[i] < 0)
			continue;
		d = column > g->column[i] ? column - g->column[i] : g->column[i] - column;
		if (d < distance || (d == distance && later)) {
			distance = d;
			best = i;
		}
	}
	return (enum goal)best;
}

static void
take_row(struct form *f, struct goals *g, const struct form_row *row)
{
	enum goal to;
	bool later = false;
	size_t i;

	for (i = 0; i < row->tokens; i++) {
		if (i == 0 && is_section(f, &row->token[i]))
			continue;
		if (!form_wordy(row->token[i].word) && quantity_count(f->terms, row->token[i].text) == 0)
			continue;
		to = is_rate(f, &row->token[i]) ? GOAL_RATE : nearest(g, row->token[i].column, later);
		later = true;
		g->text[to] = form_join(f, g->text[to], row->token[i].text);
		if (g->row[to] == NULL)
			g->row[to] = row;
	}
}

/* 甲类完成率97.8%;乙类完成率100%。总体完成率96%。 */
static void
put_rates(struct form *f, const struct goals *g)
{
	struct slice text = g->text[GOAL_RATE], none = SLICE(""), name;
	struct quantity q;
	size_t at = 0, from = 0, used = 0;

	while (quantity_next(f->terms, text, &at, &q)) {
		name = form_squeeze(f, slice_sub(text, from, q.start));
		while (slice_starts(name, SLICE(";")) || slice_starts(name, SLICE(",")))
			name = slice_from(name, 1);
		while (slice_starts(name, SLICE("。")) || slice_starts(name, SLICE("；")) ||
		    slice_starts(name, SLICE("，")) || slice_starts(name, SLICE("、")))
			name = slice_from(name, 3);
		from = q.end;
		if (q.kind != QUANTITY_NUMBER)
			continue;
		if (name.len == 0 || terms_suffix(f->terms, TERM_GOAL, name, &used) != NULL)
			form_number(f, none, slice_of(goal_name[GOAL_RATE]), none, q.digits,
			    SLICE("%"), g->row[GOAL_RATE]);
		else
			form_number(f, form_path(f, slice_of(goal_name[GOAL_RATE]), name),
			    SLICE("说明"), none, q.digits, q.unit, g->row[GOAL_RATE]);
	}
}

void
form_goals(struct form *f, size_t first, size_t end)
{
	struct goals g = {.column = {-1, -1, -1}};
	struct slice path;
	size_t k, i;

	for (k = first; k < end; k++) {
		if (form_is_goals(f, &f->row[k]))
			take_captions(f, &g, &f->row[k]);
		else
			take_row(f, &g, &f->row[k]);
		settle_captions(&g);
	}
	for (i = 0; i < GOAL_RATE; i++) {
		if (g.text[i].len == 0)
			continue;
		path = form_path(f, SLICE("目标"), slice_of(goal_name[i]));
		form_notes(f, path, g.text[i], NOTES_WITH_UNIT, g.row[i]);
		form_fact(f, slice_of(goal_name[i]), SLICE("说明"), g.text[i], g.row[i]);
	}
	if (g.text[GOAL_RATE].len != 0)
		put_rates(f, &g);
	for (k = first; k < end; k++) {
		for (i = 0; i < f->row[k].tokens; i++)
			form_claim_text(f, f->row[k].token[i].text);
	}
}
