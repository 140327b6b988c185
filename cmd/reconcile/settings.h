/* SPDX-License-Identifier: ISC */
/*
 * settings.h - what the command line asks for.
 */
#ifndef RECONCILE_SETTINGS_H
#define RECONCILE_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "finding.h"
#include "ceilings.h"
#include "rule.h"

enum task { TASK_RECONCILE, TASK_LIST, TASK_EXPLAIN };

enum { USER_RULES_MAX = 15 };

struct settings {
	enum task task;
	const char *explain;		/* id */
	const char *reference;		/* directory, NULL: the usual places */
	const char *user[USER_RULES_MAX];/* more rules */
	size_t users;
	struct rule_choice choice;
	bool all, trunc, sandbox;
	struct ceilings ceilings;
	enum language language;
	const char *output;		/* NULL: standard output */
	char **file;			/* inputs */
	size_t files;
};

#endif
