/* SPDX-License-Identifier: ISC */
/* Any bytes brought to UTF-8 are UTF-8; folding keeps them so; CSV gives rows. */
#include <stdint.h>
#include <stdlib.h>

#include "csv.h"
#include "diag.h"
#include "fold.h"
#include "text.h"
#include "utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
folds(bool fold(struct buf *, struct slice), struct slice text)
{
	struct buf b = {0};

	if (fold(&b, text) && utf8_invalid(buf_view(&b)) != SLICE_NONE)
		abort();
	buf_free(&b);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf b = {0}, rows = {0};
	char delimiter;

	diag_set_level(DIAG_QUIET);
	if (!buf_add(&b, data, size) || text_to_utf8(&b, "fuzz") == STATUS_FAIL)
		abort();
	if (utf8_invalid(buf_view(&b)) != SLICE_NONE)
		abort();
	folds(fold_label, buf_view(&b));
	folds(fold_text, buf_view(&b));
	folds(fold_glyphs, buf_view(&b));
	delimiter = csv_delimiter(buf_view(&b));
	if (delimiter != 0)
		(void)csv_to_tabbed(buf_view(&b), delimiter, "fuzz", &rows);
	buf_free(&b);
	buf_free(&rows);
	return 0;
}
