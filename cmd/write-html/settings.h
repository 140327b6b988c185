/* SPDX-License-Identifier: ISC */
/*
 * settings.h - what the command line asks for, and what all pages share.
 */
#ifndef WRITE_HTML_SETTINGS_H
#define WRITE_HTML_SETTINGS_H

#include "catalogue.h"
#include "language.h"
#include "map.h"
#include "summary.h"

struct settings {
	const char *reference;	/* directory, NULL: the usual places */
	const char *output;	/* the folder of the site */
	enum language language;
	char *rollup, *findings, *figures;
};

struct site {
	const struct settings *set;
	struct catalogue *catalogue;
	struct summary *summary;
	const struct index *index;	/* reports */
	const struct notes *notes;	/* findings */
	struct map regions;		/* that the roll-up has: each has a page */
	struct slice top;		/* the region whose page is index.html */
	const char *root;		/* where it is written until it is whole */
};

#endif
