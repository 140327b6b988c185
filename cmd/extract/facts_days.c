/* SPDX-License-Identifier: ISC */
/* How long after their approval the accounts were published. */
#include "facts.h"

/* Days since 1 March of the year 0; false: no whole date (2025年9月10日, 2025-09-10) stands in the text. */
static bool
day_number(struct slice text, long *day)
{
	long part[3] = {0, 0, 0}, year, month;
	size_t i = 0, n = 0;

	while (i < text.len && n < 3) {
		bool digit = false;

		for (; i < text.len && text.ptr[i] >= '0' && text.ptr[i] <= '9' && part[n] < 10000; i++) {
			part[n] = part[n] * 10 + (text.ptr[i] - '0');
			digit = true;
		}
		if (digit)
			n++;
		else
			i++;
	}
	if (n < 3 || part[0] < 1900 || part[0] > 2999 || part[1] < 1 || part[1] > 12 || part[2] < 1 ||
	    part[2] > 31)
		return false;
	/* years that begin in March end with their leap day */
	year = part[1] > 2 ? part[0] : part[0] - 1;
	month = part[1] > 2 ? part[1] - 3 : part[1] + 9;
	*day = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + part[2] - 1;
	return true;
}

void
facts_days(struct facts *f, struct out *o, struct slice approved, struct slice published)
{
	struct figure fig = {.sheet = "S", .item = SLICE("公开/天数"), .measure = SLICE("数量"), .unit = SLICE("天")};
	long from, to;

	if (!day_number(approved, &from) || !day_number(published, &to) || to < from)
		return;
	buf_clear(&f->scratch);
	f->ok = buf_number(&f->scratch, (size_t)(to - from)) && f->ok;
	fig.raw = arena_slice(&f->report->arena, buf_view(&f->scratch), &f->ok);
	emit_figure(o, f->report, &fig);
}
