/* SPDX-License-Identifier: ISC */
#include "cell.h"

#include <stdint.h>

#include "utf8.h"

enum { TAIL_MAX = 32 };

/* Bytes of a blank at `at`; 0: none there. */
static size_t
blank_len(struct slice s, size_t at)
{
	unsigned char c = (unsigned char)s.ptr[at];
	size_t used;

	if (c == ' ')
		return 1;
	if (c < 0x80 || (c >= 0xe4 && c <= 0xe9))	/* ideographs, mostly */
		return 0;
	return utf8_is_blank(utf8_decode(s, at, &used)) ? used : 0;
}

/* Bytes of a minus or plus sign at `at`. */
static size_t
sign_len(struct slice s, size_t at)
{
	struct slice rest = slice_from(s, at);

	if (rest.len == 0)
		return 0;
	if (rest.ptr[0] == '-' || rest.ptr[0] == '+')
		return 1;
	if ((unsigned char)rest.ptr[0] < 0xe2 || ((unsigned char)rest.ptr[0] > 0xe2 &&
	    (unsigned char)rest.ptr[0] < 0xef))
		return 0;
	return slice_starts(rest, SLICE("－")) || slice_starts(rest, SLICE("−")) ||
	    slice_starts(rest, SLICE("﹣")) ? 3 : 0;
}

static bool
is_nil_word(struct slice s)
{
	static const struct slice nil[] = {SLICE_OF("-"), SLICE_OF("--"), SLICE_OF("---"), SLICE_OF("—"),
		SLICE_OF("——"), SLICE_OF("－"), SLICE_OF("–"), SLICE_OF("无"), SLICE_OF("/"),
		SLICE_OF("\\"), SLICE_OF("*"), SLICE_OF("×"), SLICE_OF("…"), SLICE_OF("―"), SLICE_OF("─")};
	size_t i;

	if (s.len > 6)
		return false;
	for (i = 0; i < sizeof(nil) / sizeof(nil[0]); i++) {
		if (slice_eq(s, nil[i]))
			return true;
	}
	return false;
}

/* Do the pieces between blanks each read as an amount with decimals? */
static bool
are_amounts(struct slice s)
{
	struct slice piece;
	size_t n = 0;

	while (slice_split(&s, ' ', &piece)) {
		struct cell_number c;

		if (piece.len == 0)
			continue;
		c = cell_number(piece);
		if (c.decimals == SIZE_MAX || c.decimals < 2 || !c.sound || c.open)
			return false;
		n++;
	}
	return n >= 2;
}

/* A comma alone, a stray point: what scanning leaves in an empty cell. */
static bool
is_speck(struct slice s)
{
	return s.len <= 3 && (s.ptr[0] == ',' || s.ptr[0] == '.' || s.ptr[0] == '\'' ||
	    s.ptr[0] == '`' || s.ptr[0] == '|' || s.ptr[0] == '_' || s.ptr[0] == '~' ||
	    slice_eq(s, SLICE("，")) || slice_eq(s, SLICE("·")) || slice_eq(s, SLICE("、")));
}

/* Nothing but digits, points and commas, a digit first: most numbers; CELL_KINDS: something else. */
static inline enum cell_kind
plain_number(struct slice s)
{
	size_t i, marks = 0;

	if (!slice_is_digit(s.ptr[0]))
		return CELL_KINDS;
	for (i = 1; i < s.len; i++) {
		if (s.ptr[i] == '.' || s.ptr[i] == ',')
			marks++;
		else if (!slice_is_digit(s.ptr[i]))
			return CELL_KINDS;
	}
	return marks == 0 ? CELL_INTEGER : CELL_AMOUNT;
}

/* Of what is no plain number and does not begin with an ideograph: apart, since few are such. */
__attribute__((noinline)) static enum cell_kind
odd_kind(struct slice s)
{
	size_t i = sign_len(s, 0), digits = 0, marks = i != 0, blanks = 0, n;

	while (i < s.len) {
		if (slice_is_digit(s.ptr[i])) {
			digits++;
			i++;
		} else if (s.ptr[i] == '.' || s.ptr[i] == ',') {
			marks++;
			i++;
		} else if ((n = blank_len(s, i)) != 0) {
			blanks++;
			i += n;
		} else if ((unsigned char)s.ptr[i] == 0xef && slice_starts(slice_from(s, i), SLICE("，"))) {
			marks++;
			i += 3;
		} else {
			break;
		}
	}
	if (i == s.len && digits != 0) {
		if (marks == 0)
			return CELL_INTEGER;
		return blanks != 0 && are_amounts(s) ? CELL_NUMBERS : CELL_AMOUNT;
	}
	if (digits != 0 && (slice_eq(slice_from(s, i), SLICE("%")) ||
	    slice_eq(slice_from(s, i), SLICE("％"))))
		return CELL_AMOUNT;
	if (is_nil_word(s))
		return CELL_DASH;
	if (is_speck(s))
		return CELL_EMPTY;
	if (digits == 4 && slice_starts(slice_from(s, i), SLICE("年")))
		return CELL_LABEL;	/* 2014年决算数 */
	return digits != 0 && marks == 0 && slice_is_digit(s.ptr[0]) ? CELL_MIXED : CELL_LABEL;
}

