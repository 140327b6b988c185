/* SPDX-License-Identifier: ISC */
/*
 * assets.h - the stylesheet and the script, from files of their own into the executable.
 */
#ifndef WRITE_HTML_ASSETS_H
#define WRITE_HTML_ASSETS_H

#include <stddef.h>

struct asset {
	const char *name;
	const char *const *line;	/* NULL-ended */
};

extern const struct asset asset_files[];	/* ended by a NULL name */

#endif
