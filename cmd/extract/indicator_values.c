/* SPDX-License-Identifier: ISC */
/* The figures of the indicator table. */
#include "indicators.h"

/* 执行数/预算数*100% says how a rate is made: no value. */
static bool
is_formula(struct slice text)
{
	return (slice_has(text, SLICE("*")) || slice_has(text, SLICE("×"))) &&
	    (slice_has(text, SLICE("/")) || slice_has(text, SLICE("÷")));
}

/* The number that is the value: the last with a sign printed before it, else the only one, else the last bound. */
static bool
find_value(const struct form *f, struct slice text, struct quantity *value)
{
	struct quantity q;
	size_t at = 0, numbers = 0;
	bool symbol = false, bound = false;

	if (quantity_alone(f->terms, text, value)) {
		value->digits = slice_sub(slice_trim(text), 0, value->digits.len);
		return true;
	}
	while (quantity_next(f->terms, text, &at, &q)) {
		if (q.kind != QUANTITY_NUMBER)
			continue;
		numbers++;
		if (q.symbol || (!symbol && q.sign.len != 0) || (!symbol && !bound)) {
			*value = q;
			symbol = symbol || q.symbol;
			bound = bound || q.sign.len != 0;
		}
	}
	return numbers == 1 || bound;
}

static void
put_value(struct indicators *t, const struct indicator *it, struct slice path, int column,
    const char *measure)
{
	struct slice text = it->field[column], sign = it->field[COLUMN_SIGN], unit;
	struct form *f = t->form;
	struct quantity q;

	if (text.len == 0 || is_formula(text))
		return;
	if (!find_value(f, text, &q)) {
		if (quantity_count(f->terms, text) > 1)
			form_notes(f, form_path(f, path, slice_of(measure)), text, NOTES_ALL, it->row);
		form_fact(f, path, slice_of(measure), text, it->row);
		return;
	}
	unit = q.unit.len != 0 ? q.unit : form_squeeze(f, it->field[COLUMN_UNIT]);
	if (column != COLUMN_TARGET || q.sign.len != 0 ||
	    terms_find(f->terms, TERM_BEFORE, sign) == NULL)
		sign = q.sign;
	form_number(f, path, slice_of(measure), sign, q.digits, unit, it->row);
}

static void
put_points(struct indicators *t, const struct indicator *it, struct slice path, int column,
    const char *measure)
{
	struct quantity q;

	if (it->field[column].len != 0 && quantity_alone(t->form->terms, it->field[column], &q))
		form_number(t->form, path, slice_of(measure), SLICE(""), q.digits, SLICE("分"), it->row);
}

static void
put_indicator(struct indicators *t, const struct indicator *it)
{
	struct form *f = t->form;
	struct slice name = form_squeeze(f, it->field[COLUMN_NAME]);
	struct slice path = form_path(f, form_path(f, it->level1, it->level2), name);

	if (it->weight.len != 0)
		form_number(f, it->level1, SLICE("分值"), SLICE(""), it->weight, SLICE("分"), it->row);
	put_value(t, it, path, COLUMN_TARGET, "预期指标值");
	put_value(t, it, path, COLUMN_ACTUAL, "实际完成值");
	put_points(t, it, path, COLUMN_WEIGHT, "分值");
	put_points(t, it, path, COLUMN_SCORE, "得分");
	if (form_wordy(it->field[COLUMN_REASON]))
		form_fact(f, path, SLICE("说明"), it->field[COLUMN_REASON], it->row);
}

void
indicator_emit(struct indicators *t)
{
	struct slice none = SLICE("");
	size_t i;

	for (i = 0; i < t->items; i++)
		put_indicator(t, &t->item[i]);
	if (t->full.len != 0)
		form_number(t->form, none, SLICE("分值"), none, t->full, SLICE("分"), t->total_row);
	if (t->total.len != 0)
		form_number(t->form, none, SLICE("总分"), none, t->total, SLICE("分"), t->total_row);
	for (i = 0; i < t->keeps; i++)
		form_claim_text(t->form, t->kept[i]->text);
}
