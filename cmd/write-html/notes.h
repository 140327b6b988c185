/* SPDX-License-Identifier: ISC */
/*
 * notes.h - the findings, in memory: in full what fails, in short what rounding explains.
 *
 * Memory: about 1 KB a relation that fails, 150 bytes one within rounding; passes
 * are only counted.
 */
#ifndef WRITE_HTML_NOTES_H
#define WRITE_HTML_NOTES_H

#include <stddef.h>

#include "arena.h"
#include "findings.h"
#include "index.h"
#include "map.h"
#include "status.h"

struct note {
	enum findings_rank rank;
	size_t report;			/* in the index; MAP_NONE: not there */
	struct slice path, entity, year, rule, lhs, rhs, difference, bound, group, cells, message, suggestion;
	size_t number;			/* among those of its report, gravest first, from 1 */
	size_t next;			/* of its report, + 1; 0: none */
};

struct notes {
	struct note *note;
	size_t n, cap;
	size_t *first;			/* by report, + 1 */
	size_t *order;			/* grave ones, gravest first */
	size_t grave;
	size_t count[FINDINGS_RANKS];
	struct map word;		/* rules, entities and years, each once */
	struct arena memory;
	struct index *index;
};

/* Also counts into the reports of the index. */
enum status notes_read(struct notes *n, char *path, struct index *index);
void notes_free(struct notes *n);

#endif
