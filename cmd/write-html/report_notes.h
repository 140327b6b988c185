/* SPDX-License-Identifier: ISC */
/*
 * report_notes.h - what the rules found in one report, gravest first, each leading to its figures.
 */
#ifndef WRITE_HTML_REPORT_NOTES_H
#define WRITE_HTML_REPORT_NOTES_H

#include "held.h"
#include "html.h"

void report_notes(struct html *h, const struct held *held, size_t report);
/* The two sides of a relation in words: left side 123.85, right side 124.43, difference -0.58 (...). */
void report_notes_sides(struct html *h, const struct note *n);

#endif
