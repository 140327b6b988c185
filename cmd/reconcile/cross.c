/* SPDX-License-Identifier: ISC */
#include "cross.h"

bool cross_init(struct cross *c, struct rule_set *set) { *c = (struct cross){.set = set}; return true; }
bool cross_keep(struct cross *c, const struct report *r) { (void)c; (void)r; return true; }
bool cross_next(struct cross *c, struct judge *j, size_t i) { (void)c; (void)j; (void)i; return false; }
enum status cross_status(const struct cross *c) { return c->status; }
void cross_free(struct cross *c) { (void)c; }
