/* SPDX-License-Identifier: ISC */
/* command: tag-codes */
/* Labels, codes and names of departments: any bytes get an answer. */
#include <stdint.h>
#include <stdlib.h>

#include "families.h"
#include "region.h"
#include "tagger.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct all {
	struct tagger tagger;
	struct region region;
	struct families families;
	bool open;
};

static void
ask(struct all *a, const struct tag_input *in)
{
	struct tag tag;
	bool ok = true;

	if (!tagger_row(&a->tagger, in, &tag) || !tagger_came(&a->tagger, tag.code, tag.row) ||
	    !tagger_code(&a->tagger, SCHEME_ECONOMIC, in, &tag))
		abort();
	(void)region_find(&a->region, in->item, in->part, in->year, &ok);
	(void)families_find(&a->families, in->item, &ok);
	if (!ok)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct all all;
	static const char *const sheets[] = {"T01", "T03", "T04", "T06", "T09", "N", "P", "X01", "S"};
	struct slice rest = slice_make((const char *)data, size), line, code;
	struct tag_input in = {.year = 2024};
	size_t n = 0;

	if (!all.open && (tagger_open(&all.tagger, NULL) != STATUS_OK ||
	    region_open(&all.region, NULL, SLICE("")) != STATUS_OK ||
	    families_open(&all.families, NULL) != STATUS_OK))
		abort();
	all.open = true;
	tagger_new_report(&all.tagger);
	while (slice_split(&rest, '\n', &line) && n++ < 200) {
		in.sheet = slice_of(sheets[n % 9]);
		in.code = slice_split(&line, '|', &code) ? code : line;
		in.item = line;
		in.part = in.code;
		ask(&all, &in);
	}
	return 0;
}
