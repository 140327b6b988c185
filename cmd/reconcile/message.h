/* SPDX-License-Identifier: ISC */
/*
 * message.h - a finding in one sentence, Chinese or English.
 */
#ifndef RECONCILE_MESSAGE_H
#define RECONCILE_MESSAGE_H

#include "docket.h"
#include "language.h"

struct message_number {
	struct dec d;
	bool known;
	char text[DEC_TEXT];
	size_t len;		/* 0 when it is not known */
};

/* The sides of an instance in the unit of its cells. */
struct message_numbers {
	struct message_number lhs, rhs, difference, bound;
};

void message_numbers(const struct report *r, const struct docket *d, const struct instance *inst,
    struct message_numbers *n);
bool message_text(struct buf *b, const struct judge *j, const struct docket *d,
    const struct instance *inst, const struct message_numbers *n, enum language language);

/* Appends one side of the relation with the wildcards filled in. */
bool message_side(struct buf *b, const struct rule_set *set, const struct instance *inst, struct slice text);

#endif
