/* SPDX-License-Identifier: ISC */
/*
 * settings.h - what the command line asks for, and what all parts of the work share.
 */
#ifndef WRITE_XLSX_SETTINGS_H
#define WRITE_XLSX_SETTINGS_H

#include "catalogue.h"
#include "language.h"
#include "summary.h"
#include "workbook.h"

struct settings {
	const char *reference;	/* directory, NULL: the usual places */
	const char *output;	/* NULL: standard output */
	enum language language;
	char *rollup;
	char *findings;		/* NULL: none */
	char *figures;		/* NULL: none */
};

struct job {
	const struct settings *set;
	struct catalogue *catalogue;
	struct summary *summary;
	struct book *book;
};

#endif
