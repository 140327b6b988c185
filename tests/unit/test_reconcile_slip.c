/* SPDX-License-Identifier: ISC */
/* units: cmd/reconcile/slip.c */
/*
 * What slip of the pen stands between two printed figures.
 */
#include "../../cmd/reconcile/slip.h"
#include "check.h"

int
main(void)
{
	static const struct {
		const char *printed, *meant;
		enum slip slip;
	} want[] = {
		{"1,338.74", "1,238.74", SLIP_DIGIT}, {"338.74", "1,338.74", SLIP_DIGIT},
		{"012.52", "102.52", SLIP_EXCHANGE}, {"37,832.13", "37,823.13", SLIP_EXCHANGE},
		{"52.7", "5.27", SLIP_POINT}, {"52.70", "5.27", SLIP_POINT}, {"0.527", "5.27", SLIP_POINT},
		{"378321300", "37,832.13", SLIP_UNIT}, {"-5.27", "5.27", SLIP_SIGN},
		{"12345.60", "1234.60", SLIP_LOST_DIGIT}, {"1234.56", "12834.56", SLIP_LOST_DIGIT},
		{"", "5.27", SLIP_LEFT_OUT}, {"1.11", "9.99", SLIP_OTHER}, {"-1.11", "2.11", SLIP_OTHER},
		{"减少0.51", "减少0.21", SLIP_DIGIT},
	};

	for (size_t i = 0; i < sizeof(want) / sizeof(want[0]); i++) {
		enum slip got = slip_between(slice_of(want[i].printed), slice_of(want[i].meant));

		if (got != want[i].slip)
			fprintf(stderr, "%s -> %s: %d\n", want[i].printed, want[i].meant, (int)got);
		CHECK(got == want[i].slip);
	}
	CHECK(slip_cost(SLIP_DIGIT) < slip_cost(SLIP_POINT) && slip_cost(SLIP_POINT) < slip_cost(SLIP_OTHER));
	return check_failures != 0;
}
