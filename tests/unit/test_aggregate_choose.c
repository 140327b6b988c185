/* SPDX-License-Identifier: ISC */
/* units: cmd/aggregate/choose.c cmd/aggregate/nodes.c cmd/aggregate/registry.c */
#include "../../cmd/aggregate/choose.h"
#include "check.h"

/* The choice for sources added in an order that `turn` changes. */
static const char *const source[] = {
    "d\t甲局\t汇总\t2024\t130100",
    "b\t甲局\t本级\t2024\t130100",
    "c\t甲中心\t单位\t2024\t130100",
    "d2\t甲局\t汇总\t2024\t130100",
    "o\t甲局\t本级\t2023\t130100",
    "p\t甲中心\t单位\t2023\t130100",
    "x\t甲中心\t单位\t2024\t130200",
};
enum { N = sizeof(source) / sizeof(source[0]) };

static void
build(struct registry *r, uint32_t id[N], unsigned turn)
{
	unsigned i;

	for (i = 0; i < N; i++)
		id[(i + turn) % N] = registry_add(r, slice_of(source[(i + turn) % N]));
	CHECK(registry_list(r, id[0], SLICE("甲局（本级）")) &&
	      registry_list(r, id[0], SLICE("甲中心")));
	CHECK(registry_list(r, id[3], SLICE("甲中心")) && registry_list(r, id[4], SLICE("甲中心")));
	CHECK(registry_list(r, id[4], SLICE("甲站")));
	registry_date(r, id[0], 0, SLICE("2025年9月1日"));
	registry_date(r, id[3], 0, SLICE("2025-08-30"));
	for (i = 0; i < N; i++)
		r->source[id[i]].figures = 1;
}

static void
test_choice(void)
{
	unsigned turn;

	for (turn = 0; turn < N; turn++) {
		struct registry r = {0};
		struct choice c;
		uint32_t id[N];

		build(&r, id, turn);
		CHECK(choose(&c, &r, false));
		CHECK(c.verdict[id[0]].fate == FATE_USED);
		CHECK(c.verdict[id[1]].fate == FATE_COVERED && c.verdict[id[1]].by == id[0]);
		CHECK(c.verdict[id[2]].fate == FATE_COVERED && c.verdict[id[2]].by == id[0]);
		CHECK(c.verdict[id[3]].fate == FATE_SUPERSEDED && c.verdict[id[3]].by == id[0]);
		CHECK(c.verdict[id[4]].fate == FATE_USED && c.verdict[id[5]].fate == FATE_USED);
		CHECK(c.verdict[id[4]].department == c.verdict[id[5]].department);
		CHECK(c.department[c.verdict[id[4]].department].caliber == CALIBER_PARTIAL);
		CHECK(c.department[c.verdict[id[0]].department].caliber == CALIBER_WHOLE);
		/* The same name in another region is another unit. */
		CHECK(c.verdict[id[6]].fate == FATE_USED);
		choice_free(&c);
		CHECK(choose(&c, &r, true) && c.verdict[id[1]].fate == FATE_USED);
		choice_free(&c);
		registry_free(&r);
	}
}

static void
test_dates(void)
{
	struct registry r = {0};
	uint32_t s = registry_add(&r, SLICE("a\tb\tc\td\te"));

	registry_date(&r, s, 1, SLICE("20240101"));
	CHECK(r.source[s].date == 20240101);
	registry_date(&r, s, 0, SLICE("二〇二五年"));
	CHECK(r.source[s].date == 20240101);
	registry_date(&r, s, 0, SLICE("2023年2月3日"));
	CHECK(r.source[s].date == 20230203);
	registry_date(&r, s, 1, SLICE("2029.1.1"));
	CHECK(r.source[s].date == 20230203);
	CHECK_TEXT(registry_field(&r, s, SOURCE_REGION), "e");
	registry_free(&r);
}

int
main(void)
{
	test_choice();
	test_dates();
	return check_failures == 0 ? 0 : 1;
}
