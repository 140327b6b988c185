/* SPDX-License-Identifier: ISC */
/*
 * pieces.h - a line of aligned text cut into the texts of its cells.
 *
 * Positions are characters from the line's start, or columns of a terminal where
 * an ideograph takes two.
 */
#ifndef EXTRACT_PIECES_H
#define EXTRACT_PIECES_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "layout.h"
#include "slice.h"

enum { PIECES_MAX = 64 };	/* of one line */

struct piece {
	struct slice text;
	uint32_t from, to;
	unsigned char kind;	/* enum cell_kind */
};

struct pieces_words {		/* what the words of a table are known by */
	const struct layout *known;
	const char *sheet;
	struct buf *work;
};

/* Cuts where two blanks stand together, or one next to a number or between two captions. */
uint32_t pieces_cut(const struct pieces_words *w, struct slice line, bool wide,
    struct piece out[PIECES_MAX]);
/* Joins a caption or label that was spread by blanks (项    目); the new number of pieces. */
uint32_t pieces_join(const struct pieces_words *w, struct piece *piece, uint32_t n);

#endif
