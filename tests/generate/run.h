/* SPDX-License-Identifier: ISC */
/*
 * run.h - the whole job: worlds to reports, truth, register and roll-up.
 */
#ifndef GENERATE_RUN_H
#define GENERATE_RUN_H

#include "fault.h"
#include "noise.h"
#include "out.h"
#include "status.h"
#include "world.h"

struct settings {
	struct plan plan;
	struct faults faults;
	int64_t noise; /* per mille */
	bool noise_given;
	bool kind[NOISE_KIND_N], any_kind;
	bool stream;
	const char *output; /* directory; NULL with stream alone */
	const char *data;
};

enum status run(const struct settings *set, struct out *stream);

#endif
