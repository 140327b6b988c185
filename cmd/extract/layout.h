/* SPDX-License-Identifier: ISC */
/*
 * layout.h - what is known of statements: titles, captions, row labels and their
 * aliases, from the reference file statements.tsv.
 */
#ifndef EXTRACT_LAYOUT_H
#define EXTRACT_LAYOUT_H

#include "slice.h"
#include "status.h"

struct layout;

enum status layout_open(struct layout **out, const char *reference_dir);
void layout_close(struct layout *l);

#endif
