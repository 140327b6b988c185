/* SPDX-License-Identifier: ISC */
/*
 * coverage.h - who stands behind the sums: rows of sheet C, warnings, register.
 */
#ifndef AGGREGATE_COVERAGE_H
#define AGGREGATE_COVERAGE_H

#include "cells.h"
#include "choose.h"
#include "expect.h"
#include "registry.h"
#include "status.h"

/* Adds the own rows of sheet C: departments, reports and units by how they count. */
enum status coverage_rows(
    const struct registry *r, const struct choice *c, const struct expect *e, struct cells *cells);

/*
 * Names what was superseded, and writes the register to `path` unless that is
 * NULL: one line a source with what became of it.
 */
enum status coverage_tell(
    const struct registry *r, const struct choice *c, const struct expect *e, const char *path);

#endif
