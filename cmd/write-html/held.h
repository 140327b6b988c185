/* SPDX-License-Identifier: ISC */
/*
 * held.h - the figures of one report, and which of them its findings cite.
 */
#ifndef WRITE_HTML_HELD_H
#define WRITE_HTML_HELD_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "buf.h"
#include "figure.h"
#include "map.h"
#include "notes.h"
#include "slice.h"

/* Slices still hold the escapes of tsv(5). */
struct held_figure {
	struct slice sheet, part, line, code, item, measure, raw, unit, source, status;
	size_t cite;		/* number of its citation, + 1; 0: not cited */
};

struct held_cite {
	size_t note;		/* the gravest that cites it */
	bool found;		/* the figure is there */
	bool anchored;		/* and was written with its name */
};

struct held {
	struct held_figure *figure;
	size_t n, cap;
	struct map sheets;	/* in the order in which they come */
	struct map cites;	/* address and source */
	struct held_cite *cite;
	size_t cite_cap;
	struct arena memory;
	struct buf text;
};

/* Forgets the report before; knows the citations of the new one. */
bool held_begin(struct held *h, const struct notes *notes, size_t report);
bool held_add(struct held *h, const struct tsv *t, const struct figure_map *m);
size_t held_cited(const struct held *h, struct slice cite);	/* number of a citation that was found; MAP_NONE */
void held_free(struct held *h);

#endif
