/* SPDX-License-Identifier: ISC */
#include "outline.h"

#include <string.h>

#include "mem.h"

enum {
	NAME_MAX_BYTES = 120,	/* a project's name over its form */
	SENTENCE = 180,		/* bytes: longer is running text */
	COVER_LINES = 6		/* non-blank lines in which a narrative heading is the report's own title */
};

struct walk {
	struct report *r;
	const struct layout *known;
	const struct outline_marks *marks;
	uint32_t contents, contents_end;
	uint32_t seen;		/* non-blank lines so far */
	bool overview, narrative;	/* has there been one? */
	bool rows;		/* has this statement shown a row? */
	bool project;		/* has this form named its project? */
	uint32_t pending;	/* narrative heading on the cover, + 1; 0: none */
	bool failed;
};

static struct part *
current(const struct walk *w)
{
	return &w->r->part[w->r->parts - 1];
}

static void
open_part(struct walk *w, enum part_kind kind, const char *sheet, uint32_t first, uint32_t body,
    struct slice title)
{
	struct report *r = w->r;
	struct part *p;

	if (r->parts != 0) {
		p = current(w);
		p->end = first;
		if (p->first == first)
			r->parts--;	/* nothing was in it */
	}
	if (!mem_grow(&r->part, &r->part_cap, r->parts + 1, sizeof(*r->part))) {
		w->failed = true;
		return;
	}
	p = &r->part[r->parts++];
	*p = (struct part){.kind = kind, .first = first, .body = body, .end = (uint32_t)r->lines,
	    .title = title};
	if (sheet[0] == 'T' || sheet[0] == 'X')
		memcpy(p->sheet, sheet, 3);
	w->rows = false;
	w->project = false;
	if (kind == PART_OVERVIEW)
		w->overview = true;
	if (kind == PART_NARRATIVE)
		w->narrative = true;
}

/* The line above a form's title where that is the name of the project. */
static uint32_t
form_begins(const struct walk *w, uint32_t line)
{
	const struct report *r = w->r;
	uint32_t i = line;
	struct slice t;

	while (i > current(w)->body && line - i <= 2 && r->line[i - 1].kind == LINE_BLANK)
		i--;
	if (i <= current(w)->body || line - i > 2 || r->line[i - 1].kind != LINE_PROSE)
		return line;
	t = slice_trim(r->line[i - 1].text);
	if (t.len > NAME_MAX_BYTES || slice_ends(t, SLICE(":")) || slice_ends(t, SLICE("：")) ||
	    slice_ends(t, SLICE("。")) || slice_ends(t, SLICE(";")) || slice_ends(t, SLICE("；")))
		return line;
	if (i >= 2 && r->line[i - 2].kind == LINE_PROSE)
		return line;	/* the end of a paragraph */
	return i - 1;
}

static void
take_title(struct walk *w, const struct outline_mark *m)
{
	const char *sheet = m->title->sheet;

	if (sheet[0] == 'P') {
		uint32_t first = form_begins(w, m->line);

		open_part(w, PART_PERFORMANCE, "", first, m->line + m->lines, m->text);
		return;
	}
	/* the title again on the next page */
	if (current(w)->kind == PART_STATEMENT && strcmp(current(w)->sheet, sheet) == 0)
		return;
	open_part(w, PART_STATEMENT, sheet, m->line, m->line + m->lines, m->text);
}

static void
take_heading(struct walk *w, const struct outline_mark *m)
{
	const char *part = m->part->sheet;
	enum part_kind now = current(w)->kind, kind = PART_OTHER;
	bool numbered = slice_has(m->text, SLICE("部分"));

	if (strcmp(part, "overview") == 0) {
		if (now == PART_OVERVIEW || now == PART_GLOSSARY || now == PART_PERFORMANCE ||
		    (w->overview && !numbered) || (now == PART_NARRATIVE && !numbered))
			return;
		kind = PART_OVERVIEW;
	} else if (strcmp(part, "narrative") == 0) {
		if (now == PART_NARRATIVE || (now == PART_GLOSSARY && !numbered))
			return;
		if (now == PART_COVER && w->seen <= COVER_LINES) {
			w->pending = m->line + 1;
			return;
		}
		kind = PART_NARRATIVE;
	} else if (strcmp(part, "statements") == 0) {
		if ((now == PART_NARRATIVE || now == PART_COVER) && !numbered)
			return;
		if (now == PART_STATEMENT && !numbered)
			return;		/* 部门决算表 as a running head */
	} else if (strcmp(part, "glossary") == 0) {
		kind = PART_GLOSSARY;
	} else if (strcmp(part, "other") == 0) {
		if (now == PART_COVER || now == PART_OVERVIEW)
			return;
	} else {
		return;
	}
	open_part(w, kind, "", m->line, m->line + m->lines, m->text);
}

static bool
holds_amount(struct slice s)
{
	size_t at, i;

	for (at = 0; (at = slice_find(s, SLICE("元"), at)) != SLICE_NONE; at += 3) {
		for (i = at; i > 0 && (s.ptr[i - 1] == ' ' || (unsigned char)s.ptr[i - 1] >= 0x80) &&
		    at - i < 7; i--)
			continue;
		if (i > 0 && s.ptr[i - 1] >= '0' && s.ptr[i - 1] <= '9')
			return true;
	}
	return false;
}

