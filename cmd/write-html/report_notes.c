/* SPDX-License-Identifier: ISC */
#include "report_notes.h"

#include "reports_table.h"

enum { CITES_SHOWN = 60 };

static void
part(struct html *h, enum word which, struct slice text, const char *before)
{
	if (text.len == 0)
		return;
	html_raw(h, before);
	html_word(h, which);
	html_raw(h, " <b>");
	html_field(h, text);
	html_raw(h, "</b>");
}

void
report_notes_sides(struct html *h, const struct note *n)
{
	part(h, WORD_LEFT, n->lhs, "");
	part(h, WORD_RIGHT, n->rhs, " · ");
	part(h, WORD_DIFFERENCE, n->difference, " · ");
	part(h, WORD_BOUND, n->bound, " · ");
}

static void
cite(struct html *h, const struct held *held, struct slice text)
{
	size_t c = held_cited(held, text);

	if (c != MAP_NONE) {
		html_raw(h, "<a href=\"#f");
		html_number(h, c + 1);
		html_raw(h, "\">");
	}
	html_raw(h, "<code>");
	html_field(h, text);
	html_raw(h, c != MAP_NONE ? "</code></a>" : "</code>");
}

static void
cites(struct html *h, const struct held *held, const struct note *n)
{
	struct slice rest = n->cells, text;
	size_t told = 0;

	html_raw(h, "<p class=\"soft\">");
	html_word(h, WORD_CITED);
	html_raw(h, ": ");
	while (findings_cite(&rest, &text)) {
		if (told > 0)
			html_raw(h, "; ");
		if (told++ == CITES_SHOWN) {
			html_raw(h, "…");
			break;
		}
		cite(h, held, text);
	}
	html_raw(h, "</p>\n");
}

static void
write_note(struct html *h, const struct held *held, const struct note *n)
{
	struct slice title = catalogue_rule(h->site->catalogue, n->rule);

	html_raw(h, "<li class=\"n");
	html_raw(h, html_rank(n->rank));
	html_raw(h, "\" id=\"n");
	html_number(h, n->number);
	html_raw(h, "\"><p>");
	html_badge(h, n->rank);
	html_raw(h, " <code>");
	html_field(h, n->rule);
	html_raw(h, "</code> ");
	html_field(h, title.len > 0 ? title : n->message);
	html_raw(h, "</p>\n<p>");
	report_notes_sides(h, n);
	html_raw(h, "</p>\n");
	if (n->cells.len > 0)
		cites(h, held, n);
	if (n->suggestion.len > 0) {
		html_raw(h, "<p>");
		html_word(h, WORD_SUGGESTION);
		html_raw(h, ": <b>");
		html_field(h, n->suggestion);
		html_raw(h, "</b></p>\n");
	}
	html_raw(h, "</li>\n");
}

static void
within(struct html *h, size_t first, size_t count)
{
	const struct notes *notes = h->site->notes;

	html_raw(h, "<details><summary>");
	html_word(h, WORD_ROUNDING);
	html_raw(h, ": ");
	html_number(h, count);
	html_raw(h, "</summary>\n<ul class=\"soft\">\n");
	for (size_t i = first; i != 0; i = notes->note[i - 1].next) {
		const struct note *n = &notes->note[i - 1];

		html_raw(h, "<li><code>");
		html_field(h, n->rule);
		html_raw(h, "</code> ");
		html_field(h, n->cells);
		html_raw(h, " · ");
		report_notes_sides(h, n);
		html_raw(h, "</li>\n");
	}
	html_raw(h, "</ul></details>\n");
}

void
report_notes(struct html *h, const struct held *held, size_t report)
{
	const struct notes *notes = h->site->notes;
	size_t i = notes->first[report];

	html_raw(h, "<h2 id=\"findings\">");
	html_word(h, WORD_FINDINGS);
	html_raw(h, "</h2>\n");
	if (i == 0 || notes->note[i - 1].rank >= FINDINGS_ROUNDING) {
		html_raw(h, "<p>");
		html_word(h, WORD_NO_FINDINGS);
		html_raw(h, "</p>\n");
	} else {
		html_raw(h, "<p class=\"soft\">");
		html_word(h, WORD_INFERRED);
		html_raw(h, "</p>\n<ul class=\"notes\">\n");
		for (; i != 0 && notes->note[i - 1].rank < FINDINGS_ROUNDING; i = notes->note[i - 1].next)
			write_note(h, held, &notes->note[i - 1]);
		html_raw(h, "</ul>\n");
	}
	if (i != 0)
		within(h, i, h->site->index->report[report].count[FINDINGS_ROUNDING]);
}
