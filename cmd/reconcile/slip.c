/* SPDX-License-Identifier: ISC */
#include "slip.h"

#include <string.h>

enum { DIGITS_MAX = 40 };

/* A figure's digits without leading zeros, its places behind the point, its sign. */
struct digits {
	char digit[DIGITS_MAX];
	size_t count, places;
	bool minus;
};

static bool
read_digits(struct slice s, struct digits *d)
{
	bool point = false;

	*d = (struct digits){.count = 0};
	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];

		if (c == '-')
			d->minus = true;
		if (c == '.')
			point = true;
		if (c < '0' || c > '9')
			continue;
		if (d->count == DIGITS_MAX)
			return false;
		d->digit[d->count++] = c;
		d->places += point;
	}
	return d->count != 0;
}

/* Drops zeros at both ends: what is left when only the point moved. */
static struct slice
kernel(const struct digits *d)
{
	size_t from = 0, to = d->count;

	while (from < to && d->digit[from] == '0')
		from++;
	while (to > from && d->digit[to - 1] == '0')
		to--;
	return slice_make(d->digit + from, to - from);
}

/* The place value of the kernel's last digit. */
static long
exponent(const struct digits *d)
{
	size_t to = d->count;

	while (to > 0 && d->digit[to - 1] == '0')
		to--;
	return (long)(d->count - to) - (long)d->places;
}

static size_t
differences(const struct digits *a, const struct digits *b, size_t *first)
{
	size_t n = 0;

	for (size_t i = 0; i < a->count; i++)
		if (a->digit[i] != b->digit[i] && n++ == 0)
			*first = i;
	return n;
}

/* longer without one of its digits is shorter? */
static bool
one_more(const struct digits *longer, const struct digits *shorter)
{
	size_t i = 0;

	if (longer->count != shorter->count + 1 || longer->places < shorter->places ||
	    longer->places > shorter->places + 1)
		return false;
	while (i < shorter->count && longer->digit[i] == shorter->digit[i])
		i++;
	return memcmp(longer->digit + i + 1, shorter->digit + i, shorter->count - i) == 0;
}

/* Zeros in front so that both have the same number of digits before the point. */
static bool
align(struct digits *a, struct digits *b)
{
	while (a->places < b->places || b->places < a->places) {
		struct digits *d = a->places < b->places ? a : b;

		if (d->count == DIGITS_MAX)
			return false;
		d->digit[d->count++] = '0';
		d->places++;
	}
	while (a->count != b->count) {
		struct digits *d = a->count < b->count ? a : b;

		if (d->count == DIGITS_MAX)
			return false;
		memmove(d->digit + 1, d->digit, d->count);
		d->digit[0] = '0';
		d->count++;
	}
	return true;
}

enum slip
slip_between(struct slice printed, struct slice meant)
{
	struct digits a, b, x, y;
	size_t first = 0, n;
	long moved;

	if (!read_digits(printed, &a))
		return SLIP_LEFT_OUT;
	if (!read_digits(meant, &b))
		return SLIP_OTHER;
	x = a;
	y = b;
	if (!align(&x, &y))
		return SLIP_OTHER;
	n = differences(&x, &y, &first);
	if (n == 0)
		return SLIP_SIGN;
	if (a.minus != b.minus)
		return SLIP_OTHER;
	if (n == 1)
		return SLIP_DIGIT;
	if (n == 2 && first + 1 < x.count && x.digit[first] == y.digit[first + 1] &&
	    x.digit[first + 1] == y.digit[first])
		return SLIP_EXCHANGE;
	moved = exponent(&a) - exponent(&b);
	if (slice_eq(kernel(&a), kernel(&b)))
		return moved >= -2 && moved <= 2 ? SLIP_POINT : moved == 4 || moved == -4 ? SLIP_UNIT : SLIP_OTHER;
	return one_more(&a, &b) || one_more(&b, &a) ? SLIP_LOST_DIGIT : SLIP_OTHER;
}

static const struct {
	unsigned cost;
	const char *zh, *en;
} slip_info[] = {
	[SLIP_DIGIT] = {10, "一位数字有误", "one digit is wrong"},
	[SLIP_EXCHANGE] = {10, "相邻两位数字颠倒", "two neighbouring digits are exchanged"},
	[SLIP_POINT] = {14, "小数点移位", "the decimal point moved"},
	[SLIP_SIGN] = {14, "正负号有误", "the sign is wrong"},
	[SLIP_LOST_DIGIT] = {18, "多一位或少一位数字", "a digit too many or too few"},
	[SLIP_UNIT] = {18, "元与万元混淆", "yuan and ten thousand yuan are mixed up"},
	[SLIP_OTHER_CELL] = {16, "与另一格互换", "exchanged with another cell"},
	[SLIP_LEFT_OUT] = {20, "漏印", "the figure is left out"},
	[SLIP_PRINTING] = {6, "各处印法不一", "printed differently in several places"},
	[SLIP_OTHER] = {40, NULL, NULL},
};

unsigned
slip_cost(enum slip s)
{
	return slip_info[s].cost;
}

const char *
slip_words_zh(enum slip s)
{
	return slip_info[s].zh;
}

const char *
slip_words_en(enum slip s)
{
	return slip_info[s].en;
}
