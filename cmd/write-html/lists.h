/* SPDX-License-Identifier: ISC */
/*
 * lists.h - all departments, and all findings that are grave, on as many pages as they need.
 */
#ifndef WRITE_HTML_LISTS_H
#define WRITE_HTML_LISTS_H

#include "settings.h"
#include "status.h"

enum status lists_departments(const struct site *site);
enum status lists_findings(const struct site *site);

#endif
