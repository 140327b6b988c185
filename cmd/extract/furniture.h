/* SPDX-License-Identifier: ISC */
/*
 * furniture.h - what a page carries besides its text.
 */
#ifndef EXTRACT_FURNITURE_H
#define EXTRACT_FURNITURE_H

#include <stdbool.h>

#include "slice.h"

/* —10—, - 10 -, 10, 第10页, 第 1 页 共 20 页, 10/25: nothing but a page's number. */
bool furniture_page_number(struct slice line);

#endif
