/* SPDX-License-Identifier: ISC */
/* Amounts as people read them; the figures that a finding cites. */
#undef NDEBUG
#include <assert.h>

#include "findings.h"
#include "yuan.h"

static void
shows(const char *yuan, const char *wan)
{
	struct buf b = {0};
	struct dec d;

	assert(dec_parse(slice_of(yuan), &d) && yuan_wan(&b, d));
	assert(slice_eq(buf_view(&b), slice_of(wan)));
	buf_free(&b);
}

int
main(void)
{
	struct slice rest = SLICE("T05[a;b,c] 9:120; prev:T01[总计,收入] :94"), cite;
	bool own;

	shows("12387400.50", "1,238.74");
	shows("0", "0.00");
	shows("-49.99", "0.00");
	shows("-50", "-0.01");
	shows("9999999950", "1,000,000.00");
	shows("123456789012345678901234567890.12", "12,345,678,901,234,567,890,123,456.79");
	assert(findings_cite(&rest, &cite) && slice_eq(cite, SLICE("T05[a;b,c] 9:120")));
	assert(slice_eq(findings_address(cite, &own), cite) && own);
	assert(findings_cite(&rest, &cite));
	assert(slice_eq(findings_address(cite, &own), SLICE("T01[总计,收入] :94")) && !own);
	assert(!findings_cite(&rest, &cite));
	return 0;
}
