/* SPDX-License-Identifier: ISC */
/*
 * chart.h - bars as inline SVG, with the same numbers in a table that unfolds below.
 */
#ifndef WRITE_HTML_CHART_H
#define WRITE_HTML_CHART_H

#include <stdbool.h>
#include <stddef.h>

#include "dec.h"
#include "html.h"
#include "slice.h"

enum { CHART_SERIES = 2 };

struct chart_bar {
	struct slice label;
	struct dec value[CHART_SERIES];
	bool known[CHART_SERIES];
};

struct chart {
	const char *title;			/* markup of ours */
	const char *series[CHART_SERIES];	/* what the amounts are */
	size_t n_series;
	const struct chart_bar *bar;
	size_t n;
	size_t drawn;				/* bars in the picture; the table has all */
};

void chart_write(struct html *h, const struct chart *c);	/* nothing when there is no bar */

#endif
