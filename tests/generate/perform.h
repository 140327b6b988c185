/* SPDX-License-Identifier: ISC */
/*
 * perform.h - pieces that the layouts of the performance forms share.
 */
#ifndef GENERATE_PERFORM_H
#define GENERATE_PERFORM_H

#include "form.h"

struct sheet_form {
	struct doc *d;
	const struct report *r;
	const struct form *f;
};

/* A cell with a figure of the form; path is empty for the project itself. */
void form_value(const struct sheet_form *s, struct slice path, const char *measure,
    struct slice raw, const char *unit, bool with_unit);
struct slice form_exact(const struct sheet_form *s, int64_t fen); /* 万元 with all decimals */
struct slice form_hundredths(const struct sheet_form *s, int64_t n);
/* The row of the i-th indicator, up to its score. */
void form_indicator(const struct sheet_form *s, size_t i);

/* The finance ministry's layout. */
void form_official_head(const struct sheet_form *s);
void form_official_indicators(const struct sheet_form *s);

#endif
