/* SPDX-License-Identifier: ISC */
/*
 * furniture.h - what a page carries besides its text.
 */
#ifndef EXTRACT_FURNITURE_H
#define EXTRACT_FURNITURE_H

#include <stdbool.h>

#include "report.h"
#include "slice.h"

/* —10—, - 10 -, 10, 第10页, 第 1 页 共 20 页, 10/25: nothing but a page's number. */
bool furniture_page_number(struct slice line);

/*
 * Line `at` of r holds a lone number: is it a page's beyond doubt, though the text around
 * could do with a number?  Marks of a page's number, the page's end, and a lone number some
 * lines before or behind that is one less or more are proof.
 */
bool furniture_page_surely(const struct report *r, uint32_t at);

#endif