enum cell_kind
cell_kind_of(struct slice s)
{
	enum cell_kind plain;

	if ((unsigned char)s.ptr[0] >= 0xe4 && (unsigned char)s.ptr[0] <= 0xe9)	/* an ideograph, mostly */
		return slice_eq(s, SLICE("无")) ? CELL_DASH : CELL_LABEL;
	plain = plain_number(s);
	return plain != CELL_KINDS ? plain : odd_kind(s);
}

struct cell_number
cell_number(struct slice s)
{
	struct cell_number c = {0, SIZE_MAX, SIZE_MAX, false, true};
	size_t i, head = 0;

	for (i = 0; i < s.len; i++) {
		char ch = s.ptr[i];

		if (slice_is_digit(ch)) {
			c.digits++;
			c.open = false;
			if (c.decimals != SIZE_MAX)
				c.decimals++;
			else if (c.group != SIZE_MAX)
				c.group++;
			else
				head++;
		} else if (ch == '.') {
			if (c.decimals != SIZE_MAX || (c.group != SIZE_MAX && c.group != 3))
				c.sound = false;
			c.decimals = 0;
			c.open = true;
		} else if (ch == ',' || ((unsigned char)ch == 0xef &&
		    slice_starts(slice_from(s, i), SLICE("，")))) {
			if (c.decimals != SIZE_MAX || (c.group == SIZE_MAX ? head == 0 || head > 3 :
			    c.group != 3))
				c.sound = false;
			c.group = 0;
			c.open = true;
		}
	}
	if (c.decimals == SIZE_MAX && c.group != SIZE_MAX && c.group != 3)
		c.sound = false;
	return c;
}

bool
cell_continues(struct slice head, struct slice tail, enum cell_rest where)
{
	char joined[2 * TAIL_MAX];
	struct cell_number h = cell_number(head), t, both;
	size_t i, n = 0;

	if (head.len > TAIL_MAX || tail.len > TAIL_MAX || tail.len == 0 || h.digits == 0 ||
	    sign_len(tail, 0) != 0)
		return false;
	if (h.decimals != SIZE_MAX && h.decimals >= 2)
		return false;
	/* a zero is whole unless its decimals follow */
	if (h.digits == 1 && !h.open && head.ptr[head.len - 1] == '0' && slice_is_digit(tail.ptr[0]))
		return false;
	t = cell_number(tail);
	if (t.digits == 0)
		return false;
	for (i = 0; i < head.len; i++)
		joined[n++] = head.ptr[i];
	for (i = 0; i < tail.len; i++)
		joined[n++] = tail.ptr[i];
	both = cell_number((struct slice){joined, n});
	if (!both.sound || both.open || (both.decimals != 2 && (where != CELL_OVERLEAF ||
	    (both.decimals != SIZE_MAX && both.decimals > 2))))
		return false;
	/* both whole by themselves: two amounts, not one */
	return where != CELL_BESIDE || !h.sound || h.open || h.decimals == 1 || tail.ptr[0] == '.' || tail.ptr[0] == ',';
}

size_t
cell_code_digits(struct slice s)
{
	size_t i = 0, n = 0, b;

	while (i < s.len) {
		if (slice_is_digit(s.ptr[i])) {
			n++;
			i++;
		} else if ((b = blank_len(s, i)) != 0) {
			i += b;
		} else {
			return 0;
		}
	}
	return n;
}

unsigned
cell_small(struct slice text)
{
	unsigned n = 0;

	for (size_t i = 0; i < text.len && n < 10000; i++) {
		if (text.ptr[i] >= '0' && text.ptr[i] <= '9')
			n = n * 10 + (unsigned)(text.ptr[i] - '0');
	}
	return n;
}

struct slice
cell_code_part(struct slice s, struct slice *rest)
{
	size_t i = 0, end = 0, b;

	while (i < s.len) {
		if (slice_is_digit(s.ptr[i]))
			end = ++i;
		else if ((b = blank_len(s, i)) != 0)
			i += b;
		else
			break;
	}
	*rest = slice_trim(slice_from(s, i));
	return slice_sub(s, 0, end);
}

/* Bytes of a text without blanks. */
static size_t
printed_len(struct slice text)
{
	size_t i, n = 0;

	for (i = 0; i < text.len; i++)
		n += text.ptr[i] != ' ';
	return n;
}

bool
cell_is_within(struct slice text, size_t most)
{
	return text.len <= most || printed_len(text) <= most;
}
