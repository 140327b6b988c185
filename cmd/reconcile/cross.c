/* SPDX-License-Identifier: ISC */
#include "cross.h"

#include <string.h>

bool
cross_init(struct cross *c, struct rule_set *set)
{
	*c = (struct cross){.on = set->any_cross};
	return !c->on || (store_init(&c->store, set) && report_init(&c->self, set) &&
	    report_init(&c->prev, set) && report_init(&c->sum, set) && report_init(&c->bud, set) &&
	    report_init(&c->twin, set));
}

bool
cross_keep(struct cross *c, const struct report *r)
{
	return !c->on || store_keep(&c->store, r);
}

/* The first report of this base and year: of the wanted caliber, else (with `any`) of another; 1 + number, 0 none. */
static uint32_t
pick(const struct store *s, uint32_t base, long year, enum caliber caliber, bool any)
{
	const struct kin *kin = kin_find(&s->kinship, base, year);
	uint32_t found = kin == NULL ? 0 : kin->first[caliber];

	if (kin == NULL || found != 0 || !any)
		return found;
	for (int other = 0; other < CALIBERS; other++)
		if (other != CALIBER_BUDGET && kin->first[other] != 0 && (found == 0 || kin->first[other] < found))
			found = kin->first[other];
	return found;
}

static struct report *
load(struct cross *c, uint32_t number, struct report *into)
{
	if (number == 0)
		return NULL;
	if (!store_load(&c->store, number - 1, into))
		c->status = STATUS_FAIL;
	return into;
}

/* The report of the k-th unit on the list of report m; 0 when it is not there. */
static uint32_t
unit_report(struct store *s, const struct stored_report *m, size_t k)
{
	uint32_t base = s->unit[m->first_unit + k];

	if (base == m->base)
		return pick(s, base, m->year_number, CALIBER_OWN, false);
	return pick(s, base, m->year_number, CALIBER_UNIT, true);
}

static bool
listed_before(const struct store *s, const struct stored_report *m, size_t k)
{
	for (size_t i = 0; i < k; i++)
		if (s->unit[m->first_unit + i] == s->unit[m->first_unit + k])
			return true;
	return false;
}

/* How many units were found goes into the sums as a figure of its own. */
static bool
put_count(struct report *r, size_t found)
{
	uint32_t sheet = names_find(&r->set->names, SLICE("S"));
	uint32_t key = names_add(&r->set->names, SLICE("单位报告"));
	uint32_t column = names_add(&r->set->names, SLICE("数量"));
	size_t number = sheet == NAME_NONE ? SIZE_MAX : pool_sheet(&r->set->pool, sheet);
	struct cell *cell;

	if (number == SIZE_MAX)
		return true;
	cell = report_put(r, (uint32_t)number, key, column);
	if (cell == NULL)
		return false;
	cell->state = CELL_NUMBER;
	cell->value = (dec_int)found * UNIT;
	return true;
}

enum { UNITS_MAX = 4096 };

/* A text need not tell what a statement must: a sum that some unit says nothing to is none. */
static void
drop_gaps(struct report *r, size_t found)
{
	size_t i;

	for (i = 0; i < r->cells; i++) {
		struct cell *c = &r->cell[i];

		if (!r->set->sheet[r->row[c->row].sheet].statement && c->parts < found)
			c->state = CELL_TEXT;
	}
}

/* Sums over the units; *complete when all on the list were found.  NULL: none. */
static struct report *
sum_units(struct cross *c, const struct stored_report *m, bool *complete)
{
	struct store *s = &c->store;
	uint64_t everywhere = UINT64_MAX;
	size_t found = 0, listed = 0;

	*complete = false;
	if (m->caliber != CALIBER_WHOLE || m->units < 2 || m->units > UNITS_MAX)
		return NULL;
	for (size_t k = 0; k < m->units; k++) {
		uint32_t i = unit_report(s, m, k);

		if (listed_before(s, m, k))
			continue;
		listed++;
		if (i == 0)
			continue;
		found++;
		everywhere &= store_sheets(s, i - 1);
	}
	if (found == 0)
		return NULL;
	if (!report_start(&c->sum, SLICE(""), SLICE(""), SLICE(""), SLICE("")))
		c->status = STATUS_FAIL;
	for (size_t k = 0; k < m->units && c->status == STATUS_OK; k++) {
		uint32_t i = unit_report(s, m, k);

		if (i != 0 && !listed_before(s, m, k) && !store_sum(s, i - 1, ~everywhere, &c->sum))
			c->status = STATUS_FAIL;
	}
	drop_gaps(&c->sum, found);
	if (!put_count(&c->sum, found))
		c->status = STATUS_FAIL;
	*complete = found == listed;
	return &c->sum;
}

/* Is there another report that could matter to this one? */
static bool
has_partner(struct store *s, size_t i)
{
	const struct stored_report *m = &s->report[i];

	if (kin_find(&s->kinship, m->base, m->year_number)->reports > 1 || kin_find(&s->kinship, m->base, m->year_number - 1) != NULL)
		return true;
	for (size_t k = 0; k < m->units; k++)
		if (s->unit[m->first_unit + k] != m->base && kin_find(&s->kinship, s->unit[m->first_unit + k], m->year_number) != NULL)
			return true;
	return false;
}

bool
cross_next(struct cross *c, struct judge *j, size_t i)
{
	struct store *s = &c->store;
	const struct stored_report *m;
	bool complete;

	if (!c->on || c->status != STATUS_OK || i >= s->reports)
		return false;
	m = &s->report[i];
	if (names_trim_due(&j->set->names)) {
		report_clear(&c->self);
		report_clear(&c->prev);
		report_clear(&c->sum);
		report_clear(&c->bud);
		report_clear(&c->twin);
		if (!names_trim(&j->set->names))
			c->status = STATUS_FAIL;
	}
	memset(j->scope, 0, sizeof(j->scope));
	j->scope[SCOPE_SELF] = &c->self;
	if (!has_partner(s, i))
		return report_start(&c->self, SLICE(""), SLICE(""), SLICE(""), SLICE(""));
	j->scope[SCOPE_SELF] = load(c, (uint32_t)i + 1, &c->self);
	if (m->year_number > 0 && m->caliber != CALIBER_BUDGET) {
		j->scope[SCOPE_PREV] = load(c, pick(s, m->base, m->year_number - 1, m->caliber, false), &c->prev);
		j->scope[SCOPE_BUD] = load(c, pick(s, m->base, m->year_number, CALIBER_BUDGET, false), &c->bud);
		j->scope[SCOPE_TWIN] = load(c, m->twin, &c->twin);
		j->scope[SCOPE_PART] = sum_units(c, m, &complete);
		j->scope[SCOPE_UNITS] = complete ? j->scope[SCOPE_PART] : NULL;
	}
	return c->status == STATUS_OK;
}

enum status
cross_status(const struct cross *c)
{
	return c->status;
}

void
cross_free(struct cross *c)
{
	store_free(&c->store);
	report_free(&c->self);
	report_free(&c->prev);
	report_free(&c->sum);
	report_free(&c->bud);
	report_free(&c->twin);
}
