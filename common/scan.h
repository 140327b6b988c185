/* SPDX-License-Identifier: ISC */
/*
 * scan.h - the structural scan: where the tabs and line feeds of a block are.
 *
 * One pass with the widest vectors the processor has (AVX-512, AVX2, else plain C
 * that looks at eight bytes at a time); every engine gives the same positions.
 */
#ifndef JUESUAN_SCAN_H
#define JUESUAN_SCAN_H

#include <stddef.h>
#include <stdint.h>

/*
 * Positions of TAB and LF in ptr[0..len), ascending, into mark[]; and for each LF
 * its index in mark[] into line[].  ptr[0] has the position `first`.  Both arrays
 * need room for len + SCAN_SLACK entries (the engines write a few beyond what they
 * count).  first + len < 2^32.
 */
enum { SCAN_SLACK = 64 };

struct scan_marks {
	uint32_t *mark;		/* positions of TAB and LF */
	uint32_t *line;		/* line[j]: index into mark of the j-th LF */
	size_t marks;
	size_t lines;
};

void scan_block(const char *ptr, size_t len, uint32_t first, struct scan_marks *marks);

/* For tests: the engines this machine has, by number; 0 is plain C. */
int scan_engines(void);
void scan_block_with(int engine, const char *ptr, size_t len, uint32_t first,
    struct scan_marks *marks);

#endif
