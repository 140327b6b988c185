/* SPDX-License-Identifier: ISC */
/* What stands behind the total: problems, causes, measures. */
#include "form.h"

void
form_remarks(struct form *f, size_t first, size_t end)
{
	const struct form_row *row;
	const struct term *section;
	struct slice text, word;
	size_t k, i, used = 0;

	for (k = first; k < end; k++) {
		row = &f->row[k];
		word = form_unordered(row->token[0].word);
		section = terms_prefix(f->terms, TERM_SECTION, word, &used);
		if (section == NULL)
			section = terms_begun(f->terms, TERM_SECTION, word);
		if (section == NULL || !slice_eq(section->canonical, SLICE("问题")))
			continue;
		text = SLICE("");
		for (i = 1; i < row->tokens; i++)
			text = form_join(f, text, row->token[i].text);
		if (text.len != 0)
			form_fact(f, SLICE("存在问题"), SLICE("说明"), text, row);
		for (i = 0; i < row->tokens; i++)
			form_claim_text(f, row->token[i].text);
	}
}
