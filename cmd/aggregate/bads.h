/* SPDX-License-Identifier: ISC */
/*
 * bads.h - how many figures of a cell were printed but could not be read: few
 * cells have any, so they stand beside the table.
 */
#ifndef AGGREGATE_BADS_H
#define AGGREGATE_BADS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct bads {
	struct bad {
		uint32_t cell;
		uint64_t figures;
	} * bad;
	size_t n, cap;
};

bool bads_add(struct bads *b, uint32_t cell, uint64_t figures); /* false: no memory */
void bads_sort(struct bads *b);					/* once, before bads_of */
uint64_t bads_of(const struct bads *b, uint32_t cell);
void bads_free(struct bads *b);

#endif
