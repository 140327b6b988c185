/* SPDX-License-Identifier: ISC */
#include "chinese.h"

#include <string.h>

#include "dec.h"

enum sign_kind { SIGN_DIGIT, SIGN_TEN, SIGN_MYRIAD, SIGN_POINT };

struct sign {
	char text[4];
	enum sign_kind kind;
	int worth;		/* digit; power of ten of the others; 20, 30 of 廿, 卅 */
};

static const struct sign signs[] = {
	{"零", SIGN_DIGIT, 0}, {"〇", SIGN_DIGIT, 0}, {"○", SIGN_DIGIT, 0}, {"一", SIGN_DIGIT, 1},
	{"二", SIGN_DIGIT, 2}, {"三", SIGN_DIGIT, 3}, {"四", SIGN_DIGIT, 4}, {"五", SIGN_DIGIT, 5},
	{"六", SIGN_DIGIT, 6}, {"七", SIGN_DIGIT, 7}, {"八", SIGN_DIGIT, 8}, {"九", SIGN_DIGIT, 9},
	{"两", SIGN_DIGIT, 2}, {"兩", SIGN_DIGIT, 2}, {"壹", SIGN_DIGIT, 1}, {"贰", SIGN_DIGIT, 2},
	{"貳", SIGN_DIGIT, 2}, {"叁", SIGN_DIGIT, 3}, {"參", SIGN_DIGIT, 3}, {"叄", SIGN_DIGIT, 3},
	{"肆", SIGN_DIGIT, 4}, {"伍", SIGN_DIGIT, 5}, {"陆", SIGN_DIGIT, 6}, {"陸", SIGN_DIGIT, 6},
	{"柒", SIGN_DIGIT, 7}, {"捌", SIGN_DIGIT, 8}, {"玖", SIGN_DIGIT, 9},
	{"十", SIGN_TEN, 1}, {"拾", SIGN_TEN, 1}, {"廿", SIGN_TEN, 20}, {"卅", SIGN_TEN, 30},
	{"百", SIGN_TEN, 2}, {"佰", SIGN_TEN, 2}, {"千", SIGN_TEN, 3}, {"仟", SIGN_TEN, 3},
	{"万", SIGN_MYRIAD, 4}, {"萬", SIGN_MYRIAD, 4}, {"亿", SIGN_MYRIAD, 8},
	{"億", SIGN_MYRIAD, 8}, {"点", SIGN_POINT, 0}, {"點", SIGN_POINT, 0},
};

enum { SIGN_BYTES = 3 };	/* each of them in UTF-8 */

static const struct sign *
sign_at(struct slice s, size_t at)
{
	char text[4] = "";
	size_t i;

	if (s.len < at + SIGN_BYTES)
		return NULL;
	memcpy(text, s.ptr + at, SIGN_BYTES);	/* four bytes compare as one word */
	for (i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		if (memcmp(signs[i].text, text, sizeof(text)) == 0)
			return &signs[i];
	}
	return NULL;
}

bool
chinese_may_begin(struct slice s)
{
	return sign_at(s, 0) != NULL;
}

static dec_int
ten_to(int power)
{
	dec_int n = 1;

	while (power-- > 0)
		n *= 10;
	return n;
}

static const char unclear[] = "numeral";
static const char overflow[] = "overflow";

enum { NO_PLACE = 9 };		/* no multiplier yet */

/* A numeral while it is read: total + high + section + digit. */
struct reading {
	dec_int total;		/* whole 亿 */
	dec_int high;		/* whole 万 below them */
	dec_int section;	/* below 万 */
	int digit;		/* pending, -1 none */
	int place;		/* power of the last multiplier; a digit behind it is worth less */
	bool zero;		/* a 零 since the last multiplier */
	const char *why;
};

