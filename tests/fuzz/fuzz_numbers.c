/* SPDX-License-Identifier: ISC */
/* command: normalise-numbers */
/* Forms of numbers: any bytes are read without harm, and a value that comes out reads as itself. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "dec.h"
#include "form.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_value(const struct number *n)
{
	char text[NUMBER_TEXT_MAX];
	struct slice all = slice_make(text, (size_t)(number_write(text, n) - text)), value, ulp;
	struct dec d;

	if (all.len > NUMBER_TEXT_MAX || !slice_split(&all, '\t', &value) ||
	    !slice_split(&all, '\t', &ulp))
		abort();
	if (n->state != NUMBER_OK) {
		if (value.len != 0 || ulp.len != 0)
			abort();
		return;
	}
	if (!dec_parse(value, &d) || !dec_parse(ulp, &d) || d.n < 0)
		abort();
}

/* A plain number is read the same by both parsers. */
static void
check_plain(struct form *f, struct slice s)
{
	struct number plain, general;
	char a[NUMBER_TEXT_MAX], b[NUMBER_TEXT_MAX];

	if (!number_parse_plain(s, &plain))
		return;
	number_apply_unit(&plain, f->units.yuan);
	if (!form_parse(f, s, f->units.yuan, &general) ||
	    !slice_eq(slice_make(a, (size_t)(number_write(a, &plain) - a)),
	    slice_make(b, (size_t)(number_write(b, &general) - b))))
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct form form[2];
	static int opened;
	struct slice rest = slice_make((const char *)data, size), field, name = {NULL, 0};
	const struct unit *unit;
	struct number n;
	int i;

	if (!opened && (form_open(&form[0], NULL, false) != STATUS_OK ||
	    form_open(&form[1], NULL, true) != STATUS_OK))
		abort();
	opened = 1;
	while (slice_split(&rest, '\n', &field)) {
		for (i = 0; i < 2; i++) {
			if (!form_unit(&form[i], name, &unit) ||
			    !form_parse(&form[i], field, unit, &n))
				abort();
			check_value(&n);
			if (!form_parse(&form[i], field, NULL, &n))
				abort();
			check_value(&n);
		}
		check_plain(&form[0], field);
		name = field;
	}
	return 0;
}
