/* SPDX-License-Identifier: ISC */
/*
 * running.h - lines that pages carry again and again at their top or bottom.
 *
 * What stands at the same place of three pages one after another, or of every second
 * one, is no text of the report: it becomes blank, but for the first copy of words at the
 * top, which may be the only place that names the office.  At the bottom its digits may
 * differ (an address and 3/16).  Titles and heads of tables come again with reason: lines
 * with 表 or 单位, or that end in 元, stay, as do lone page numbers (furniture.h).
 */
#ifndef EXTRACT_RUNNING_H
#define EXTRACT_RUNNING_H

#include "report.h"
#include "status.h"

/* Behind report_split.  STATUS_FAIL: no memory. */
enum status running_drop(struct report *r);

#endif
