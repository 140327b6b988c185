/* SPDX-License-Identifier: ISC */
#include "store.h"

#include <string.h>

#include "mem.h"

struct stored_figure {
	int64_t value, ulp;	/* in 0.0001 */
	uint64_t text;		/* raw, unit and source one after another */
	uint32_t key, column;
	uint8_t sheet, state, percent, raw_len, unit_len, source_len;
};

enum { KEPT_UNIT = 10000, KEPT_TEXT = 255 };	/* 10^-8 in 10^-4 */

bool
store_init(struct store *s, struct rule_set *set)
{
	uint32_t u = names_find(&set->names, SLICE("U"));
	size_t sheet = u == NAME_NONE ? SIZE_MAX : pool_sheet(&set->pool, u);

	*s = (struct store){.set = set};
	s->unit_sheet = sheet == SIZE_MAX ? UINT32_MAX : (uint32_t)sheet;
	return true;
}

/* Drops one ending such as （本级） or 本级 from a name. */
static bool
drop_ending(struct slice *name)
{
	static const char *const ending[] = {
		"（本级）", "(本级)", "（汇总）", "(汇总)", "（机关）", "(机关)", "（部门）", "(部门)", "本级", "机关",
	};

	for (size_t i = 0; i < sizeof(ending) / sizeof(ending[0]); i++) {
		struct slice e = slice_of(ending[i]);

		if (name->len > e.len && slice_ends(*name, e)) {
			name->len -= e.len;
			return true;
		}
	}
	return false;
}

/* The name without blanks and endings. */
static uint32_t
base_of(struct store *s, struct slice name)
{
	struct slice text;

	buf_clear(&s->scratch);
	for (size_t i = 0; i < name.len; i++)
		if (name.ptr[i] != ' ' && !buf_byte(&s->scratch, name.ptr[i]))
			return NAME_NONE;
	text = buf_view(&s->scratch);
	while (drop_ending(&text))
		continue;
	return (uint32_t)map_add(&s->text, text);
}

static long
year_of(struct slice text)
{
	long n = 0;

	if (text.len != 4)
		return -1;
	for (size_t i = 0; i < 4; i++) {
		if (text.ptr[i] < '0' || text.ptr[i] > '9')
			return -1;
		n = n * 10 + (text.ptr[i] - '0');
	}
	return n;
}

static enum caliber
caliber_of(struct slice scope)
{
	if (slice_eq(scope, SLICE("本级")))
		return CALIBER_OWN;
	if (slice_eq(scope, SLICE("单位")))
		return CALIBER_UNIT;
	return slice_eq(scope, SLICE("预算")) ? CALIBER_BUDGET : CALIBER_WHOLE;
}

/* From the first list of the row on that rules across reports address; NULL: no memory. */
static const struct fit *
addressed_lists(struct rule_set *set, const struct row *row)
{
	const struct fit *fit = fit_row(&set->fits, &set->pool, row->sheet, row->key);

	while (fit != NULL && fit->list != NAME_NONE && set->pool.list[fit->list].crosses == 0)
		fit++;
	return fit;
}

/* Do rules across reports address this cell of a row that is on these lists? */
static bool
addressed(const struct rule_set *set, const struct fit *fit, uint32_t column)
{
	for (; fit->list != NAME_NONE; fit++) {
		const struct list *l = &set->pool.list[fit->list];

		for (size_t i = l->cross; i < l->cross + l->crosses; i++) {
			const struct ref *ref = &set->pool.ref[set->cross[i]];

			if (ref->column_kind != COLUMN_NAME || ref->column == column)
				return true;
		}
	}
	return false;
}

/* Number of the name's text, looked up once until the names are forgotten. */
static bool
text_of(struct store *s, uint32_t name, uint32_t *number)
{
	const struct names *names = &s->set->names;
	size_t before = s->text_of_cap, n;

	if (s->epoch != names->epoch) {
		if (before != 0)
			memset(s->text_of, 0, before * sizeof(*s->text_of));
		s->epoch = names->epoch;
	}
	if (name >= before) {
		if (!mem_grow(&s->text_of, &s->text_of_cap, (size_t)name + 1, sizeof(*s->text_of)))
			return false;
		memset(s->text_of + before, 0, (s->text_of_cap - before) * sizeof(*s->text_of));
	}
	if (s->text_of[name] == 0) {
		n = map_add(&s->text, names_text(names, name));
		if (n == MAP_NONE)
			return false;
		s->text_of[name] = (uint32_t)n + 1;
	}
	*number = s->text_of[name] - 1;
	return true;
}

