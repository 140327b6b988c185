/* SPDX-License-Identifier: ISC */
/*
 * Sheet P: the self-evaluation forms.  A part may hold one form or many; a form
 * begins with its title (项目支出绩效自评表 ...) or, without one, with the row that
 * names the project.  The line above the title often names the project as well.
 */
#include "fold.h"
#include "form.h"
#include "readers.h"

enum {
	HEADING_MOST = 120,	/* bytes of a line that may name a project */
	TITLE_MOST = 150,
	LABEL_MOST = 60
};

struct form_reader {
	struct form form;
	struct buf folded;
	size_t first;		/* line the current form begins with */
	size_t title;		/* line of its title, or first */
	bool titled, named;
};

static struct slice
fold_line(struct form_reader *p, struct slice text)
{
	buf_clear(&p->folded);
	if (!fold_label(&p->folded, text))
		p->form.ok = false;
	return buf_view(&p->folded);
}

static bool
is_title(struct form_reader *p, const struct line *line)
{
	struct slice text = slice_trim(line->text), word;
	size_t at, used;

	if (line->kind != LINE_PROSE || text.len > TITLE_MOST || !slice_has(text, SLICE("表")))
		return false;
	word = fold_line(p, text);
	return terms_inside(p->form.terms, TERM_FORM, word, &at, &used) != NULL &&
	    !slice_has(word, SLICE("。")) && !slice_ends(word, SLICE(":"));
}

/* A row that opens a form: it holds the label of the project's name. */
static bool
names_project(struct form_reader *p, const struct line *line)
{
	const struct term *label;
	struct slice cell, word;
	size_t i, used;

	if (line->kind == LINE_PROSE && line->text.len > TITLE_MOST)
		return slice_has(line->text, SLICE(" 项目名称 "));	/* all of a form on one line */
	if (line->kind == LINE_PROSE)
		return line->text.len < LABEL_MOST && slice_has(line->text, SLICE("名称")) &&
		    (label = terms_find(p->form.terms, TERM_LABEL, fold_line(p, line->text))) != NULL &&
		    slice_eq(label->canonical, SLICE("项目名称"));
	if (line->kind != LINE_ROW || !slice_has(line->text, SLICE("名称")))
		return false;
	for (i = 0; i < line->cells; i++) {
		cell = report_cell(p->form.report, line, i);
		if (!slice_has(cell, SLICE("名称")))
			continue;
		word = fold_line(p, cell);
		label = terms_prefix(p->form.terms, TERM_LABEL, word, &used);
		if (label != NULL && slice_eq(label->canonical, SLICE("项目名称")))
			return true;
	}
	return false;
}

/* The line above a title that may name the project; the title itself when there is none. */
static size_t
heading_above(const struct report *r, size_t title, size_t floor)
{
	struct slice text;
	size_t i = title;

	while (i > floor && r->line[i - 1].kind == LINE_BLANK)
		i--;
	if (i == floor || r->line[i - 1].kind != LINE_PROSE)
		return title;
	text = slice_trim(r->line[i - 1].text);
	if (text.len > HEADING_MOST || slice_ends(text, SLICE(":")) || slice_ends(text, SLICE("：")) ||
	    slice_ends(text, SLICE("。")) || !form_wordy(text))
		return title;
	return i - 1;
}

/* Rows 0 .. end-1 are the head when none of the later blocks has begun before. */
static void
read_blocks(struct form *f)
{
	size_t table = 0, funds, goals;

	while (table < f->rows && !form_is_indicators(f, &f->row[table]))
		table++;
	for (funds = 0; funds < table && !form_is_funds(f, &f->row[funds]); funds++)
		;
	for (goals = funds < table ? funds : 0; goals < table && !form_is_goals(f, &f->row[goals]); goals++)
		;
	form_name(f, funds < goals ? funds : goals);
	form_head(f, 0, funds < goals ? funds : goals);
	if (funds < goals)
		form_funds(f, funds, goals);
	form_goals(f, goals, table);
	form_indicators(f, table, f->rows);
}

static void
finish(struct form_reader *p, size_t end)
{
	struct report *r = p->form.report;

	if (!p->named && !p->titled)
		return;
	p->form.heading = p->title > p->first ? slice_trim(r->line[p->first].text) : SLICE("");
	form_collect(&p->form, p->first, end);
	form_unfold(&p->form, p->first, end);
	read_blocks(&p->form);
}

static void
begin(struct form_reader *p, size_t first, size_t title, bool titled)
{
	p->first = first;
	p->title = title;
	p->titled = titled;
	p->named = !titled;
}

static void
read_part(struct form_reader *p, const struct part *part)
{
	const struct report *r = p->form.report;
	size_t i, start, floor = part->first;
	bool title;

	/* The name of the first project may stand above the part, behind the text that announces the forms. */
	if (part->first > 0)
		floor = part->first - (part->first < 4 ? part->first : 4);
	begin(p, part->first, part->first, false);
	p->named = false;
	for (i = part->first; i < part->end; i++) {
		title = is_title(p, &r->line[i]);
		if (!title && !names_project(p, &r->line[i]))
			continue;
		if (!title && !p->named && (p->titled || i == part->first)) {
			p->named = true;
			continue;
		}
		start = title ? heading_above(r, i, floor) : i;
		finish(p, start > p->first ? start : p->first);
		begin(p, start, i, title);
		floor = i + 1;
	}
	finish(p, part->end);
}

enum status
performance_read(struct report *r, const struct terms *known, struct out *o)
{
	struct form_reader p = {.form = {.report = r, .terms = known, .out = o, .ok = true}};
	size_t i;

	for (i = 0; i < r->parts; i++) {
		if (r->part[i].kind == PART_PERFORMANCE)
			read_part(&p, &r->part[i]);
	}
	buf_free(&p.form.scratch);
	buf_free(&p.form.plain);
	buf_free(&p.folded);
	return p.form.ok ? STATUS_OK : STATUS_FAIL;
}