static void
take_ten(struct reading *r, const struct sign *sign)
{
	int power = sign->worth >= 20 ? 1 : sign->worth;
	int digit = sign->worth >= 20 ? sign->worth / 10 : r->digit;

	if (digit < 0 && r->section == 0 && (power == 1 || r->place == NO_PLACE))
		digit = 1;	/* 十五, 百 */
	if (digit <= 0 || power >= r->place) {
		r->why = unclear;
		return;
	}
	r->section += digit * ten_to(power);
	r->place = power;
	r->digit = -1;
	r->zero = false;
}

static void
close_section(struct reading *r)
{
	if (r->digit > 0 && r->place != NO_PLACE && r->place != 1 && !r->zero)
		r->why = unclear;	/* 一百二, 三万五: is it a unit or a place dropped? */
	if (r->digit >= 0)
		r->section += r->digit;
	r->digit = -1;
}

static void
take_myriad(struct reading *r, const struct sign *sign)
{
	if (r->place != NO_PLACE && !r->zero && r->digit > 0 && r->place != 1)
		r->why = unclear;
	if (r->digit >= 0)
		r->section += r->digit;
	r->digit = -1;
	if (sign->worth == 4) {
		if (r->high != 0 || r->section == 0)
			r->why = unclear;
		r->high = r->section * ten_to(4);
	} else {
		if (r->total != 0 || (r->section == 0 && r->high == 0))
			r->why = unclear;
		r->total = (r->high + r->section) * ten_to(8);
		r->high = 0;
	}
	r->section = 0;
	r->place = 4;
	r->zero = false;
}

static void
take_digit(struct reading *r, int digit)
{
	if (digit == 0) {
		if (r->digit > 0)
			r->why = unclear;
		r->zero = true;
		if (r->place == NO_PLACE)
			r->digit = 0;
		return;
	}
	if (r->digit > 0)
		r->why = unclear;
	r->digit = digit;
}

static void
set_digits(struct number *n, dec_int value)
{
	char text[DEC_TEXT];
	size_t len = dec_format((struct dec){value, 0}, text);

	n->digits = 0;
	if (value != 0) {
		memcpy(n->digit, text, len);
		n->digits = (unsigned)len;
	}
}

/* 二〇二四: two or more digits, no multiplier.  Bytes taken, 0: not such a numeral. */
static size_t
read_positional(struct slice s, struct number *n)
{
	const struct sign *sign;
	size_t at = 0, count = 0;

	n->digits = 0;
	while ((sign = sign_at(s, at)) != NULL && sign->kind == SIGN_DIGIT) {
		if (n->digits == DEC_DIGITS) {
			n->state = NUMBER_BAD;
			n->why = overflow;
			return at;
		}
		if (n->digits != 0 || sign->worth != 0)
			n->digit[n->digits++] = (char)('0' + sign->worth);
		at += SIGN_BYTES;
		count++;
	}
	return count >= 2 && (sign == NULL || sign->kind == SIGN_POINT) ? at : 0;
}

static size_t
read_whole(struct slice s, struct number *n)
{
	struct reading r = {.digit = -1, .place = NO_PLACE};
	const struct sign *sign;
	size_t at;

	for (at = 0; (sign = sign_at(s, at)) != NULL && sign->kind != SIGN_POINT; at += SIGN_BYTES) {
		if (sign->kind == SIGN_DIGIT)
			take_digit(&r, sign->worth);
		else if (sign->kind == SIGN_TEN)
			take_ten(&r, sign);
		else if (at == 0)
			break;		/* 万 alone begins no numeral */
		else
			take_myriad(&r, sign);
	}
	if (at == 0)
		return 0;
	close_section(&r);
	set_digits(n, r.total + r.high + r.section);
	/* the last printed place: 万 when nothing stands behind it */
	n->power = 0;
	if (r.section == 0 && r.total + r.high != 0) {
		n->power = r.high != 0 ? 4 : 8;
		set_digits(n, (r.total + r.high) / ten_to(n->power));
	}
	if (r.why != NULL) {
		n->state = NUMBER_BAD;
		n->why = r.why;
	}
	return at;
}

