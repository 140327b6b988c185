/* SPDX-License-Identifier: ISC */
/*
 * reference.h - the reference files: domain knowledge as TSV, loaded whole.
 *
 * A file `name` (such as "rules.tsv") is looked for in the directory the user
 * gave, then in share/juesuan of the installation, then in common/reference of
 * the source tree the executable was built in.  Lines that begin with # and
 * empty lines are comments.  The first other line names the columns.
 */
#ifndef JUESUAN_REFERENCE_H
#define JUESUAN_REFERENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "slice.h"
#include "status.h"

struct reference;

/*
 * `columns` is a NULL-ended list of the names the caller needs; column i of it is
 * then number i in reference_get.  A missing file or column is told, with the
 * directories tried.  `dir` may be NULL.
 */
enum status reference_open(struct reference **out, const char *dir, const char *name,
    const char *const *columns);
/* The same, but only rows whose first column of `columns` the filter wants. */
typedef bool reference_filter(struct slice value);
enum status reference_open_some(struct reference **out, const char *dir, const char *name,
    const char *const *columns, reference_filter *filter);
size_t reference_rows(const struct reference *r);
struct slice reference_get(const struct reference *r, size_t row, size_t column);
size_t reference_line(const struct reference *r, size_t row);	/* in the file, for messages */
const char *reference_path(const struct reference *r);		/* the file that was read */
void reference_close(struct reference *r);			/* NULL-safe */

/* Full path of a reference file that exists, into a new string (mem_free); NULL: none. */
char *reference_find(const char *dir, const char *name);

#endif
