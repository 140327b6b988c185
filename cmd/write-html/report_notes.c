/* SPDX-License-Identifier: ISC */
#include "report_notes.h"

#include "reports_table.h"

enum { CITES_SHOWN = 60, NOTES_OPEN = 5, NOTES_MORE = 3 };

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
	if (n->lhs.len > 0 || title.len == 0)
		report_notes_sides(h, n);
	else
		html_field(h, n->message);
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

/* Many findings are folded behind the first few; returns where those within rounding begin. */
static size_t
grave(struct html *h, const struct held *held, size_t first, size_t count)
{
	const struct notes *notes = h->site->notes;
	bool folds = count > NOTES_OPEN + NOTES_MORE;
	size_t i = first;

	html_raw(h, "<ul class=\"notes\">\n");
	for (size_t told = 0; told < count; told++, i = notes->note[i - 1].next) {
		if (folds && told == NOTES_OPEN) {
			html_raw(h, "</ul>\n<details><summary>");
			html_word(h, WORD_MORE);
			html_raw(h, ": ");
			html_number(h, count - told);
			html_raw(h, "</summary>\n<ul class=\"notes\">\n");
		}
		write_note(h, held, &notes->note[i - 1]);
	}
	html_raw(h, folds ? "</ul></details>\n" : "</ul>\n");
	return i;
}

void
report_notes(struct html *h, const struct held *held, size_t report)
{
	const struct notes *notes = h->site->notes;
	const size_t *by_rank = h->site->index->report[report].count;
	size_t i = notes->first[report], count = 0;

	for (size_t rank = 0; rank < FINDINGS_ROUNDING; rank++)
		count += by_rank[rank];
	html_raw(h, "<h2 id=\"findings\">");
	html_word(h, WORD_FINDINGS);
	html_raw(h, "</h2>\n<p class=\"soft\">");
	html_word(h, count == 0 ? WORD_NO_FINDINGS : WORD_INFERRED);
	html_raw(h, "</p>\n");
	if (count > 0)
		i = grave(h, held, i, count);
	if (i != 0)
		within(h, i, by_rank[FINDINGS_ROUNDING]);
}
