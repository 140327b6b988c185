/* SPDX-License-Identifier: ISC */
#include "mem.h"
#include "rule_part.h"

/* id SHEET, formula "measure measure ..." */
enum status
rule_read_sheet(struct rule_set *set, struct rule *r)
{
	struct slice rest = r->formula_text, piece;
	uint32_t name = names_add(&set->names, r->id);
	size_t number = pool_sheet(&set->pool, name);
	struct sheet_info *info;

	if (number == SIZE_MAX || !rule_sheet_room(set))
		return number == SIZE_MAX ? STATUS_OK : STATUS_FAIL;	/* no rule addresses it */
	info = &set->sheet[number];
	*info = (struct sheet_info){.statement = r->what == KIND_SHEET, .form = r->what == KIND_FORM, .measure_first = set->measures};
	while (slice_split(&rest, ' ', &piece)) {
		if (!mem_grow(&set->measure, &set->measures_cap, set->measures + 1, sizeof(*set->measure)))
			return STATUS_FAIL;
		set->measure[set->measures] = names_add(&set->names, piece);
		if (set->measure[set->measures++] == NAME_NONE)
			return STATUS_FAIL;
		info->measures++;
	}
	return STATUS_OK;
}

enum status
rule_read_word(struct rule_set *set, const struct rule *r)
{
	struct dec d;
	uint32_t name = names_add(&set->names, r->id);

	if (!dec_parse(r->formula_text, &d))
		return rule_bad_line(r, "formula", RULE_FORMULA + 1, "a word counts 1, 0 or -1");
	if (name == NAME_NONE || !mem_grow(&set->word, &set->words_cap, set->words + 1, sizeof(*set->word)))
		return STATUS_FAIL;
	set->word[set->words++] = (struct word){name, dec_sign(d)};
	return STATUS_OK;
}

/* A row line is "T06[人员经费合计,*] = 0" or "T09[合计,*] = T09[公务接待费,*] + ...": only the addresses are used. */
enum status
rule_read_row(struct rule_set *set, struct rule *r)
{
	enum status st = rule_read_formula(set, r);

	if (st != STATUS_OK)
		return st;
	if (!mem_grow(&set->must, &set->musts_cap, set->musts + 1, sizeof(*set->must)))
		return STATUS_FAIL;
	set->must[set->musts++] = (struct must){set->pool.ref[r->formula.ref_first],
		r->formula.ref_first + 1, r->formula.ref_last};
	return STATUS_OK;
}

bool
rules_word(const struct rule_set *set, uint32_t name, int *sign)
{
	for (size_t i = 0; i < set->words; i++)
		if (set->word[i].name == name) {
			*sign = set->word[i].sign;
			return true;
		}
	return false;
}

const struct must *
rules_must(const struct rule_set *set, size_t sheet, uint32_t key)
{
	for (size_t i = 0; i < set->musts; i++)
		if (set->must[i].row.sheet == sheet && set->pool.shape[set->must[i].row.shape].key == key)
			return &set->must[i];
	return NULL;
}

static bool
has_measure(const struct rule_set *set, const struct sheet_info *info, uint32_t name)
{
	for (size_t i = 0; i < info->measures; i++)
		if (set->measure[info->measure_first + i] == name)
			return true;
	return false;
}

bool
rules_measure(const struct rule_set *set, size_t sheet, uint32_t name)
{
	const struct sheet_info *info = &set->sheet[sheet];

	return !info->statement || has_measure(set, info, name);
}

bool
rules_note(const struct rule_set *set, size_t sheet, uint32_t name)
{
	return set->sheet[sheet].form && has_measure(set, &set->sheet[sheet], name);
}

bool
rules_malformed(const struct rule_set *set, struct slice status)
{
	if (!slice_starts(status, SLICE("bad:")))
		return false;
	for (size_t i = 0; i < set->malforms; i++)
		if (slice_eq(slice_from(status, 4), set->malformed[i]))
			return true;
	return false;
}

bool
rules_many(const struct rule_set *set, struct slice key)
{
	size_t at = key.len;

	while (at > 0 && key.ptr[at - 1] != '/')
		at--;
	for (size_t i = 0; i < set->manys; i++)
		if (slice_eq(slice_from(key, at), set->many[i]))
			return true;
	return false;
}
