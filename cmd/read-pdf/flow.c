/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "flow.h"

#include <math.h>
#include <uchar.h>

#include "columns.h"
#include "utf8.h"

/* In ems, but for the last. */
static const float aligned = 0.4F;	/* lines that end together end this close */
static const float indent = 1.0F;	/* a line that starts this far in begins a paragraph */
static const float slack = 0.5F;	/* room left on a line that is full */
static const float deepest = 6.0F;	/* an indent; what starts further in stands by itself */
static const float loose_slack = 3.0F;	/* the same where an indent tells paragraphs apart */
static const float set_in = 0.3F;	/* an indent, if only of half a character */
static const float leading = 3.0F;	/* lines of a paragraph are at most this far apart */
static const float same_pitch = 0.1F;
static const float widest_pitch = 1.3F;	/* times the pitch: further down is a paragraph of its own */
static const float longest_word = 12.0F;
static const float same_size = 0.3F;	/* share of the size */
static const float least_right = 0.6F;	/* of the page's width: text ends further right */

enum {
	EVIDENCE = 3,	/* lines that agree on a margin */
	SAMPLE = 500,	/* lines of a page that are asked */
	LEADERS = 4	/* dots that lead to a page number */
};

static bool
has_code(const char32_t *set, uint32_t code)
{
	for (; *set != 0; set++)
		if (*set == code)
			return true;
	return false;
}

static bool
is_closing(uint32_t code)
{
	static const char32_t closing[] = U"，。、；：！？）”’》〉】」』％…,.;:!?)%]";

	return has_code(closing, code);
}

static bool
is_opening(uint32_t code)
{
	static const char32_t opening[] = U"（“‘《〈【「『([";

	return has_code(opening, code);
}

static bool
is_stop(uint32_t code)
{
	static const char32_t stops[] = U"。；：;:！？";

	return has_code(stops, code);
}

static bool
is_numeral(uint32_t code)
{
	static const char32_t numerals[] = U"一二三四五六七八九十";

	return has_code(numerals, code);
}

/* 表二 附表1 附件3 */
static bool
is_table_number(const struct line *line)
{
	size_t i = lines_code(line, 0) == U'附' ? 1 : 0;

	return has_code(U"表件", lines_code(line, i)) &&
	    (is_numeral(lines_code(line, i + 1)) || utf8_is_digit(lines_code(line, i + 1)));
}

/* 第一部分 */
static bool
is_part(const struct line *line)
{
	size_t i = 1;

	if (lines_code(line, 0) != U'第')
		return false;
	while (is_numeral(lines_code(line, i)))
		i++;
	return i > 1 && has_code(U"部章", lines_code(line, i));
}

static enum flow_ordinal
find_ordinal(const struct line *line)
{
	bool bracket = lines_code(line, 0) == U'（' || lines_code(line, 0) == '(';
	size_t start = bracket ? 1 : 0;
	size_t i = start;
	bool chinese;
	uint32_t mark;

	while (is_numeral(lines_code(line, i)))
		i++;
	chinese = i > start;
	while (!chinese && utf8_is_digit(lines_code(line, i)))
		i++;
	mark = lines_code(line, i);
	if (i == start && is_table_number(line))
		return FLOW_ITEM;
	if (i == start)
		return is_part(line) ? FLOW_HEADING : FLOW_NONE;
	if (bracket)
		return mark == U'）' || mark == ')' ? FLOW_ITEM : FLOW_NONE;
	if (mark == U'、')
		return chinese ? FLOW_HEADING : FLOW_ITEM;
	return mark == U'．' || (mark == '.' && !utf8_is_digit(lines_code(line, i + 1))) ? FLOW_ITEM :
	    FLOW_NONE;
}

static float
first_word(const struct line *line)
{
	size_t end = 1;
	float width;

	while (end < line->count && is_opening(line->glyphs[end - 1].code))
		end++;
	if (!utf8_is_solid(line->glyphs[end - 1].code))
		while (end < line->count && !utf8_is_solid(line->glyphs[end].code) &&
		    lines_gap(line, end) < slack * line->size)
			end++;
	while (end < line->count && is_closing(line->glyphs[end].code))
		end++;
	width = line->glyphs[end - 1].x + line->glyphs[end - 1].width - line->x0;
	return fminf(width, longest_word * line->size);
}

/* An entry of a table of contents fills its line and yet ends there. */
static bool
has_leaders(const struct line *line)
{
	size_t dots = 0;

	for (size_t i = 0; i < line->count && dots < LEADERS; i++)
		dots = has_code(U".．·…‥⋯・", line->glyphs[i].code) ? dots + 1 : 0;
	return dots >= LEADERS;
}

struct flow_shape
flow_shape(const struct line *line)
{
	return (struct flow_shape){
		.x0 = line->x0,
		.x1 = line->x1,
		.y = line->y,
		.size = line->size,
		.word = first_word(line),
		.ordinal = find_ordinal(line),
		.entry = has_leaders(line),
		.stopped = is_stop(line->glyphs[line->count - 1].code),
	};
}