/* In KEPT_UNIT; false: finer than that, or too large. */
static bool
keep_amount(dec_int n, int64_t *out)
{
	int64_t small = (int64_t)n;

	if (small == n) {	/* most are: a division of 64 bits */
		*out = small / KEPT_UNIT;
		return small % KEPT_UNIT == 0;
	}
	*out = (int64_t)(n / KEPT_UNIT);
	return n % KEPT_UNIT == 0 && *out == n / KEPT_UNIT;
}

static bool
keep_cell(struct store *s, const struct row *row, uint32_t key, const struct cell *c)
{
	struct stored_figure f = {.key = key, .sheet = (uint8_t)row->sheet, .state = (uint8_t)c->state,
	    .percent = c->percent, .text = s->raw.len};

	if (!keep_amount(c->value, &f.value) || !keep_amount(c->ulp, &f.ulp) ||
	    c->raw.len > KEPT_TEXT || c->unit.len > KEPT_TEXT || c->source.len > KEPT_TEXT)
		return true;
	if (!text_of(s, c->column, &f.column) || !buf_slice(&s->raw, c->raw) ||
	    !buf_slice(&s->raw, c->unit) || !buf_slice(&s->raw, c->source) ||
	    !mem_grow(&s->figure, &s->figures_cap, s->figures + 1, sizeof(*s->figure)))
		return false;
	f.raw_len = (uint8_t)c->raw.len;
	f.unit_len = (uint8_t)c->unit.len;
	f.source_len = (uint8_t)c->source.len;
	s->figure[s->figures++] = f;
	return true;
}

static bool
keep_row(struct store *s, const struct report *r, const struct row *row)
{
	const struct fit *fit = addressed_lists(s->set, row);
	uint32_t key;

	if (fit == NULL || fit->list == NAME_NONE)
		return fit != NULL;
	if (!text_of(s, row->key, &key))
		return false;
	for (uint32_t c = row->first; c != 0; c = r->cell[c - 1].next)
		if (addressed(s->set, fit, r->cell[c - 1].column) && !keep_cell(s, row, key, &r->cell[c - 1]))
			return false;
	return true;
}

static bool
keep_units(struct store *s, const struct report *r)
{
	const struct sheet_rows *rows;

	if (s->unit_sheet == UINT32_MAX)
		return true;
	rows = &r->sheet[s->unit_sheet];
	for (size_t i = 0; i < rows->rows; i++) {
		uint32_t base = base_of(s, names_text(&r->set->names, r->row[rows->row[i]].key));

		if (base == NAME_NONE || !mem_grow(&s->unit, &s->units_cap, s->units + 1, sizeof(*s->unit)))
			return false;
		s->unit[s->units++] = base;
	}
	return true;
}

static bool
add_text(struct store *s, struct slice text, uint32_t *number)
{
	size_t n = map_add(&s->text, text);

	*number = (uint32_t)n;
	return n != MAP_NONE;
}

bool
store_keep(struct store *s, const struct report *r)
{
	struct stored_report new = {.year_number = year_of(r->year), .caliber = caliber_of(r->scope),
	    .tags = r->tags, .printed_sheets = r->printed_sheets, .unread_sheets = r->unread_sheets, .money_power = r->money_power,
	    .first = s->figures, .first_unit = s->units};

	for (size_t i = 0; i < r->rows; i++)
		if (!keep_row(s, r, &r->row[i]))
			return false;
	new.base = base_of(s, r->entity);
	if (new.base == NAME_NONE || !keep_units(s, r) || !add_text(s, r->id, &new.id) ||
	    !add_text(s, r->entity, &new.entity) || !add_text(s, r->scope, &new.scope) ||
	    !add_text(s, r->year, &new.year))
		return false;
	new.figures = s->figures - new.first;
	new.units = s->units - new.first_unit;
	if (!kin_join(&s->kinship, (uint32_t)s->reports + 1, new.base, new.year_number, new.caliber) ||
	    !kin_twin(&s->kinship, (uint32_t)s->reports + 1, new.entity, new.scope, new.year_number, &new.twin) ||
	    !mem_grow(&s->report, &s->reports_cap, s->reports + 1, sizeof(*s->report)))
		return false;
	s->report[s->reports++] = new;
	return true;
}

