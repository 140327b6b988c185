/* SPDX-License-Identifier: ISC */
/*
 * What is left when all readers have taken theirs: dates, list markers, numbers
 * of headings, tables, documents and telephones, page numbers.  Anything else
 * stays unclaimed and is listed.
 */
#include "furniture.h"
#include "quantity.h"
#include "readers.h"

static struct slice
before(struct slice s, size_t at)
{
	return slice_trim(slice_sub(s, 0, at));
}

static struct slice
after(struct slice s, size_t at)
{
	return slice_trim(slice_from(s, at));
}

static bool
ends_with_any(struct slice s, const char *const *word, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (slice_ends(s, slice_of(word[i])))
			return true;
	}
	return false;
}

static bool
starts_with_any(struct slice s, const char *const *word, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (slice_starts(s, slice_of(word[i])))
			return true;
	}
	return false;
}

#define ANY(list) (list), sizeof(list) / sizeof((list)[0])

/* 公开01表, 附件2, 第83号, 〔2023〕83号, 表1-1 */
static bool
is_number_of(struct slice s, const struct quantity *q)
{
	static const char *const opens[] = {"公开", "附件", "附表", "表", "图", "附", "第", "〔", "［", "[", "文号",
		"号", "GB/T", "V", "v"};
	static const char *const closes[] = {"表", "号", "〕", "］", "条", "款", "章", "页", "版", "届"};
	struct slice left = before(s, q->start), right = after(s, q->end);

	if (slice_ends(left, SLICE("-")) && left.len > 1 && slice_is_digit(left.ptr[left.len - 2]) &&
	    q->digits.len <= 2)
		return true;			/* the second number of 表1-1 */
	return ends_with_any(left, ANY(opens)) || starts_with_any(right, ANY(closes));
}

/* 0311-86688888, 13800000000, 电话:86688888 */
static bool
is_telephone(struct slice s, const struct quantity *q)
{
	struct slice left = before(s, q->start);
	bool called = slice_has(s, SLICE("电话")) || slice_has(s, SLICE("传真")) ||
	    slice_has(s, SLICE("邮编")) || slice_has(s, SLICE("热线"));

	if (slice_find_byte(q->digits, '.', 0) != SLICE_NONE || slice_find_byte(q->digits, ',', 0) != SLICE_NONE)
		return false;
	if (q->digits.len == 11 && q->digits.ptr[0] == '1')
		return true;
	if (called && q->digits.len >= 3)
		return true;
	return (q->digits.len == 7 || q->digits.len == 8) && slice_ends(left, SLICE("-")) &&
	    left.len > 3 && slice_is_digit(left.ptr[left.len - 2]);
}

/* Digits of an address in the web, or of an e-mail. */
static bool
is_address(struct slice s, const struct quantity *q)
{
	size_t from = q->start, to = q->end;

	while (from > 0 && (unsigned char)s.ptr[from - 1] < 0x80 && s.ptr[from - 1] != ' ')
		from--;
	while (to < s.len && (unsigned char)s.ptr[to] < 0x80 && s.ptr[to] != ' ')
		to++;
	s = slice_sub(s, from, to);
	return slice_has(s, SLICE("://")) || slice_has(s, SLICE("www.")) || slice_has(s, SLICE("@"));
}

/* Between 《 and 》. */
static bool
in_title(struct slice s, const struct quantity *q)
{
	size_t open = SLICE_NONE, at = 0;
	struct slice left = slice_sub(s, 0, q->start);

	while ((at = slice_find(left, SLICE("《"), at)) != SLICE_NONE)
		open = at++;
	return open != SLICE_NONE && slice_find(left, SLICE("》"), open) == SLICE_NONE &&
	    slice_find(s, SLICE("》"), q->end) != SLICE_NONE;
}

/* A year whose 年 was lost (2017-度) or stands at the start of the next line. */
static bool
is_cut_year(struct slice s, struct slice below, const struct quantity *q)
{
	struct slice rest = after(s, q->end);

	if (q->digits.len != 4 || (!slice_starts(q->digits, SLICE("20")) && !slice_starts(q->digits, SLICE("19"))))
		return false;
	if (slice_starts(rest, SLICE("-")) && (rest.len == 1 || !slice_is_digit(rest.ptr[1])))
		return true;
	return rest.len == 0 && slice_starts(slice_trim(below), SLICE("年"));
}

/* What stands around a number, not the whole of a long line. */
static struct slice
around(struct slice s, struct quantity *q)
{
	enum { NEAR = 400 };	/* bytes on each side */
	size_t from = q->start > NEAR ? q->start - NEAR : 0;

	s = slice_sub(s, from, q->end + NEAR);
	q->start -= from;
	q->end -= from;
	return s;
}

static enum claim
kind_of(struct slice s, struct slice below, const struct quantity *in_line)
{
	static const char *const day[] = {"日", "月", "年"};
	struct quantity near = *in_line;
	const struct quantity *q = in_line;

	if (q->kind == QUANTITY_DATE || is_cut_year(s, below, q))
		return CLAIM_YEAR;
	if (q->kind == QUANTITY_MARKER)
		return CLAIM_MARKER;
	s = around(s, &near);
	q = &near;
	if (is_telephone(s, q))
		return CLAIM_CODE;
	if (is_address(s, q) || in_title(s, q))
		return CLAIM_TEXT;
	if (is_number_of(s, q))
		return CLAIM_CODE;
	if (q->kind == QUANTITY_NAME)
		return CLAIM_TEXT;
	if (starts_with_any(after(s, q->end), ANY(day)))
		return CLAIM_YEAR;
	return CLAIM_NONE;
}

