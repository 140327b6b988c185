/* SPDX-License-Identifier: ISC */
/*
 * sheet_text.h - text as cells and names of sheets may hold it.
 */
#ifndef WRITE_XLSX_SHEET_TEXT_H
#define WRITE_XLSX_SHEET_TEXT_H

#include <stdbool.h>

#include "buf.h"
#include "map.h"
#include "slice.h"

enum { SHEET_NAME_CAP = 128, SHEET_NAME_MAX = 31, SHEET_TEXT_MAX = 32000 };

/*
 * Makes b a C string of the text: malformed UTF-8, NUL and what XML forbids become
 * U+FFFD, a literal _x0041_ (which spreadsheets take for a character) keeps its
 * face, and from SHEET_TEXT_MAX characters on it is cut, with a mark that says so.
 * b.len counts the NUL.
 */
bool sheet_text(struct buf *b, struct slice text);

/* A name for a sheet that is not in `names` yet, in any case of letters; adds it. */
bool sheet_name(struct map *names, struct slice wanted, char name[SHEET_NAME_CAP]);

#endif
