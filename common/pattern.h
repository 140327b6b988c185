/* SPDX-License-Identifier: ISC */
/*
 * pattern.h - regular expressions (PCRE2, UTF, JIT where there is one).
 *
 * Match and depth limits are set so that a hostile line costs bounded time: what
 * exceeds them is "no match" and pattern_limited() says so once per pattern.
 */
#ifndef JUESUAN_PATTERN_H
#define JUESUAN_PATTERN_H

#include <stdbool.h>
#include <stddef.h>

#include "slice.h"
#include "status.h"

enum { PATTERN_GROUPS = 32 };

struct pattern;

struct pattern_match {
	size_t groups;				/* group 0 is the whole match */
	struct slice group[PATTERN_GROUPS];	/* ptr NULL: did not take part */
};

/* Compiles text; on error tells place, offset and reason.  Subjects must be valid UTF-8. */
enum status pattern_open(struct pattern **out, struct slice text, const char *file, size_t line);
/* First match at or after `from`; false: none. */
bool pattern_find(struct pattern *p, struct slice subject, size_t from, struct pattern_match *m);
/* Number of a named group, 0 when there is none of that name. */
size_t pattern_group(const struct pattern *p, const char *name);
bool pattern_limited(const struct pattern *p);
void pattern_close(struct pattern *p);		/* NULL-safe */

#endif
