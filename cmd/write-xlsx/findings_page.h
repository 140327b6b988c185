/* SPDX-License-Identifier: ISC */
/*
 * findings_page.h - the findings, gravest first, and those that rounding explains on
 * a page of their own.  The file is read once for each rank: memory stays small.
 */
#ifndef WRITE_XLSX_FINDINGS_PAGE_H
#define WRITE_XLSX_FINDINGS_PAGE_H

#include <stddef.h>

#include "cited.h"
#include "findings.h"
#include "long_page.h"
#include "settings.h"
#include "status.h"

struct findings_pages {
	const struct job *job;
	struct cited *cited;
	struct long_page grave, within;
	char grave_name[64], within_name[64];	/* of the first pages */
	enum findings_rank rank;		/* of this reading */
	size_t count[FINDINGS_RANKS];
	struct buf text, undone;
};

/* Makes the pages; findings_pages_note counts, findings_pages_write fills them. */
enum status findings_pages_begin(struct findings_pages *f, const struct job *job, struct cited *cited);
enum status findings_pages_note(struct findings_pages *f, const struct findings_row *row);
enum status findings_pages_write(struct findings_pages *f, char *path);
void findings_pages_end(struct findings_pages *f);

#endif
