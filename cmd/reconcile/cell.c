/* SPDX-License-Identifier: ISC */
#include "cell.h"

/* Plain decimals of up to 18 digits go a short way. */
bool
cell_amount(struct slice text, dec_int *out)
{
	static const long long power[UNIT_DIGITS + 1] = {100000000, 10000000, 1000000, 100000, 10000, 1000, 100, 10, 1};
	struct dec d;
	long long n = 0;
	size_t at, behind = 0, places;	/* behind: the point */
	bool minus = text.len != 0 && text.ptr[0] == '-';

	if (text.len < 19) {
		for (at = minus; at < text.len; at++) {
			if (slice_is_digit(text.ptr[at]))
				n = n * 10 + (text.ptr[at] - '0');
			else if (text.ptr[at] == '.' && behind == 0)
				behind = at + 1;
			else
				break;
		}
		places = behind == 0 ? 0 : at - behind;
		if (at == text.len && text.len > minus && places <= UNIT_DIGITS) {
			*out = (dec_int)(minus ? -n : n) * power[places];
			return true;
		}
	}
	if (!dec_parse(text, &d) || !dec_rescale(dec_trim(d), UNIT_DIGITS, &d))
		return false;
	*out = d.n;
	return true;
}

/* "bound:≥", "bound:≤" and their ASCII forms; what means just that number is no bound. */
static enum bound
bound_of(struct slice sign)
{
	if (slice_eq(sign, SLICE("≥")) || slice_eq(sign, SLICE(">")) || slice_eq(sign, SLICE(">=")))
		return BOUND_LEAST;
	if (slice_eq(sign, SLICE("≤")) || slice_eq(sign, SLICE("<")) || slice_eq(sign, SLICE("<=")))
		return BOUND_MOST;
	return BOUND_NONE;
}

enum cell_state
cell_read(const struct rule_set *set, const struct tsv *t, const struct figure_map *m, struct slice raw, struct cell *c)
{
	struct slice value = figure_get(t, m, FIGURE_VALUE), ulp = figure_get(t, m, FIGURE_ULP);
	struct slice status = figure_get(t, m, FIGURE_STATUS);

	if (!slice_eq(status, SLICE("ok"))) {
		c->malformed = rules_malformed(set, status);
		if (slice_starts(status, SLICE("bound:")))
			c->bound = bound_of(slice_from(status, 6));
		if (slice_starts(status, SLICE("bad")))
			return CELL_BAD;
	}
	if (slice_eq(value, SLICE("\\N")))
		return CELL_BAD;
	if (raw.len == 0)
		return CELL_BLANK;
	if (slice_eq(status, SLICE("nil")))	/* 无, -, 持平: said to be nothing */
		return CELL_NUMBER;
	if (value.len == 0)
		return CELL_TEXT;
	if (!cell_amount(value, &c->value))
		return CELL_BAD;
	if (ulp.len != 0 && !cell_amount(ulp, &c->ulp))
		c->ulp = 0;
	return CELL_NUMBER;
}

/* The power of ten between what is printed and the value, of one that is not zero; -1: none. */
int
cell_power(const struct cell *c)
{
	dec_int printed = 0;
	int places = 0, power = 0;
	bool point = false;

	if (c->raw.len > 40)
		return -1;
	for (size_t i = 0; i < c->raw.len; i++) {
		if (c->raw.ptr[i] >= '0' && c->raw.ptr[i] <= '9') {
			if (printed > c->value && printed > -c->value)
				return -1;
			printed = printed * 10 + (c->raw.ptr[i] - '0');
			places += point;
		} else if (c->raw.ptr[i] == '.') {
			point = true;
		}
	}
	if (places > UNIT_DIGITS)
		return -1;
	for (; places < UNIT_DIGITS; places++)
		printed *= 10;
	for (; power <= UNIT_DIGITS; power++, printed *= 10)
		if (printed == c->value || printed == -c->value)
			return power;
	return -1;
}

static bool
is_score(struct slice unit)
{
	return slice_eq(unit, SLICE("分"));
}

bool
cell_is_money(struct slice unit)
{
	return slice_ends(unit, SLICE("元"));
}

/* A zero does not show it: 减少0万元 in a report whose statements are in yuan. */
static int
zero_power(struct slice unit, int money_power)
{
	if (slice_eq(unit, SLICE("万元")))
		return 4;
	if (slice_eq(unit, SLICE("亿元")))
		return 8;
	return money_power;
}

/*
 * Amounts of statements and narrative have two decimals in truth: 6.2 of ten
 * thousand yuan is 6.20, and a printed 0 is 0.00.  Whole numbers that are no
 * amounts or percentages are exact, and so are all whole numbers of a form;
 * scores have two decimals, of which zeros are left out.
 */
void
cell_limit_ulp(struct cell *c, bool form, int money_power)
{
	size_t point;
	dec_int most = UNIT;
	int power;

	if (c->raw.len > MONEY_DECIMALS && c->raw.ptr[c->raw.len - 1 - MONEY_DECIMALS] == '.')
		return;	/* the usual two decimals */
	point = slice_find_byte(c->raw, '.', 0);
	if (c->percent || c->ulp == 0 || (point != SLICE_NONE && c->raw.len - point > MONEY_DECIMALS))
		return;
	power = c->value == 0 ? zero_power(c->unit, money_power) : cell_power(c);

	if ((form || power == 0) && point == SLICE_NONE)
		c->ulp = is_score(c->unit) ? UNIT / 100 : 0;
	if (form || power < MONEY_DECIMALS)
		return;
	for (int i = MONEY_DECIMALS; i < power; i++)
		most *= 10;
	c->ulp = c->ulp < most ? c->ulp : most;
}
