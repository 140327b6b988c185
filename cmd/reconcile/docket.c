/* SPDX-License-Identifier: ISC */
#include "docket.h"

#include <string.h>

#include "mem.h"

bool
docket_add(struct docket *d, const struct instance *inst)
{
	if (!mem_grow(&d->inst, &d->cap, d->count + 1, sizeof(*d->inst)))
		return false;
	d->inst[d->count++] = *inst;
	return true;
}

bool
docket_outcomes(struct docket *d)
{
	if (!mem_grow(&d->outcome, &d->outcomes_cap, d->count, sizeof(*d->outcome)))
		return false;
	if (d->count != 0)
		memset(d->outcome, 0, d->count * sizeof(*d->outcome));
	return true;
}

void
docket_clear(struct docket *d)
{
	d->count = 0;
	d->trace.count = 0;
}

void
docket_free(struct docket *d)
{
	mem_free(d->inst);
	mem_free(d->outcome);
	mem_free(d->trace.address);
	*d = (struct docket){0};
}
