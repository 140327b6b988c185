/* SPDX-License-Identifier: ISC */
/*
 * verdict.h - what becomes of a source.
 */
#ifndef AGGREGATE_VERDICT_H
#define AGGREGATE_VERDICT_H

#include <stdint.h>

enum fate { FATE_USED, FATE_COVERED, FATE_SUPERSEDED, FATE_RESTATED };

struct verdict {
	enum fate fate;
	uint32_t by;	     /* source that covers or supersedes; REGISTRY_NONE: none */
	uint32_t department; /* number in choice.department; used sources only */
	uint32_t rank;	     /* order by department, then report, then source */
	uint32_t report;     /* number of the report */
};

#endif