uint64_t
store_sheets(const struct store *s, size_t number)
{
	const struct stored_report *m = &s->report[number];
	uint64_t bits = m->printed_sheets;

	for (size_t i = m->first; i < m->first + m->figures; i++)
		bits |= (uint64_t)1 << s->figure[i].sheet;
	return bits & ~m->unread_sheets;
}

static struct cell *
put_figure(const struct store *s, const struct stored_figure *f, struct report *r, bool twice, bool *added)
{
	uint32_t key = names_add(&r->set->names, map_key(&s->text, f->key));
	uint32_t column = names_add(&r->set->names, map_key(&s->text, f->column));
	const struct row *row;
	const struct cell *there;

	*added = true;
	if (key == NAME_NONE || column == NAME_NONE)
		return NULL;
	row = report_row(r, f->sheet, key);
	there = row == NULL ? NULL : report_cell(r, row, column);
	if (there == NULL || twice)
		return report_put(r, f->sheet, key, column);
	*added = false;
	return &r->cell[there - r->cell];
}

bool
store_load(const struct store *s, size_t number, struct report *r)
{
	const struct stored_report *m = &s->report[number];

	if (!report_start(r, map_key(&s->text, m->id), map_key(&s->text, m->entity),
	    map_key(&s->text, m->scope), map_key(&s->text, m->year)))
		return false;
	r->tags = m->tags;
	r->printed_sheets = m->printed_sheets;
	r->unread_sheets = m->unread_sheets;
	r->money_power = m->money_power;
	for (size_t i = m->first; i < m->first + m->figures; i++) {
		const struct stored_figure *f = &s->figure[i];
		bool added, ok = true;
		struct cell *c = put_figure(s, f, r, true, &added);
		struct slice text = {s->raw.ptr + f->text, (size_t)f->raw_len + f->unit_len + f->source_len};

		if (c == NULL)
			return false;
		text = arena_slice(&r->arena, text, &ok);
		if (!ok)
			return false;
		c->value = (dec_int)f->value * KEPT_UNIT;
		c->ulp = (dec_int)f->ulp * KEPT_UNIT;
		c->state = (enum cell_state)f->state;
		c->percent = f->percent != 0;
		c->raw = slice_sub(text, 0, f->raw_len);
		c->unit = slice_sub(text, f->raw_len, (size_t)f->raw_len + f->unit_len);
		c->source = slice_from(text, (size_t)f->raw_len + f->unit_len);
		r->sheet[f->sheet].numbers += c->state == CELL_NUMBER;
		r->sheet[f->sheet].commas |= slice_find_byte(c->raw, ',', 0) != SLICE_NONE;
	}
	return true;
}

bool
store_sum(const struct store *s, size_t number, uint64_t leave, struct report *r)
{
	const struct stored_report *m = &s->report[number];

	for (size_t i = m->first; i < m->first + m->figures; i++) {
		const struct stored_figure *f = &s->figure[i];
		bool added;
		struct cell *c;

		if ((leave >> f->sheet & 1) != 0 || f->state == CELL_TEXT || f->percent != 0)
			continue;
		c = put_figure(s, f, r, false, &added);
		if (c == NULL)
			return false;
		if (added)
			c->state = CELL_NUMBER;
		if (f->state == CELL_BAD)
			c->state = CELL_BAD;
		c->value += (dec_int)f->value * KEPT_UNIT;
		c->ulp += (dec_int)f->ulp * KEPT_UNIT;
		c->parts++;
		r->sheet[f->sheet].numbers++;
	}
	r->printed_sheets |= m->printed_sheets & ~leave;
	return true;
}

void
store_free(struct store *s)
{
	map_free(&s->text);
	mem_free(s->text_of);
	mem_free(s->report);
	mem_free(s->figure);
	mem_free(s->unit);
	kin_free(&s->kinship);
	buf_free(&s->raw);
	buf_free(&s->scratch);
	*s = (struct store){0};
}
