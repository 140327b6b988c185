/* SPDX-License-Identifier: ISC */
/*
 * reading.h - one report's bytes to its figures: encoding, lines, parts, readers, account.
 */
#ifndef EXTRACT_READING_H
#define EXTRACT_READING_H

#include <stddef.h>

#include "buf.h"
#include "out.h"
#include "status.h"
#include "unclaimed.h"

struct reading;

/*
 * Loads the reference files once for all reports of a run.  Figures go to
 * `figures`, unclaimed numbers to `unclaimed` (NULL: nowhere); both are borrowed.
 */
enum status reading_open(struct reading **out, const char *reference_dir, struct out *figures,
    struct out *unclaimed);

/*
 * Reads one report.  `text` is taken over as it is and comes back empty, with the
 * memory of the report before, for the next one.  STATUS_NO: parts could not be
 * read (told); the rest was.
 */
enum status reading_report(struct reading *r, const char *name, struct buf *text);

/* A report of more lines, or with a row of more cells, is refused (told, STATUS_FAIL); without this call none is. */
void reading_limit(struct reading *r, size_t max_rows, size_t max_cells);

size_t reading_reports(const struct reading *r);
const struct unclaimed_counts *reading_counts(const struct reading *r);
void reading_close(struct reading *r);		/* NULL-safe */

#endif
