/* SPDX-License-Identifier: AGPL-3.0-or-later */
/* command: read-pdf */
/* A file of any bytes behind a PDF header: no crash, no leak, its text is valid UTF-8. */
#include <stdint.h>
#include <stdlib.h>

#include "convert.h"
#include "diag.h"
#include "utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct document_limits ceilings = {20000, (size_t)256 << 20};
	static struct out out;
	size_t start = 0;

	diag_set_level(DIAG_QUIET);
	if (out.buf == NULL && out_open(&out, "/dev/null") != STATUS_OK)
		abort();
	out.len = 0;
	(void)convert_bytes(&ceilings, slice_make((const char *)data, size), "fuzz", &out);
	/* A flush may have parted a character. */
	while (start < out.len && ((unsigned char)out.buf[start] & 0xC0) == 0x80)
		start++;
	if (utf8_invalid(slice_make(out.buf + start, out.len - start)) != SLICE_NONE)
		abort();
	return 0;
}
