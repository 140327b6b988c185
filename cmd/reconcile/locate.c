/* SPDX-License-Identifier: ISC */
#include "locate.h"
struct candidate { int x; };
bool locate(struct locator *l, struct judge *j, struct docket *d) { (void)l; (void)j; (void)d; return true; }
void locator_free(struct locator *l) { (void)l; }
