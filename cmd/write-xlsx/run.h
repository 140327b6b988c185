/* SPDX-License-Identifier: ISC */
/*
 * run.h - the work: reads each input as often as needed, writes the workbook.
 */
#ifndef WRITE_XLSX_RUN_H
#define WRITE_XLSX_RUN_H

#include "out.h"
#include "settings.h"
#include "status.h"

enum status book_write(const struct settings *set, struct out *out);

#endif
