/* SPDX-License-Identifier: ISC */
/*
 * cited.h - the figures that findings cite: which they are, how they were printed,
 * and in which row of the workbook each stands.
 *
 * Memory grows with the figures that findings cite, passes and what rounding
 * explains left out, not with the figures there are.
 */
#ifndef WRITE_XLSX_CITED_H
#define WRITE_XLSX_CITED_H

#include <stdbool.h>
#include <stddef.h>

#include "findings.h"
#include "settings.h"
#include "status.h"

struct cited;

struct cited_figure {
	struct slice raw, unit;		/* as printed; empty: not found in the figures */
	size_t row;			/* SIZE_MAX: none */
	const char *page;
};

enum status cited_open(struct cited **out, const struct job *job);
void cited_free(struct cited *c);	/* NULL-safe */
enum status cited_note(struct cited *c, const struct findings_row *finding);
/* Reads the figures and writes the page of those that were noted. */
enum status cited_write(struct cited *c, char *path);
/* NULL: not cited, or no figure of that report. */
const struct cited_figure *cited_find(struct cited *c, struct slice report, struct slice cite);

#endif
