/* SPDX-License-Identifier: ISC */
/* every engine finds what a plain loop finds */
#include <stdlib.h>

#include "check.h"
#include "mem.h"
#include "scan.h"

enum { LONGEST = 1000, FIRST = 77 };

static void
same_as_loop(int engine, const char *text, size_t len)
{
	static uint32_t mark[LONGEST + SCAN_SLACK], line[LONGEST + SCAN_SLACK];
	struct scan_marks m = {.mark = mark, .line = line};
	size_t i, marks = 0, lines = 0;

	scan_block_with(engine, text, len, FIRST, &m);
	for (i = 0; i < len; i++) {
		if (text[i] != '\t' && text[i] != '\n')
			continue;
		if (text[i] == '\n') {
			CHECK(lines < m.lines && line[lines] == marks);
			lines++;
		}
		CHECK(marks < m.marks && mark[marks] == FIRST + i);
		marks++;
	}
	CHECK(marks == m.marks && lines == m.lines);
}

int
main(void)
{
	static const char alphabet[] = "\t\n\t\nab\x89\x8a\x09\x0a\xff\x00\x0b\x08";
	unsigned long long state = 7;
	char *text = mem_alloc(LONGEST);
	int engine, round;
	size_t len, i;

	for (engine = 0; engine < scan_engines(); engine++) {
		for (round = 0; round < 3000; round++) {
			len = check_random(&state) % LONGEST;
			for (i = 0; i < len; i++)
				text[i] = alphabet[check_random(&state) % (sizeof(alphabet) - (round % 2 ? 1 : 5))];
			same_as_loop(engine, text, len);
		}
	}
	mem_free(text);
	return check_failures != 0;
}
