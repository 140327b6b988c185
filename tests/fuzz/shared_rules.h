/* SPDX-License-Identifier: ISC */
/*
 * shared_rules.h - for fuzz targets of aggregate: its rules, opened once for all inputs.
 */
#ifndef FUZZ_SHARED_RULES_H
#define FUZZ_SHARED_RULES_H

#include <stdlib.h>

#include "rules.h"

static const struct rules *
shared_rules(void)
{
	static struct rules rules;
	static bool open;

	if (!open && rules_open(&rules, NULL) != STATUS_OK)
		abort();
	open = true;
	return &rules;
}

#endif
