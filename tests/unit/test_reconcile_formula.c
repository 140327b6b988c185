/* SPDX-License-Identifier: ISC */
/* units: cmd/reconcile/formula.c cmd/reconcile/flat.c cmd/reconcile/pool.c cmd/reconcile/shape.c cmd/reconcile/names.c */
/*
 * The rule language and its row patterns.
 */
#include "../../cmd/reconcile/formula.h"
#include "check.h"
#include "mem.h"

static const char *
error_of(struct pool *p, const char *text)
{
	struct formula f;
	struct formula_error e;

	formula_read(p, slice_of(text), &f, &e);
	return e.what;
}

static void
test_shapes(struct pool *p)
{
	static const struct {
		const char *shape, *key, *capture;	/* capture NULL: does not fit */
	} want[] = {
		{"合计", "合计", ""}, {"合计", "总计", NULL},
		{"@", "201", "201"}, {"@", "2010301", "2010301"}, {"@", "20", NULL}, {"@", "2010", NULL}, {"@", "20x", NULL},
		{"@5", "20103", "20103"}, {"@5", "201", NULL},
		{"@??", "20103", "201"}, {"@??", "201", NULL}, {"@3??", "2010301", NULL}, {"@3??", "20103", "201"},
		{"???", "201", ""}, {"???", "20x", NULL}, {"???", "2010", NULL},
		{"收入/$", "收入/事业收入", "事业收入"}, {"收入/$", "收入/a/b", NULL}, {"收入/$", "收入", NULL},
		{"$$", "a/b/c", "a/b/c"}, {"$$/#", "a/b/c", "a/b"}, {"$$/#/#", "a/b", NULL},
		{"$/#/#/#", "p/a/b/c", "p"}, {"$/预算执行率指标/#/#", "p/预算执行率指标/x/y", "p"},
		{"##", "a", ""}, {"##", "a/b/c", ""}, {"a/##", "a", NULL}, {"a/##/z", "a/b/c/z", ""},
		{"类/@3", "类/208", "208"}, {"类/@3", "类/20805", NULL},
	};

	for (size_t i = 0; i < sizeof(want) / sizeof(want[0]); i++) {
		struct shape s;
		uint32_t capture = NAME_NONE, key = names_add(p->names, slice_of(want[i].key));
		bool fits;

		CHECK(shape_read(&s, slice_of(want[i].shape), p->names) == NULL);
		fits = shape_fits(&s, p->names, key, &capture);
		if (fits != (want[i].capture != NULL))
			fprintf(stderr, "%s against %s\n", want[i].shape, want[i].key);
		CHECK(fits == (want[i].capture != NULL));
		if (fits && want[i].capture[0] != '\0') {
			CHECK_TEXT(names_text(p->names, capture), want[i].capture);
			if (!s.open)
				CHECK(shape_key(&s, p->names, capture) == key);
		}
		shape_free(&s);
	}
}

static void
test_forgetting(void)
{
	struct names n = {0};
	uint32_t child = names_add(&n, SLICE("20103")), parent = n.info[child].parent;

	CHECK_TEXT(names_text(&n, parent), "201");
	names_fix(&n);
	names_add(&n, SLICE("别的"));
	CHECK(names_trim(&n));
	CHECK(names_find(&n, SLICE("20103")) == child && names_find(&n, SLICE("201")) == parent);
	CHECK(names_find(&n, SLICE("别的")) == NAME_NONE);
	names_free(&n);
}

int
main(void)
{
	struct names names = {0};
	struct pool pool = {.names = &names};
	static const char *const good[] = {
		"T01[a,b] = T01[c,d]", "when T01[a,b] > 0 : when T01[a,b] < 3 : T01[a,b] >= -1 * (2 + T01[c,d]) / 100",
		"N[$,占比] = T02[合计,$] % T02[合计,x]", "sum T03[@??,*] = T03[@,*]", "abs(T01[a,b] - 1) <> sgn T01[a,b]",
		"units:T01[a,b] + prev:T01[a,b] ~ count P[#,x]", "T09[因公出国(境)费,预算数] = 0",
		"blank N[##,#] + bad N[##,#] + negative N[##,#] = 0",
	};
	static const char *const bad[] = {
		"", "T01[a,b]", "T01[a,b] = ", "= 1", "T01[a] = 1", "T01[a,b = 1", "T01[,b] = 1", "T01[a//b,c] = 1",
		"T03[@??,x] = 1", "T03[@4,x] = 1", "T03[@/$,x] = 1", "1..2 = 1", "(1 = 1", "1 = 1 1", "when 1 = 1 2 = 2",
		"sum T01[a,#] = 1", "T01[a/b/c/d/e/f/g/h/i,x] = 1",
	};
	char deep[200];

	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		const char *what = error_of(&pool, good[i]);

		if (what != NULL)
			fprintf(stderr, "%s: %s\n", good[i], what);
		CHECK(what == NULL);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		if (error_of(&pool, bad[i]) == NULL)
			fprintf(stderr, "accepted: %s\n", bad[i]);
		CHECK(error_of(&pool, bad[i]) != NULL);
	}
	memset(deep, '(', sizeof(deep) - 1);
	deep[sizeof(deep) - 1] = '\0';
	CHECK(error_of(&pool, deep) != NULL);
	test_shapes(&pool);
	test_forgetting();
	pool_free(&pool);
	names_free(&names);
	return check_failures != 0;
}
