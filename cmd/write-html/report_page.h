/* SPDX-License-Identifier: ISC */
/*
 * report_page.h - a page for each report: what it is, what is wrong with it, its
 * statements as printed with page and line, and everything else that was read.
 *
 * The figures are read once more, in order; one report at a time is held.
 */
#ifndef WRITE_HTML_REPORT_PAGE_H
#define WRITE_HTML_REPORT_PAGE_H

#include "settings.h"
#include "status.h"

enum status report_pages_write(const struct site *site);

#endif
