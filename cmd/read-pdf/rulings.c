/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "rulings.h"

#include <math.h>

static const float level = 0.5F;	/* points a rule may deviate from the level */
static const float thin = 3.0F;		/* points a filled rule may be thick */

bool
rulings_segment(struct page *page, float x0, float y0, float x1, float y1)
{
	bool flat = fabsf(y1 - y0) < level;
	bool steep = fabsf(x1 - x0) < level;

	if (flat && !steep)
		return page_add_rule(&page->across, (y0 + y1) / 2, x0, x1);
	if (steep && !flat)
		return page_add_rule(&page->down, (x0 + x1) / 2, y0, y1);
	return true;
}

bool
rulings_box(struct page *page, float x0, float y0, float x1, float y1)
{
	/* A small square, the joint of two rules, lengthens both. */
	if (y1 - y0 <= thin && !page_add_rule(&page->across, (y0 + y1) / 2, x0, x1))
		return false;
	if (x1 - x0 <= thin && !page_add_rule(&page->down, (x0 + x1) / 2, y0, y1))
		return false;
	return true;
}
