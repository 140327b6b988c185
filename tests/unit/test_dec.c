/* SPDX-License-Identifier: ISC */
#include "check.h"
#include "dec.h"

static struct dec
number(const char *text)
{
	struct dec d = {0};

	CHECK(dec_parse(slice_of(text), &d));
	return d;
}

static void
shows(struct dec d, const char *want)
{
	char text[DEC_TEXT];

	CHECK_TEXT(slice_make(text, dec_format(d, text)), want);
}

static void
parses(void)
{
	static const char *const bad[] = {"", "-", ".", "1.", "1..2", "1e5", "１", " 1", "1 ", "+-1",
	    "100000000000000000000000000000000000000", "0.000000000000000000000000000000000000001"};
	struct dec d;
	size_t i;

	shows(number("37832.13"), "37832.13");
	shows(number("-.5"), "-0.5");
	shows(number("+007.10"), "7.10");
	shows(number("-0.00"), "0.00");
	shows(number("99999999999999999999999999999999999999"), "99999999999999999999999999999999999999");
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		CHECK(!dec_parse(slice_of(bad[i]), &d));
}

static void
computes(void)
{
	struct dec d;

	CHECK(dec_add(number("0.1"), number("0.2"), &d));
	shows(d, "0.3");
	CHECK(dec_sub(number("1"), number("0.01"), &d));
	shows(d, "0.99");
	CHECK(dec_mul(number("-1.5"), number("2.25"), &d));
	shows(d, "-3.375");
	CHECK(!dec_add(number("99999999999999999999999999999999999999"), number("1"), &d));
	CHECK(!dec_add(number("99999999999999999999999999999999999999"), number("99999999999999999999999999999999999999"), &d));
	CHECK(!dec_mul(number("10000000000000000000"), number("10000000000000000000"), &d));
	CHECK(dec_div(number("2"), number("3"), 4, &d));
	shows(d, "0.6667");
	CHECK(dec_div(number("-1"), number("8"), 2, &d));
	shows(d, "-0.13");
	CHECK(dec_div(number("123456.789"), number("10"), 0, &d));
	shows(d, "12346");
	CHECK(dec_div(number("99999999999999999999999999999999999999"), number("99999999999999999999999999999999999998"), 30, &d));
	shows(d, "1.000000000000000000000000000000");
	CHECK(!dec_div(number("1"), number("0.00"), 2, &d));
	CHECK(dec_shift(number("37832.13"), 4, &d));
	shows(d, "378321300");
	CHECK(dec_shift(number("5"), -2, &d));
	shows(d, "0.05");
	shows(dec_trim(number("120.500")), "120.5");
	shows(dec_trim(number("0.000")), "0");
	CHECK(!dec_rescale(number("1.25"), 1, &d));
	CHECK(dec_rescale(number("1.20"), 1, &d));
	shows(d, "1.2");
}

static void
compares(void)
{
	CHECK(dec_cmp(number("1.10"), number("1.1")) == 0);
	CHECK(dec_cmp(number("-1.1"), number("1")) < 0);
	CHECK(dec_cmp(number("99999999999999999999999999999999999999"), number("0.00000000000000000000000000000000000001")) > 0);
	CHECK(dec_cmp(number("99999999999999999999999999999999999999"), number("-0.00000000000000000000000000000000000001")) > 0);
	CHECK(dec_cmp(number("0.00000000000000000000000000000000000001"), number("0.00000000000000000000000000000000000002")) < 0);
}

/* What is written reads back the same; a + b - b = a; (a * b) / b = a. */
static void
holds_at_random(void)
{
	unsigned long long state = 20241231;
	char text[DEC_TEXT];
	struct dec a, b, c, d;
	int i;

	for (i = 0; i < 100000; i++) {
		a = dec_of((long long)check_random(&state) >> (check_random(&state) % 60), (unsigned)(check_random(&state) % 7));
		b = dec_of((long long)check_random(&state) >> (check_random(&state) % 60), (unsigned)(check_random(&state) % 7));
		CHECK(dec_parse(slice_make(text, dec_format(a, text)), &c) && c.n == a.n && c.scale == a.scale);
		CHECK(dec_add(a, b, &c) && dec_sub(c, b, &d) && dec_cmp(a, d) == 0);
		if (b.n != 0 && dec_mul(a, b, &c))
			CHECK(dec_div(c, b, a.scale, &d) && dec_cmp(a, d) == 0);
		CHECK(dec_cmp(a, b) == -dec_cmp(b, a));
	}
}

int
main(void)
{
	parses();
	computes();
	compares();
	holds_at_random();
	return check_failures != 0;
}
