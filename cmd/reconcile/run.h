/* SPDX-License-Identifier: ISC */
/*
 * run.h - the work of reconcile: figures in, findings out.
 */
#ifndef RECONCILE_RUN_H
#define RECONCILE_RUN_H

#include "settings.h"
#include "status.h"

/* STATUS_NO: something failed.  Memory: one report and what rules across reports address. */
enum status reconcile(const struct settings *set, struct rule_set *rules, struct out *out);

#endif
