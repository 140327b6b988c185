/* SPDX-License-Identifier: ISC */
/* units: cmd/normalise-numbers/number.c cmd/normalise-numbers/arabic.c cmd/normalise-numbers/chinese.c */
/* Numbers: what is printed comes out as printed, in any unit exactly that much more. */
#include "check.h"
#include "../../cmd/normalise-numbers/arabic.h"
#include "../../cmd/normalise-numbers/chinese.h"
#include "../../cmd/normalise-numbers/number.h"

static const struct unit yuan = {UNIT_MONEY, 0}, wan = {UNIT_MONEY, 4}, people = {UNIT_COUNT, 0};

static size_t
print_random(char text[64], unsigned long long *seed)
{
	size_t whole = 1 + check_random(seed) % 12, places = check_random(seed) % 7, i, at = 0;

	if (check_random(seed) % 3 == 0)
		text[at++] = '-';
	text[at++] = (char)('1' + check_random(seed) % 9);
	for (i = 1; i < whole; i++)
		text[at++] = (char)('0' + check_random(seed) % 10);
	if (places > 0)
		text[at++] = '.';
	for (i = 0; i < places; i++)
		text[at++] = (char)('0' + check_random(seed) % 10);
	return at;
}

static void
round_trips(void)
{
	unsigned long long seed = 20241125;
	char text[64], value[NUMBER_TEXT_MAX];
	struct dec printed, worth, times;
	struct number n;
	struct slice s;
	int i;

	for (i = 0; i < 20000; i++) {
		s = slice_make(text, print_random(text, &seed));
		CHECK(number_parse_plain(s, &n));
		number_apply_unit(&n, NULL);
		CHECK(slice_eq(slice_make(value, (size_t)(number_write_value(value, &n) - value)), s));
		CHECK(number_parse_plain(s, &n));
		number_apply_unit(&n, &wan);
		CHECK(dec_parse(slice_make(value, (size_t)(number_write_value(value, &n) - value)), &worth));
		CHECK(dec_parse(s, &printed) && dec_shift(printed, 4, &times));
		CHECK(dec_cmp(worth, times) == 0 && worth.scale >= 2);
	}
}

static void
shows(const char *text, const struct unit *unit, const char *want)
{
	struct number n;
	char out[NUMBER_TEXT_MAX];

	CHECK(number_parse_plain(slice_of(text), &n));
	number_apply_unit(&n, unit);
	CHECK_TEXT(slice_make(out, (size_t)(number_write(out, &n) - out)), want);
}

static void
units(void)
{
	shows("477.02", &wan, "4770200.00\t100\tok");
	shows("0.00", &wan, "0.00\t100\tok");
	shows("-0.00", &yuan, "0.00\t0.01\tok");
	shows("12", &people, "12\t0\tok");
	shows("12.5", &people, "12.5\t0.1\tok");
	shows("1.2345678", &wan, "12345.678\t0.001\tok");
	shows("0.00001", &wan, "0.10\t0.1\tok");
}

static void
plain_forms_only(void)
{
	static const char *const other[] = {
		"", "-", "+1", "1,23", "1234,567", "0,123", "1.", ".5", "1.2.3", " 1", "1 ", "1e5", "一",
		"1,234,", "--1", "1,2345", "12345678901234567890123456",
	};
	struct number n;
	size_t i;

	for (i = 0; i < sizeof(other) / sizeof(other[0]); i++)
		CHECK(!number_parse_plain(slice_of(other[i]), &n));
}

static void
multipliers(void)
{
	size_t used;

	CHECK(chinese_multiplier(SLICE("千万元"), &used) == 7 && used == 6);
	CHECK(chinese_multiplier(SLICE("亿"), &used) == 8 && used == 3);
	CHECK(chinese_multiplier(SLICE("元"), &used) == 0 && used == 0);
}

int
main(void)
{
	round_trips();
	units();
	plain_forms_only();
	multipliers();
	return check_failures != 0;
}
