/* SPDX-License-Identifier: ISC */
/* units: cmd/aggregate/cells.c cmd/aggregate/names.c cmd/aggregate/names_sort.c cmd/aggregate/slots.c cmd/aggregate/cell.c cmd/aggregate/total.c cmd/aggregate/order.c cmd/aggregate/ledger.c
 * cmd/aggregate/spool.c */
#include <stdint.h>
#include <stdio.h>

#include "../../cmd/aggregate/cells.h"
#include "../../cmd/aggregate/ledger.h"
#include "../../cmd/aggregate/number.h"
#include "../../cmd/aggregate/order.h"
#include "buf.h"
#include "check.h"

static uint32_t
add(struct cells *c, const char *key)
{
	return cells_add(c, slice_of(key));
}

static void
test_totals(void)
{
	struct total a = {0}, b = total_of(dec_of(-25, 1), 100), c = total_of(dec_of(5, 3), 1);
	struct dec mean;
	int64_t ulp;

	CHECK(total_add(&a, &b) && total_add(&a, &c));
	CHECK(a.sum == -2495 && a.scale == 3 && a.min == -2500 && a.max == 5 && a.n == 2 &&
	      a.ulp == 101);
	CHECK(total_mean(&a, 2, &mean) && mean.n == -125);
	CHECK(total_parse_ulp(SLICE("0.01"), &ulp) && ulp == 10000);
	CHECK(total_parse_ulp(SLICE("100"), &ulp) && ulp == 100000000);
	CHECK(total_parse_ulp(SLICE("0.00000001"), &ulp) && ulp == 1);
	CHECK(!total_parse_ulp(SLICE("x"), &ulp));
}

/* Every number that number_parse takes, dec_parse takes for the same. */
static void
test_numbers(void)
{
	unsigned long long state = 7;
	char text[48];
	int64_t value;
	unsigned scale, i;
	struct dec d;

	for (i = 0; i < 200000; i++) {
		unsigned long long a = check_random(&state), b = check_random(&state) % 100000000;
		int len =
		    snprintf(text, sizeof(text), "%s%llu", (a & 1) != 0 ? "-" : "", a >> (a % 60));

		if (a % 3 != 0)
			len += snprintf(text + len, sizeof(text) - (size_t)len, ".%0*llu",
			    (int)(1 + b % 8), b % 10);
		if (!number_parse(text, (size_t)len, sizeof(text), &value, &scale))
			continue;
		CHECK(dec_parse(slice_make(text, (size_t)len), &d));
		CHECK(d.n == value && d.scale == scale);
		CHECK(number_parse(text, (size_t)len, (size_t)len, &value, &scale) && d.n == value);
	}
	CHECK(
	    number_parse("4770200.00", 10, 10, &value, &scale) && value == 477020000 && scale == 2);
	CHECK(number_parse("-0.5", 4, 4, &value, &scale) && value == -5 && scale == 1);
	CHECK(!number_parse("", 0, 0, &value, &scale));
	CHECK(!number_parse("-", 1, 1, &value, &scale));
	CHECK(!number_parse(".5", 2, 2, &value, &scale));
	CHECK(!number_parse("5.", 2, 2, &value, &scale));
	CHECK(!number_parse("1,5", 3, 3, &value, &scale));
	CHECK(!number_parse("1.2.3", 5, 5, &value, &scale));
	CHECK(!number_parse("12:4", 4, 4, &value, &scale));
	CHECK(!number_parse("1/", 2, 2, &value, &scale));
}