/* A sentence of accounts: an amount and a full stop. */
static bool
states(struct slice s)
{
	return slice_find(s, SLICE("。"), 0) != SLICE_NONE && holds_amount(s);
}

/* Running text may end a table or show that a cover's title was a narrative's heading. */
static void
take_prose(struct walk *w, uint32_t i)
{
	struct slice t = slice_trim(w->r->line[i].text);
	const struct layout_entry *e;

	if (t.len < SENTENCE && current(w)->kind == PART_COVER && w->pending != 0 && states(t)) {
		open_part(w, PART_NARRATIVE, "", w->pending - 1, w->pending,
		    slice_trim(w->r->line[w->pending - 1].text));
		return;
	}
	if (t.len < SENTENCE) {
		/* a label with its amount: the table has no cells */
		w->rows = w->rows || (t.len > 3 && t.ptr[t.len - 1] >= '0' && t.ptr[t.len - 1] <= '9');
		return;
	}
	if (current(w)->kind == PART_COVER) {
		if (w->pending != 0)
			open_part(w, PART_NARRATIVE, "", w->pending - 1, w->pending,
			    slice_trim(w->r->line[w->pending - 1].text));
		return;
	}
	if (current(w)->kind != PART_STATEMENT || !w->rows || w->r->line[i].text.len > 100 * SENTENCE)
		return;
	for (e = layout_first(w->known, LAYOUT_LABEL, "*"); e != NULL; e = e->next) {
		if (slice_eq(e->name, SLICE("note")) && slice_starts(t, e->alias))
			return;
	}
	if (slice_has(t, SLICE("本表")) || !slice_has(t, SLICE("。")))
		return;
	open_part(w, PART_NARRATIVE, "", i, i, (struct slice){NULL, 0});
}

/* A form that names a second project is the next form. */
static void
take_row(struct walk *w, uint32_t i)
{
	const struct line *l = &w->r->line[i];
	uint32_t k, begin = i;

	if (current(w)->kind == PART_STATEMENT)
		w->rows = true;
	if (current(w)->kind != PART_PERFORMANCE)
		return;
	for (k = 0; k < l->cells && k < 4; k++) {
		if (!slice_starts(report_cell(w->r, l, k), SLICE("项目名称")))
			continue;
		if (w->project) {
			begin = form_begins(w, i);
			open_part(w, PART_PERFORMANCE, "", begin, begin, (struct slice){NULL, 0});
		}
		w->project = true;
		return;
	}
}

static void
walk_lines(struct walk *w)
{
	const struct outline_marks *marks = w->marks;
	size_t k = 0;
	uint32_t i;

	for (i = 0; i < w->r->lines && !w->failed; i++) {
		while (k < marks->count && marks->mark[k].line < i)
			k++;
		if (w->contents_end != 0 && i == w->contents)
			open_part(w, PART_CONTENTS, "", i, i + 1, slice_trim(w->r->line[i].text));
		if (w->contents_end != 0 && i == w->contents_end && i < w->r->lines)
			open_part(w, PART_OTHER, "", i, i, (struct slice){NULL, 0});
		if (i >= w->contents && i < w->contents_end)
			continue;
		if (w->r->line[i].kind == LINE_BLANK)
			continue;
		w->seen++;
		if (k < marks->count && marks->mark[k].line == i) {
			const struct outline_mark *m = &marks->mark[k];

			if (m->title != NULL && m->table) {
				take_title(w, m);
				continue;
			}
			if (m->part != NULL) {
				take_heading(w, m);
				continue;
			}
		}
		if (w->r->line[i].kind == LINE_PROSE)
			take_prose(w, i);
		else
			take_row(w, i);
	}
}

/* Sentences in the only cell of a row. */
static bool
is_barred(const struct report *r, const struct line *l)
{
	return l->kind == LINE_ROW && l->cells == 1 && slice_has(report_cell(r, l, 0), SLICE("。"));
}

/* A page that begins without a heading is its title, if it has one, and a narrative. */
static void
adopt(struct walk *w)
{
	struct report *r = w->r;
	struct part *p = &r->part[0];
	uint32_t i = 0, body;

	if (p->kind != PART_COVER)
		return;
	while (i < p->end && !((r->line[i].kind == LINE_PROSE || is_barred(r, &r->line[i])) &&
	    states(r->line[i].text)))
		i++;
	if (i == p->end)
		return;
	for (i = 0; r->line[i].kind == LINE_BLANK; i++)
		continue;
	body = holds_amount(r->line[i].text) ? i : i + 1;
	*p = (struct part){.kind = PART_NARRATIVE, .first = i, .body = body, .end = p->end,
	    .title = body == i ? (struct slice){NULL, 0} : slice_trim(r->line[i].text)};
}

enum status
outline_find(struct report *r, const struct layout *known)
{
	struct outline_marks marks;
	struct walk w = {.r = r, .known = known, .marks = &marks};
	enum status st;

	r->parts = 0;
	if (r->lines == 0)
		return STATUS_OK;
	st = outline_marks_find(r, known, &marks);
	if (st != STATUS_OK)
		return st;
	if (!outline_contents(r, &marks, &w.contents, &w.contents_end))
		w.contents = w.contents_end = 0;
	open_part(&w, PART_COVER, "", 0, 0, (struct slice){NULL, 0});
	walk_lines(&w);
	if (!w.failed)
		adopt(&w);
	return w.failed ? STATUS_FAIL : STATUS_OK;
}
