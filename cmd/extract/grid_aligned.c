/* SPDX-License-Identifier: ISC */
#include "grid.h"

enum status
grid_align(struct report *r, const struct line *const *line, size_t n, struct grid *g)
{
	(void)r; (void)line; (void)n; (void)g;
	return STATUS_OK;
}