/* With `fields` of each key in a head. */
static void
test_table(size_t fields)
{
	struct cells c = {.head_fields = fields};
	struct order o;
	struct buf last = {0};
	char key[32];
	unsigned i;
	uint32_t h;
	struct total t;

	for (i = 0; i < 50000; i++) {
		snprintf(key, sizeof(key), "%u\tkey%u", i % 7, i * 7919 % 20011);
		h = add(&c, key);
		CHECK(h != 0 && cell_add_value(&c, cells_at(&c, h), (int64_t)i - 100, 2, 10));
	}
	CHECK(c.count == 50000); /* 7 and 20011 have no common factor */
	CHECK(cells_find(&c, SLICE("0\tkey0")) != 0 && cells_find(&c, SLICE("nosuch")) == 0);
	CHECK(order_cells(&o, &c, false) == STATUS_OK && o.n == c.count);
	for (i = 0; i < o.n; i++) {
		struct slice now = cell_key(&c, cells_at(&c, o.handle[i]));

		CHECK(i == 0 || slice_cmp(buf_view(&last), now) < 0);
		buf_clear(&last);
		CHECK(buf_slice(&last, now));
	}
	order_free(&o);
	h = add(&c, "wide");
	CHECK(cell_add_value(&c, cells_at(&c, h), INT64_MAX, 0, 0));
	CHECK(cell_add_value(&c, cells_at(&c, h), INT64_MAX, 0, 0));
	CHECK(cell_add_value(&c, cells_at(&c, h), 5, 1, 0));
	t = cell_total(&c, cells_at(&c, h));
	CHECK(t.sum == (dec_int)INT64_MAX * 20 + 5 && t.scale == 1 &&
	      t.max == (dec_int)INT64_MAX * 10 && t.min == 5);
	buf_free(&last);
	cells_free(&c);
}

/* Keys that end where others go on, and bytes of zero. */
static void
test_order(void)
{
	static const struct slice key[] = {
	    {"", 0},
	    {"\0", 1},
	    {"\0\0", 2},
	    {"a", 1},
	    {"a\0", 2},
	    {"aaaaaaaa", 8},
	    {"aaaaaaaa\0", 9},
	    {"aaaaaaaaa", 9},
	    {"aaaaaaaab", 9},
	    {"b", 1},
	    {"\xff", 1},
	};
	enum { N = sizeof(key) / sizeof(key[0]) };
	struct cells c = {0};
	struct order o;
	size_t i;

	for (i = N; i-- > 0;)
		CHECK(cells_add(&c, key[i]) != 0);
	CHECK(order_cells(&o, &c, false) == STATUS_OK && o.n == N);
	for (i = 0; i < N && i < o.n; i++)
		CHECK(slice_eq(cell_key(&c, cells_at(&c, o.handle[i])), key[i]));
	order_free(&o);
	CHECK(order_cells(&o, &c, true) == STATUS_OK);
	CHECK(slice_eq(cell_key(&c, cells_at(&c, o.handle[0])), key[N - 1]));
	order_free(&o);
	cells_free(&c);
}

static void
test_ledger(void)
{
	struct ledger l;
	struct ledger_item item;
	uint32_t rank[] = {1, 0};
	struct total t = {.sum = 7, .min = 3, .max = 4, .n = 2, .ulp = 9, .scale = 1};
	uint64_t at, seen = 0;
	unsigned i;

	ledger_init(&l);
	CHECK(ledger_begin(&l, 0, 0));
	for (i = 1; i <= 200000; i++)
		CHECK(i % 1000 == 0 ? ledger_total(&l, i, &t)
				    : ledger_value(&l, i, (int64_t)i, 2, (int64_t)(i % 90)));
	CHECK(ledger_begin(&l, 1, 0) && ledger_bad(&l, 5, 3));
	CHECK(ledger_spool(&l) == STATUS_OK && l.spooled > 0);
	CHECK(ledger_open(&l) == STATUS_OK && ledger_sort(&l, rank) == STATUS_OK);
	CHECK(l.segment[0].source == 1 && l.segment[1].source == 0);
	at = l.segment[0].from;
	while (at < l.segment[0].to) {
		ledger_read(&l, &at, &item);
		CHECK(item.cell == 0 || (item.cell == 5 && item.bad && item.total.n == 3));
	}
	for (at = l.segment[1].from; at < l.segment[1].to;) {
		ledger_read(&l, &at, &item);
		if (item.cell == 0)
			continue;
		seen++;
		CHECK(item.cell == seen);
		if (item.simple)
			CHECK(item.value == (int64_t)seen && item.scale == 2 &&
			      item.ulp == (int64_t)(seen % 90));
		else
			CHECK(item.total.n == 2 ||
			      (item.total.n == 1 && item.total.sum == (dec_int)seen));
	}
	CHECK(seen == 200000);
	ledger_free(&l);
}

int
main(void)
{
	test_totals();
	test_numbers();
	test_table(0);
	test_table(1);
	test_order();
	test_ledger();
	return check_failures == 0 ? 0 : 1;
}