/* A number alone in its line, and of which value. */
struct lone {
	size_t line;
	size_t value;
};

/* Plain digits only: what has dashes or words around it (— 10 —) is no cell. */
static bool
plain_value(struct slice s, size_t *value)
{
	size_t i;

	s = slice_trim(s);
	*value = 0;
	for (i = 0; i < s.len && i < 4 && slice_is_digit(s.ptr[i]); i++)
		*value = *value * 10 + (size_t)(s.ptr[i] - '0');
	return s.len != 0 && i == s.len;
}

/*
 * A plain number alone in a line could be a cell where a table prints one a line.
 * It is a page's when the lone numbers before and after it count on.
 */
static bool
counts_on(const struct lone *l, size_t n, size_t i)
{
	size_t chain = 1, k;

	for (k = i; chain < 3 && k > 0 && l[k - 1].value + 1 == l[k].value; k--)
		chain++;
	for (k = i; chain < 3 && k + 1 < n && l[k].value + 1 == l[k + 1].value; k++)
		chain++;
	return chain >= 3;
}

static size_t
find_lone(const struct report *r, struct lone *l)
{
	size_t i, value, n = 0;

	for (i = 0; i < r->lines; i++) {
		if (r->line[i].kind == LINE_PROSE && r->line[i].text.len < 12 &&
		    plain_value(r->line[i].text, &value) && !report_claimed(r, r->line[i].text))
			l[n++] = (struct lone){i, value};
	}
	return n;
}

static bool
at_page_edge(const struct report *r, size_t line)
{
	size_t next = line + 1;

	while (next < r->lines && r->line[next].kind == LINE_BLANK && !r->line[next].page_top)
		next++;
	return r->line[line].page_top || next >= r->lines || r->line[next].page_top;
}

static void
claim_all(struct report *r, struct slice s, enum claim what)
{
	size_t i, from;

	for (i = 0; i < s.len; i++) {
		from = i;
		while (i < s.len && slice_is_digit(s.ptr[i]))
			i++;
		if (i > from && !report_claimed(r, slice_sub(s, from, i)))
			report_claim(r, slice_sub(s, from, i), what);
	}
}

/* Leader dots and page number of a contents entry; numbers of headings. */
static void
claim_contents(struct report *r, const struct line *line)
{
	claim_all(r, line->text, CLAIM_FURNITURE);
}

static bool
has_unclaimed(const struct report *r, struct slice s)
{
	size_t i, base = (size_t)(s.ptr - r->text.ptr);

	for (i = 0; (i = slice_find_digit(s, i)) != SLICE_NONE; i++) {
		for (; i < s.len && slice_is_digit(s.ptr[i]); i++) {
			if (r->claim[base + i] == CLAIM_NONE)
				return true;
		}
	}
	return false;
}

/* The row of column numbers: 栏次 | 1 | 2 ... */
static bool
is_column_numbers(const struct report *r, const struct line *line)
{
	size_t i;

	for (i = 0; i < line->cells; i++) {
		if (slice_has(report_cell(r, line, i), SLICE("栏次")) ||
		    slice_has(report_cell(r, line, i), SLICE("栏 次")))
			return true;
	}
	return false;
}

static void
claim_line(struct report *r, const struct line *line)
{
	struct slice below = line + 1 < r->line + r->lines ? line[1].text : SLICE("");
	struct quantity q;
	enum claim what;
	size_t at = 0;

	while (quantity_next(NULL, line->text, &at, &q)) {
		if (report_claimed(r, q.digits))
			continue;
		what = kind_of(line->text, below, &q);
		if (what != CLAIM_NONE)
			claim_all(r, slice_sub(line->text, q.start, q.end), what);
	}
}

static const struct part *
part_of(const struct report *r, size_t line, size_t *part)
{
	while (*part < r->parts && r->part[*part].end <= line)
		++*part;
	return *part < r->parts && r->part[*part].first <= line ? &r->part[*part] : NULL;
}

/* Page numbers that are nothing but digits. */
static bool
claim_pages(struct report *r)
{
	struct lone *l = arena_take(&r->arena, (r->lines + 1) * sizeof(*l));
	const struct part *part;
	size_t n, i, p = 0;

	if (l == NULL)
		return false;
	n = find_lone(r, l);
	for (i = 0; i < n; i++) {
		part = part_of(r, l[i].line, &p);
		if (part == NULL ||
		    (part->kind != PART_STATEMENT && part->kind != PART_PERFORMANCE) || at_page_edge(r, l[i].line) || counts_on(l, n, i))
			claim_all(r, r->line[l[i].line].text, CLAIM_FURNITURE);
	}
	return true;
}

enum status
claims_rest(struct report *r)
{
	const struct part *part;
	const struct line *line;
	size_t i, p = 0, value;

	if (!claim_pages(r))
		return STATUS_FAIL;
	for (i = 0; i < r->lines; i++) {
		line = &r->line[i];
		part = part_of(r, i, &p);
		if (line->kind == LINE_BLANK || !has_unclaimed(r, line->text))
			continue;
		if (line->kind == LINE_PROSE && furniture_page_number(line->text) &&
		    !plain_value(line->text, &value))
			claim_all(r, line->text, CLAIM_FURNITURE);
		else if (part != NULL && part->kind == PART_CONTENTS) {
			claim_line(r, line);
			claim_contents(r, line);
		} else if (line->kind == LINE_ROW && is_column_numbers(r, line))
			claim_all(r, line->text, CLAIM_LINE);
		else
			claim_line(r, line);
	}
	return STATUS_OK;
}
