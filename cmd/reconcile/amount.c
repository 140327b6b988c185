/* SPDX-License-Identifier: ISC */
#include "amount.h"

/* The digits of raw as a number and its decimal places. */
static bool
printed_digits(struct slice raw, dec_int *n, unsigned *places)
{
	bool point = false;
	size_t digits = 0;

	*n = 0;
	*places = 0;
	for (size_t i = 0; i < raw.len; i++) {
		if (slice_is_digit(raw.ptr[i])) {
			if (++digits > 30)
				return false;
			*n = *n * 10 + (raw.ptr[i] - '0');
			*places += point;
		} else if (raw.ptr[i] == '.') {
			point = true;
		}
	}
	return digits != 0;
}

int
amount_power(const struct report *r, const struct cell *cell)
{
	dec_int n;
	unsigned places;

	if (cell == NULL || cell->state != CELL_NUMBER)
		return r->money_power < 0 ? 0 : r->money_power;
	if (cell->value == 0 || !printed_digits(cell->raw, &n, &places) || places > UNIT_DIGITS)
		return cell_is_money(cell->unit) && r->money_power > 0 ? r->money_power : 0;
	for (; places < UNIT_DIGITS; places++)
		n *= 10;
	for (int power = 0; power <= 8; power++, n *= 10)
		if (n == cell->value || n == -cell->value)
			return power;
	return 0;
}

size_t
amount_plain(char text[DEC_TEXT], struct dec d, int power, unsigned places)
{
	struct dec out;

	text[0] = '?';
	if (!dec_shift(d, -power, &out))
		return 1;
	out = dec_trim(out);
	if (out.scale < places && !dec_rescale(out, places, &out))
		return 1;
	return dec_format(out, text);
}

/* Decimal places of one ulp at this power: 100 yuan of 10^4 is 0.01. */
static unsigned
places_of(dec_int ulp, int power)
{
	dec_int one = UNIT;
	unsigned places = 0;

	for (int i = 0; i < power; i++)
		one *= 10;
	for (; ulp > 0 && one > ulp && places < 12; one /= 10)
		places++;
	return places;
}

/* A cell with a number under the same measure of the same sheet, not zero if there is one. */
static const struct cell *
model(const struct report *r, uint32_t sheet, uint32_t column)
{
	const struct cell *found = NULL;

	for (size_t i = 0; i < r->cells; i++) {
		const struct cell *c = &r->cell[i];

		if (c->column != column || r->row[c->row].sheet != sheet || c->state != CELL_NUMBER)
			continue;
		if (c->value != 0)
			return c;
		found = c;
	}
	return found;
}

void
amount_style(const struct report *r, uint32_t sheet, uint32_t column, const struct cell *cell,
    dec_int ulp, struct amount_style *style)
{
	dec_int n;
	unsigned places;
	size_t at = 0;

	if (cell == NULL || cell->state != CELL_NUMBER) {
		const struct cell *like = model(r, sheet, column);

		*style = (struct amount_style){.power = amount_power(r, like != NULL ? like : cell)};
	} else {
		*style = (struct amount_style){.power = amount_power(r, cell)};
	}
	style->commas = r->sheet[sheet].commas || r->commas;
	style->places = places_of(ulp, style->power);
	if (cell == NULL || cell->state != CELL_NUMBER)
		return;
	if (printed_digits(cell->raw, &n, &places) && (places > style->places || !cell_is_money(cell->unit)))
		style->places = places;	/* amounts keep their decimals, others may be whole */
	while (at < cell->raw.len && !slice_is_digit(cell->raw.ptr[at]))
		at++;
	style->prefix = slice_sub(cell->raw, 0, at);
	if (slice_eq(style->prefix, SLICE("-")))
		style->prefix.len = 0;
	style->negative_prefix = style->prefix.len != 0 && cell->value < 0;
}

static bool
grouped(struct buf *b, struct slice text)
{
	size_t point = slice_find_byte(text, '.', 0), whole = point == SLICE_NONE ? text.len : point;

	for (size_t i = 0; i < text.len; i++) {
		if (i != 0 && i < whole && (whole - i) % 3 == 0 && !buf_byte(b, ','))
			return false;
		if (!buf_byte(b, text.ptr[i]))
			return false;
	}
	return true;
}

bool
amount_print(struct buf *b, dec_int value, const struct amount_style *style)
{
	struct dec d = {value < 0 ? -value : value, UNIT_DIGITS};
	char text[DEC_TEXT];
	struct slice digits = slice_make(text, amount_plain(text, d, style->power, style->places));
	bool minus = value < 0, ok = true;

	if (style->prefix.len != 0 && (minus == style->negative_prefix || value == 0)) {
		ok = buf_slice(b, style->prefix);
		minus = false;
	}
	if (minus)
		ok = ok && buf_byte(b, '-');
	return ok && (style->commas ? grouped(b, digits) : buf_slice(b, digits));
}
