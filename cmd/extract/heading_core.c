/* SPDX-License-Identifier: ISC */
/*
 * heading_core.c - what stands around a title or label: ordinals, bullets, numbers of tables,
 * years, page numbers with their dots, units.
 */
#include "heading.h"

/* 〇一二三四五六七八九十百零○ */
static bool
is_chinese_digit(const char *text)
{
	const unsigned char *p = (const unsigned char *)text;

	switch ((unsigned)p[0] << 16 | (unsigned)p[1] << 8 | p[2]) {
	case 0xe38087: case 0xe4b880: case 0xe4ba8c: case 0xe4b889: case 0xe59b9b: case 0xe4ba94:
	case 0xe585ad: case 0xe4b883: case 0xe585ab: case 0xe4b99d: case 0xe58d81: case 0xe799be:
	case 0xe99bb6: case 0xe2978b:
		return true;
	default:
		return false;
	}
}

/* Bytes of the run of Chinese numerals at `at`. */
static size_t
chinese_run(struct slice s, size_t at)
{
	size_t from = at;

	while (at + 3 <= s.len && (unsigned char)s.ptr[at] >= 0xe2 && is_chinese_digit(s.ptr + at))
		at += 3;
	return at - from;
}

static size_t
digit_run(struct slice s, size_t at)
{
	size_t from = at;

	while (at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9')
		at++;
	return at - from;
}

static size_t
any_run(struct slice s, size_t at)
{
	size_t n = digit_run(s, at);

	return n != 0 ? n : chinese_run(s, at);
}

/* Bytes of a mark behind an ordinal. */
static size_t
mark_run(struct slice s, size_t at)
{
	struct slice rest = slice_from(s, at);

	if (slice_starts(rest, SLICE("、")))
		return 3;
	if (rest.len != 0 && (rest.ptr[0] == '.' || rest.ptr[0] == ':' || rest.ptr[0] == ',' ||
	    rest.ptr[0] == ')'))
		return 1;
	return 0;
}

/* 一、 (二) 3. 4 - bytes to drop, 0: no ordinal.  1.5 is no ordinal. */
static size_t
ordinal_len(struct slice s)
{
	size_t open = s.len != 0 && s.ptr[0] == '(' ? 1 : 0;
	size_t n = any_run(s, open), mark;
	bool digits;

	if (n == 0)
		return 0;
	digits = s.ptr[open] >= '0' && s.ptr[open] <= '9';
	if (digits && n > 2)
		return 0;
	if (open != 0)
		return open + n < s.len && s.ptr[open + n] == ')' ? n + 2 : 0;
	mark = mark_run(s, n);
	if (mark != 0)
		return digits && digit_run(s, n + mark) != 0 ? 0 : n + mark;
	/* a circled number comes out of folding as a plain one */
	return digits && n == 1 && s.len > 3 && (unsigned char)s.ptr[1] >= 0xe4 ? 1 : 0;
}

static size_t
bullet_len(struct slice s)
{
	static const struct slice bullet[] = {SLICE_OF("-"), SLICE_OF("*"), SLICE_OF("#"), SLICE_OF("·"),
		SLICE_OF("•"), SLICE_OF("▪"), SLICE_OF("●"), SLICE_OF("○"), SLICE_OF("■"), SLICE_OF("◆"),
		SLICE_OF("《"), SLICE_OF(":"), SLICE_OF(";"), SLICE_OF("."), SLICE_OF("、"), SLICE_OF("|"),
		SLICE_OF("→"), SLICE_OF(">")};
	size_t i;

	/* most lines begin with an ideograph */
	if (s.len == 0 || (unsigned char)s.ptr[0] >= 0xe4 || (s.ptr[0] >= '0' && s.ptr[0] <= '9'))
		return 0;
	for (i = 0; i < sizeof(bullet) / sizeof(bullet[0]); i++) {
		if (s.ptr[0] == bullet[i].ptr[0] && slice_starts(s, bullet[i]))
			return bullet[i].len;
	}
	return 0;
}

struct slice
layout_bare(struct slice folded)
{
	static const char *const word[] = {"其中:", "其中", "加:", "减:"};
	size_t n, i;

	for (;;) {
		n = bullet_len(folded);
		if (n == 0)
			n = ordinal_len(folded);
		for (i = 0; n == 0 && i < sizeof(word) / sizeof(word[0]); i++) {
			if (folded.len > 4 && folded.ptr[0] == word[i][0] &&
			    folded.ptr[1] == word[i][1] && slice_starts(folded, slice_of(word[i])) &&
			    folded.len > slice_of(word[i]).len)
				n = slice_of(word[i]).len;
		}
		if (n == 0 || n >= folded.len)
			return folded;
		folded = slice_from(folded, n);
	}
}

bool
layout_is_ordinal(struct slice folded)
{
	return folded.len != 0 && ordinal_len(folded) == folded.len;
}

/* 第三部分 表1-1: 附件2 公开01表; GK01 is what the ministry's software calls a sheet */
static size_t
number_word_len(struct slice s)
{
	static const char *const open[] = {"第", "附表", "附件", "表", "(公开", "公开", "附", "财决公开", "GK"};
	static const char *const close[] = {"部分", "章", "节", "篇", "表)", "表"};
	size_t i, n, at;

	if (s.len < 4)
		return 0;
	for (i = 0; i < sizeof(open) / sizeof(open[0]); i++) {
		if (s.ptr[0] != open[i][0] || !slice_starts(s, slice_of(open[i])))
			continue;
		at = slice_of(open[i]).len;
		n = any_run(s, at);
		if (n == 0 && at < s.len && s.ptr[at] == ':' && slice_starts(s, SLICE("附")))
			return at + 1;		/* 附件: without a number */
		if (n == 0)
			continue;
		at += n;
		if (at + 1 < s.len && s.ptr[at] == '-' && any_run(s, at + 1) != 0)
			at += 1 + any_run(s, at + 1);
		for (n = 0; n < sizeof(close) / sizeof(close[0]); n++) {
			if (slice_starts(slice_from(s, at), slice_of(close[n]))) {
				at += slice_of(close[n]).len;
				break;
			}
		}
		return at + mark_run(s, at);
	}
	return 0;
}

static size_t
year_len(struct slice s)
{
	size_t n = digit_run(s, 0), c = n == 0 ? chinese_run(s, 0) : 0;

	if (n != 4 && c != 12)
		return 0;
	n += c;
	if (slice_starts(slice_from(s, n), SLICE("年度")))
		return n + 6;
	if (slice_starts(slice_from(s, n), SLICE("年")) || slice_starts(slice_from(s, n), SLICE("度")))
		return n + 3;
	return slice_starts(slice_from(s, n), SLICE("-")) ? n + 1 : 0;
}

static struct slice
drop_front(struct slice s)
{
	size_t n;

	while (s.len != 0) {
		n = bullet_len(s);
		if (n == 0)
			n = number_word_len(s);
		if (n == 0)
			n = year_len(s);
		if (n == 0)
			n = ordinal_len(s);
		if (n == 0 || n >= s.len)
			break;
		s = slice_from(s, n);
	}
	return s;
}

/* Bytes of a bracket at the end with nothing in it but what len_of knows: (2022年度), (表1). */
static size_t
bracket_tail_len(struct slice s, size_t (*len_of)(struct slice))
{
	size_t open = s.len;

	if (s.len == 0 || s.ptr[s.len - 1] != ')')
		return 0;
	while (open > 0 && s.ptr[open - 1] != '(')
		open--;
	return open != 0 && len_of(slice_sub(s, open, s.len - 1)) == s.len - 1 - open ?
	    s.len - open + 1 : 0;
}

/* Bytes at the end that say nothing about the title. */
static size_t
tail_len(struct slice s)
{
	static const struct slice tail[] = {SLICE_OF("》"), SLICE_OF("…"), SLICE_OF("·"), SLICE_OF("(续)"),
		SLICE_OF("(续表)"), SLICE_OF("(空表)"), SLICE_OF("(万元)"), SLICE_OF("(元)"),
		SLICE_OF("单位:万元"), SLICE_OF("单位:元"), SLICE_OF("金额"), SLICE_OF("。")};
	size_t i, n = 0;
	char last = s.ptr[s.len - 1];

	if (last == '.' || last == '-' || last == '_' || last == ':' || last == '*' || last == '|' ||
	    last == ';')
		return 1;
	while (n < s.len && s.ptr[s.len - 1 - n] >= '0' && s.ptr[s.len - 1 - n] <= '9')
		n++;
	if (n != 0 && n <= 3)
		return n;
	if ((n = bracket_tail_len(s, year_len)) != 0 || (n = bracket_tail_len(s, number_word_len)) != 0)
		return n;
	for (i = 0; i < sizeof(tail) / sizeof(tail[0]); i++) {
		if (tail[i].ptr[tail[i].len - 1] == last && slice_ends(s, tail[i]))
			return tail[i].len;
	}
	if (!slice_has(slice_from(s, s.len < 36 ? 0 : s.len - 36), SLICE("公开")))
		return 0;
	for (i = 0; i + 6 < s.len && i < 30; i++) {	/* (公开01表) */
		struct slice end = slice_from(s, s.len - 6 - i);

		if ((slice_starts(end, SLICE("(公开")) || slice_starts(end, SLICE("公开"))) &&
		    number_word_len(end) == end.len)
			return end.len;
	}
	return 0;
}

struct slice
heading_core(struct slice folded)
{
	size_t n = slice_find(folded, SLICE("PAGEREF"), 0);

	if (n != SLICE_NONE)
		folded = slice_sub(folded, 0, n);
	while (folded.len != 0 && (n = tail_len(folded)) != 0 && n < folded.len)
		folded.len -= n;
	return drop_front(folded);
}
