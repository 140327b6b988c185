/* SPDX-License-Identifier: AGPL-3.0-or-later */
/*
 * rules.h - ruling lines put together: pieces joined, and sorted into tables.
 *
 * Errors	false: no memory (told).
 */
#ifndef READ_PDF_RULES_H
#define READ_PDF_RULES_H

#include <stdbool.h>
#include <stddef.h>

#include "page.h"

/* Joins the pieces of each rule and drops what is too short to be one; sorts by position. */
void rules_join(struct rule_list *list);

/*
 * Numbers the sets of rules that touch: group[i] for across[i], group[across.count + i]
 * for down[i], from 0 to *groups - 1.  The caller frees group with mem_free.
 */
bool rules_group(const struct rule_list *across, const struct rule_list *down, size_t **group,
    size_t *groups);

#endif
