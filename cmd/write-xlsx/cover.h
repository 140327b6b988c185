/* SPDX-License-Identifier: ISC */
/*
 * cover.h - the first page: totals, coverage, checks, charts and the list of sheets.
 */
#ifndef WRITE_XLSX_COVER_H
#define WRITE_XLSX_COVER_H

#include "findings_page.h"
#include "settings.h"
#include "statements.h"
#include "status.h"

/* `findings` may be NULL.  The page was made first, so that it stands first. */
enum status cover_write(const struct job *job, struct page *page, const struct statements *statements,
    const struct findings_pages *findings);

#endif
