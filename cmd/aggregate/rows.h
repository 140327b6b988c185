/* SPDX-License-Identifier: ISC */
/*
 * rows.h - the sorted rows on their way to the printer: what is too deep falls
 * out, what is not alike is refused, the values for quantiles come in, and the
 * rows of a table that a value keeps apart become one again.
 */
#ifndef AGGREGATE_ROWS_H
#define AGGREGATE_ROWS_H

#include <stdbool.h>
#include <stddef.h>

#include "compare.h"
#include "guard.h"
#include "layout.h"
#include "parts.h"
#include "print.h"
#include "settings.h"
#include "spread.h"
#include "status.h"

struct rows {
	const struct settings *set;
	const struct layout *layout;
	bool figures;
	struct part *part; /* the totals */
	size_t parts;
	struct spread_reader *spread; /* the values beside them; NULL: none */
	struct printer *printer;
	struct compare *compare; /* NULL: the printer is meant */
	struct guard guard;
	struct result held; /* of a table: the rows of its group so far */
	struct buf held_key;
	bool holding;
};

/* Header and all rows; compare's are printed at the end. */
enum status rows_print(struct rows *rows);
void rows_free(struct rows *rows);

#endif
