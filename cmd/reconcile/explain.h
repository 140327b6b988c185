/* SPDX-License-Identifier: ISC */
/*
 * explain.h - the rules for people: --list and --explain.
 */
#ifndef RECONCILE_EXPLAIN_H
#define RECONCILE_EXPLAIN_H

#include "out.h"
#include "settings.h"

void explain_list(const struct rule_set *set, enum language language, struct out *out);
/* STATUS_FAIL (told): no such rule. */
enum status explain_rule(const struct rule_set *set, const char *id, enum language language, struct out *out);

#endif
