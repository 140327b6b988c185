/* SPDX-License-Identifier: ISC */
/* command: read-html */
/* A page of any bytes: no crash, and its text is UTF-8 without carriage returns. */
#include <stdint.h>
#include <stdlib.h>

#include "convert.h"
#include "diag.h"
#include "utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct out out;
	struct buf bytes = {0};

	diag_set_level(DIAG_QUIET);
	if (out.buf == NULL && out_open(&out, "/dev/null") != STATUS_OK)
		abort();
	out.len = 0;
	if (!buf_add(&bytes, data, size))
		abort();
	(void)convert_bytes(&bytes, "fuzz", &out);
	for (size_t i = 0; i < out.len; i++)
		if (out.buf[i] == '\r')
			abort();
	buf_free(&bytes);
	return 0;
}
