/* SPDX-License-Identifier: ISC */
/* command: extract */
/* A report of any bytes: no crash, and its figures are records of thirteen fields. */
#include <stdint.h>
#include <stdlib.h>

#include "diag.h"
#include "reading.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_figures(const char *text, size_t len)
{
	size_t tabs = 0, i;

	for (i = 0; i < len; i++) {
		if (text[i] == '\t')
			tabs++;
		if (text[i] != '\n')
			continue;
		if (tabs != 12)
			abort();
		tabs = 0;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct reading *reading;
	static struct out out;
	static struct buf text;

	if (reading == NULL) {
		diag_set_level(DIAG_QUIET);
		if (out_open(&out, "/dev/null") != STATUS_OK ||
		    reading_open(&reading, "common/reference", &out, NULL) != STATUS_OK)
			abort();
	}
	buf_clear(&text);
	if (!buf_add(&text, data, size))
		abort();
	out.len = 0;
	(void)reading_report(reading, "fuzz", &text);
	check_figures(out.buf, out.len);
	return 0;
}
