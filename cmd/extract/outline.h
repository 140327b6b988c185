/* SPDX-License-Identifier: ISC */
/*
 * outline.h - which lines of a report are what: cover, contents, statements,
 * narrative, sheets, glossary.
 *
 * A statement is known by its title (statements.tsv: kind title, with aliases;
 * matched on folded text, also broken over two lines, with a lost first
 * character, numbered 一、 表1 公开01表, in 《》) together with what follows it (a unit
 * label, captions, rows), never by its number or place alone: contents entries
 * are the same strings.  A grid without a title continues the statement before.
 * Parts are in order of lines, do not overlap and cover the whole report.
 */
#ifndef EXTRACT_OUTLINE_H
#define EXTRACT_OUTLINE_H

#include "layout.h"
#include "report.h"
#include "status.h"

/* Fills r->part. */
enum status outline_find(struct report *r, const struct layout *known);

#endif