static size_t
read_fraction(struct slice s, size_t at, struct number *n)
{
	const struct sign *sign = sign_at(s, at);
	size_t from = at + SIGN_BYTES;

	if (sign == NULL || sign->kind != SIGN_POINT || n->power != 0)
		return at;
	for (at = from; (sign = sign_at(s, at)) != NULL && sign->kind == SIGN_DIGIT; at += SIGN_BYTES) {
		n->power--;
		if (n->digits == DEC_DIGITS) {
			n->state = NUMBER_BAD;
			n->why = overflow;
		} else if (n->digits != 0 || sign->worth != 0) {
			n->digit[n->digits++] = (char)('0' + sign->worth);
		}
	}
	return at == from ? from - SIGN_BYTES : at;
}

static bool
follows(struct slice s, size_t at, const char *text)
{
	return slice_starts(slice_from(s, at), slice_of(text));
}

/* One digit and its unit behind the 元; adds it to *cents.  Bytes taken. */
static size_t
read_coin(struct slice s, size_t at, const char *coin, int worth, int *cents)
{
	const struct sign *sign = sign_at(s, at);
	size_t from = at;

	if (sign != NULL && sign->kind == SIGN_DIGIT && sign->worth == 0) {
		at += SIGN_BYTES;	/* 元零五分 */
		sign = sign_at(s, at);
	}
	if (sign == NULL || sign->kind != SIGN_DIGIT || !follows(s, at + SIGN_BYTES, coin))
		return from;
	*cents += sign->worth * worth;
	return at + SIGN_BYTES + strlen(coin);
}

static bool
append_cents(struct number *n, int cents, int places)
{
	int digit[2] = {cents / 10, cents % 10}, i;

	for (; n->power > 0; n->power--) {
		if (n->digits == DEC_DIGITS)
			return false;
		if (n->digits != 0)
			n->digit[n->digits++] = '0';
	}
	for (i = 0; i < places; i++) {
		if (n->digits == DEC_DIGITS)
			return false;
		if (n->digits != 0 || digit[i] != 0)
			n->digit[n->digits++] = (char)('0' + digit[i]);
		n->power--;
	}
	return true;
}

/* 元伍角陆分, 元整 behind the whole part; returns where it ends, `at` when there is none. */
static size_t
read_coins(struct slice s, size_t at, struct number *n)
{
	size_t yuan = at, jiao, fen;
	int cents = 0, places;
	bool whole;

	if (n->power < 0 || (!follows(s, at, "元") && !follows(s, at, "圆") && !follows(s, at, "圓")))
		return at;
	yuan += SIGN_BYTES;
	jiao = read_coin(s, yuan, "角", 10, &cents);
	fen = read_coin(s, jiao, "分", 1, &cents);
	whole = follows(s, fen, "整") || follows(s, fen, "正");
	if (fen == yuan && !whole)
		return at;
	places = fen == yuan ? 0 : fen == jiao ? 1 : 2;
	if (!append_cents(n, cents, places)) {
		n->state = NUMBER_BAD;
		n->why = overflow;
	}
	return whole ? fen + SIGN_BYTES : fen;
}

size_t
chinese_parse(struct slice s, const struct unit *yuan, struct number *n, const struct unit **unit)
{
	size_t at, end;

	n->state = NUMBER_OK;
	n->why = NULL;
	n->power = 0;
	at = read_positional(s, n);
	if (at == 0)
		at = read_whole(s, n);
	if (at == 0)
		return 0;
	at = read_fraction(s, at, n);
	end = read_coins(s, at, n);
	if (end != at)
		*unit = yuan;
	return end;
}

int
chinese_multiplier(struct slice s, size_t *used)
{
	const struct sign *sign;
	size_t at = 0;
	int power = 0;

	while ((sign = sign_at(s, at)) != NULL && at < 4 * SIGN_BYTES &&
	    (sign->kind == SIGN_TEN || sign->kind == SIGN_MYRIAD) && sign->worth < 20) {
		power += sign->worth;
		at += SIGN_BYTES;
	}
	*used = at;
	return power;
}
