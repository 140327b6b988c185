/* SPDX-License-Identifier: ISC */
/*
 * flow.h - a page as blocks of tabbed text: paragraphs and tables, each ended by an empty line.
 *
 * False: no memory (told).
 */
#ifndef READ_HTML_FLOW_H
#define READ_HTML_FLOW_H

#include <stdbool.h>

#include "out.h"
#include "tree.h"

bool flow_text(struct out *out, const struct node *root);

#endif