/* The furthest right end that enough lines share; -1 when there is none.  Short ones show no margin. */
static float
shared_right(const struct line *lines, size_t count, float page_width)
{
	float best = -1;

	if (count > SAMPLE)
		count = SAMPLE;
	for (size_t i = 0; i < count; i++) {
		size_t agreeing = 0;

		if (lines[i].x1 <= best || lines[i].x1 < least_right * page_width)
			continue;
		for (size_t k = 0; k < count; k++)
			agreeing += fabsf(lines[k].x1 - lines[i].x1) <= aligned * lines[i].size;
		if (agreeing >= EVIDENCE)
			best = lines[i].x1;
	}
	return best;
}

static float
least_left(const struct line *lines, size_t count, float page_width)
{
	float least = page_width;

	for (size_t i = 0; i < count; i++)
		least = fminf(least, lines[i].x0);
	return least;
}

/* From line i down to the next, in ems, where that may be the next of a paragraph; else 0. */
static float
pitch_at(const struct flow_margins *margins, const struct line *lines, size_t i)
{
	const struct line *a = &lines[i], *b = a + 1;
	float down = b->y - a->y;

	if (down <= 0 || down > leading * a->size || margins->right - a->x1 > a->size ||
	    b->x0 > margins->left + indent * b->size ||
	    fabsf(a->size - b->size) > same_size * fminf(a->size, b->size))
		return 0;
	/* rows of a table keep distances of their own */
	if (columns_piece(a, 0) < a->count || columns_piece(b, 0) < b->count)
		return 0;
	return down / b->size;
}

/* What most full lines share; 0: too few. */
static float
shared_pitch(const struct flow_margins *margins, const struct line *lines, size_t count)
{
	size_t most = EVIDENCE - 1;
	float best = 0;

	if (count > SAMPLE)
		count = SAMPLE;
	for (size_t i = 0; i + 1 < count; i++) {
		float pitch = pitch_at(margins, lines, i);
		size_t agreeing = 0;

		for (size_t k = 0; pitch > 0 && k + 1 < count; k++)
			agreeing += fabsf(pitch_at(margins, lines, k) - pitch) <= same_pitch;
		if (agreeing > most) {
			most = agreeing;
			best = pitch;
		}
	}
	return best;
}

void
flow_measure(struct flow_margins *margins, const struct line *lines, size_t count,
    float page_width)
{
	bool known = fabsf(margins->page_width - page_width) < 1;
	float left = least_left(lines, count, page_width);
	float right = shared_right(lines, count, page_width);
	float pitch;

	if (right >= 0) {
		margins->left = known && margins->left < left ? margins->left : left;
		margins->right = right;
	} else if (!known) {
		/* Too little text to tell: as much space on the right as on the left. */
		margins->left = left;
		margins->right = page_width - left;
	}
	for (size_t i = 0; i < count; i++)
		margins->right = fmaxf(margins->right, lines[i].x1);
	margins->page_width = page_width;
	pitch = shared_pitch(margins, lines, count);
	if (pitch > 0)
		margins->pitch = pitch;
}

static bool
is_centred(const struct flow_margins *margins, const struct flow_shape *line)
{
	float before = line->x0 - margins->left;
	float after = margins->right - line->x1;

	return before > 0 && fabsf(before - after) < 2 * line->size;
}

void
flow_indent(const struct flow_margins *margins, struct flow_shape *first)
{
	first->indented = first->x0 > margins->left + set_in * first->size;
}

static bool
is_full(const struct flow_margins *margins, const struct flow_shape *a,
    const struct flow_shape *b)
{
	bool flush = b->x0 <= margins->left + set_in * b->size;
	bool loose = a->indented && flush && b->ordinal == FLOW_NONE;

	return margins->right - a->x1 < b->word + (loose ? loose_slack : slack) * a->size;
}

static bool
is_apart(const struct flow_margins *margins, const struct flow_shape *a, const struct flow_shape *b)
{
	float down = b->y - a->y;	/* negative: on the next page */

	if (down > leading * b->size)
		return true;
	return margins->pitch > 0 && down > widest_pitch * margins->pitch * b->size;
}

bool
flow_continues(const struct flow_margins *margins, const struct flow_shape *a,
    const struct flow_shape *b)
{
	bool at_left = b->x0 < margins->left + indent * b->size;

	if (fabsf(a->size - b->size) > same_size * fminf(a->size, b->size) || is_apart(margins, a, b))
		return false;
	if (a->entry || !is_full(margins, a, b) || b->ordinal == FLOW_HEADING)
		return false;
	/* with nothing else to tell, a full stop at the end of a full line ends the paragraph */
	if (a->stopped && (b->ordinal == FLOW_ITEM || (!a->indented && margins->pitch <= 0)))
		return false;
	if (at_left && a->x0 < margins->left + deepest * a->size)
		return true;
	return is_centred(margins, a) && is_centred(margins, b);
}
