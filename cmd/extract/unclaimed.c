/* SPDX-License-Identifier: ISC */
#include "unclaimed.h"

#include <stdbool.h>

#include "tsv.h"

enum { CONTEXT = 60 };		/* bytes on either side */

/* Digits, with commas and points between digits: a number as printed, or what is left of one. */
static size_t
run_end(struct slice text, size_t at)
{
	size_t i;

	for (i = at + 1; i < text.len; i++) {
		if (slice_is_digit(text.ptr[i]))
			continue;
		if ((text.ptr[i] != '.' && text.ptr[i] != ',') || i + 1 == text.len ||
		    !slice_is_digit(text.ptr[i + 1]))
			break;
	}
	return i;
}

/* Moves a cut to the beginning of a character. */
static size_t
at_character(struct slice text, size_t at)
{
	while (at < text.len && ((unsigned char)text.ptr[at] & 0xc0) == 0x80)
		at++;
	return at;
}

static void
put_unclaimed(const struct report *r, struct out *o, const struct line *l, size_t from, size_t to)
{
	size_t left = from > CONTEXT ? at_character(l->text, from - CONTEXT) : 0;
	size_t right = to + CONTEXT < l->text.len ? at_character(l->text, to + CONTEXT) : l->text.len;

	tsv_escape(o, slice_of(r->name));
	out_byte(o, '\t');
	if (l->page != 0)
		out_number(o, l->page);
	out_byte(o, ':');
	out_number(o, l->number);
	out_byte(o, '\t');
	tsv_escape(o, slice_sub(l->text, from, to));
	out_byte(o, '\t');
	tsv_escape(o, slice_sub(l->text, left, right));
	out_line_end(o);
}

void
unclaimed_header(struct out *o)
{
	out_text(o, "report\tsource\ttext\tcontext\n");
}

void
unclaimed_list(const struct report *r, struct out *o, struct unclaimed_counts *counts)
{
	const struct line *l;
	size_t at, end, n;
	struct slice run;

	for (n = 0; n < r->lines; n++) {
		l = &r->line[n];
		for (at = 0; (at = slice_find_digit(l->text, at)) != SLICE_NONE; at = end) {
			end = run_end(l->text, at);
			run = slice_sub(l->text, at, end);
			if (report_claimed(r, run)) {
				counts->run[r->claim[run.ptr - r->text.ptr]]++;
				continue;
			}
			counts->run[CLAIM_NONE]++;
			if (o != NULL)
				put_unclaimed(r, o, l, at, end);
		}
	}
}
