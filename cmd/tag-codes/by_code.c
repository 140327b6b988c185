/* SPDX-License-Identifier: ISC */
#include "by_code.h"

#include "label.h"
#include "match.h"
#include "utf8.h"

enum { FOUND_MAX = 1024 };	/* codes of one name: 行政运行 has some hundred */

static bool
add_year(struct buf *b, const char *word, unsigned year)
{
	return buf_text(b, word) && buf_number(b, year);
}

bool
answer_tag(struct tagger *t, const struct years *years, const char *kind, bool unsure, unsigned year)
{
	buf_clear(&t->text);
	switch (years_ask(years, year)) {
	case YEARS_BEFORE:
		return add_year(&t->text, "conflict:since=", years->since);
	case YEARS_AFTER:
		return add_year(&t->text, "conflict:until=", years->until);
	case YEARS_IN:
		break;
	}
	return buf_text(&t->text, kind) && (!unsure || buf_text(&t->text, ":unsure"));
}

bool
answer_code(struct tagger *t, uint32_t code, const char *kind, unsigned year, struct tag *tag)
{
	const struct code *k = &t->codes.code[code];

	tag->key = k->code;
	tag->scheme = slice_of(scheme_name[k->scheme]);
	tag->level = k->level;
	tag->parent = k->parent;
	tag->name = k->name;
	tag->code = code;
	if (!answer_tag(t, &k->years, kind, k->unsure, year))
		return false;
	tag->tag = buf_view(&t->text);
	return true;
}

/* A real code with another's name. */
static bool
answer_conflict(struct tagger *t, uint32_t code, uint32_t other, struct tag *tag)
{
	if (!answer_code(t, code, "", 0, tag))
		return false;
	buf_clear(&t->text);
	if (!buf_text(&t->text, "conflict:name"))
		return false;
	if (other != CODES_NONE &&
	    (!buf_byte(&t->text, '=') || !buf_slice(&t->text, t->codes.code[other].code)))
		return false;
	tag->tag = buf_view(&t->text);
	return true;
}

static bool
answer_known(struct tagger *t, uint32_t code, struct slice name, unsigned year, struct tag *tag)
{
	uint32_t other;

	switch (match_name(&t->codes, code, name, &other)) {
	case MATCH_EXACT:
		return answer_code(t, code, "exact", year, tag);
	case MATCH_ALIAS:
		return answer_code(t, code, "alias", year, tag);
	case MATCH_CLOSE:
		tag->unknown = TAG_UNKNOWN_NAME;
		return answer_code(t, code, "alias", year, tag);
	case MATCH_OTHER:
		return answer_conflict(t, code, other, tag);
	case MATCH_STRANGE:
		break;
	}
	tag->unknown = TAG_UNKNOWN_NAME;
	return answer_conflict(t, code, CODES_NONE, tag);
}

/* Does a code of its kind have so many digits? */
static bool
has_whole_length(struct slice digits)
{
	bool two_levels = digits.ptr[0] == '3' || digits.ptr[0] == '5';

	return digits.len == 3 || digits.len == 5 || (!two_levels && (digits.len == 7 || digits.len == 9));
}

static bool
answer_unknown_code(struct tagger *t, struct slice digits, unsigned year, struct tag *tag)
{
	static const char *const levels[] = {"类", "款", "项", "目"};
	uint32_t above = CODES_NONE;
	size_t len;

	buf_clear(&t->key);
	if (!buf_slice(&t->key, digits))
		return false;
	tag->key = buf_view(&t->key);
	/* a million digits are no code: nothing above is longer than a code of ours */
	len = digits.len > t->codes.longest ? t->codes.longest + 1 : digits.len;
	while (len > 3 && above == CODES_NONE) {
		len -= len % 2 == 1 ? 2 : 1;
		above = codes_find(&t->codes, slice_sub(digits, 0, len), year);
	}
	if (above != CODES_NONE) {
		tag->parent = t->codes.code[above].code;
		tag->scheme = slice_of(scheme_name[t->codes.code[above].scheme]);
	}
	if (has_whole_length(digits))
		tag->level = slice_of(levels[(digits.len - 3) / 2]);
	tag->tag = SLICE("unknown");
	tag->unknown = TAG_UNKNOWN_CODE;
	return true;
}

struct search {
	uint32_t best;
	size_t count;		/* as good as the best */
	size_t distance;
};

static void
offer(struct search *s, uint32_t code, size_t distance)
{
	if (s->count == 0 || distance < s->distance) {
		*s = (struct search){code, 1, distance};
	} else if (distance == s->distance) {
		s->count++;
	}
}

static uint32_t
last_of_class(const struct tagger *t, struct slice code)
{
	size_t i;

	for (i = 0; i < t->classes; i++) {
		if (slice_eq(slice_sub(t->codes.code[t->class_last[i]].code, 0, 3), slice_sub(code, 0, 3)))
			return t->class_last[i];
	}
	return CODES_NONE;
}

/* How far the candidate is from the row: by its name, or without one only whether its turn can come. */
static size_t
measure(struct tagger *t, uint32_t at, struct slice name)
{
	const struct code *k = &t->codes.code[at];
	uint32_t other, last;

	if (name.len == 0) {
		last = last_of_class(t, k->code);
		return last == CODES_NONE || slice_cmp(k->code, t->codes.code[last].code) > 0 ? 0 : SLICE_NONE;
	}
	switch (match_name(&t->codes, at, name, &other)) {
	case MATCH_EXACT:
		return 0;
	case MATCH_ALIAS:
		return 1;
	case MATCH_CLOSE:
		return 2 + match_distance(name, k->name, 60);
	default:
		return SLICE_NONE;
	}
}

/*
 * A code that lost its last digits (3010 beside 津贴补贴): of the codes that begin
 * so the one with that name; without a name the only one whose turn can come.
 */
static uint32_t
complete_digits(struct tagger *t, struct slice digits, struct slice name, const enum scheme *scheme,
    unsigned year)
{
	struct search s = {CODES_NONE, 0, 0};
	const struct code *k;
	size_t distance;
	uint32_t at;

	for (at = 0; at < t->codes.count; at++) {
		k = &t->codes.code[at];
		if ((scheme != NULL && k->scheme != *scheme) || k->code.len <= digits.len ||
		    k->code.len > digits.len + 2 || !slice_starts(k->code, digits) ||
		    years_ask(&k->years, year) != YEARS_IN)
			continue;
		distance = measure(t, at, name);
		if (distance != SLICE_NONE)
			offer(&s, at, distance);
	}
	return s.count == 1 ? s.best : CODES_NONE;
}

bool
answer_digits(struct tagger *t, struct slice digits, struct slice name, const enum scheme *scheme,
    unsigned year, struct tag *tag)
{
	uint32_t at = codes_find(&t->codes, digits, year);

	if (at != CODES_NONE)
		return answer_known(t, at, name, year, tag);
	if (!has_whole_length(digits)) {
		at = complete_digits(t, digits, name, scheme, year);
		tag->contextual = name.len == 0;
		if (at != CODES_NONE)
			return answer_code(t, at, "by-parent", year, tag);
	}
	return answer_unknown_code(t, digits, year, tag);
}

/* Keeps of found those whose parent is `parent`; true when one is left, found[0]. */
static bool
only_child(const struct tagger *t, const uint32_t *found, size_t n, struct slice parent, uint32_t *one)
{
	size_t i, fit = 0;

	for (i = 0; i < n && parent.len != 0; i++) {
		if (slice_eq(t->codes.code[found[i]].parent, parent)) {
			*one = found[i];
			fit++;
		}
	}
	return fit == 1;
}

/* By the row before: its child, its sister, its parent's sister. */
static bool
by_neighbour(const struct tagger *t, const uint32_t *found, size_t n, uint32_t *one)
{
	struct slice above;
	uint32_t at = t->last;

	while (at != CODES_NONE) {
		if (only_child(t, found, n, t->codes.code[at].code, one))
			return true;
		above = t->codes.code[at].parent;
		at = above.len == 0 ? CODES_NONE : codes_find(&t->codes, above, 0);
	}
	return false;
}

static bool
by_report(const struct tagger *t, const uint32_t *found, size_t n, uint32_t *one)
{
	size_t i, fit = 0;

	for (i = 0; i < n; i++) {
		if (t->in_report[found[i]] != 0) {
			*one = found[i];
			fit++;
		}
	}
	return fit == 1;
}

/* Do the names above the code read like `path`, from its end? */
static bool
under_path(struct tagger *t, uint32_t code, struct slice path)
{
	const struct code *k = &t->codes.code[code];
	struct slice rest = path, name = {NULL, 0};
	uint32_t above, other;
	enum match m;

	while (slice_split(&rest, '/', &name))
		;
	if (name.len == 0 || k->parent.len == 0)
		return false;
	above = codes_find(&t->codes, k->parent, 0);
	if (above == CODES_NONE)
		return false;
	m = match_name(&t->codes, above, name, &other);
	if (m != MATCH_EXACT && m != MATCH_ALIAS && m != MATCH_CLOSE)
		return false;
	path.len -= name.len;
	if (path.len > 0)
		path.len--;
	return path.len == 0 || under_path(t, above, path);
}

static bool
by_path(struct tagger *t, const uint32_t *found, size_t n, struct slice path, uint32_t *one)
{
	size_t i, fit = 0;

	for (i = 0; i < n && path.len != 0; i++) {
		if (under_path(t, found[i], path)) {
			*one = found[i];
			fit++;
		}
	}
	return fit == 1;
}

/*
 * A name of the narrative that no code has: a slip of the pen, when one of the
 * codes that this report's statements print has nearly that name, and only one.
 */
static uint32_t
nearly_reported(const struct tagger *t, struct slice name, const struct row_codes *how)
{
	struct search s = {CODES_NONE, 0, 0};
	size_t i, limit = utf8_count(name) / 4, distance;
	const struct code *k;

	for (i = 0; i < t->reported_count; i++) {
		k = &t->codes.code[t->reported[i]];
		if (k->scheme != how->scheme || k->code.len != how->digits)
			continue;
		distance = match_distance(name, k->name, limit);
		if (distance <= limit)
			offer(&s, t->reported[i], distance);
	}
	return s.count == 1 ? s.best : CODES_NONE;
}

static bool
answer_nearly(struct tagger *t, struct slice name, const struct row_codes *how, unsigned year,
    struct tag *tag)
{
	uint32_t code;

	if (how->prefix.len == 0 || how->digits == 0)
		return true;
	tag->contextual = true;
	code = nearly_reported(t, name, how);
	return code == CODES_NONE || answer_code(t, code, "by-parent", year, tag);
}

bool
answer_name(struct tagger *t, struct slice name, struct slice path, const struct row_codes *how,
    unsigned year, struct tag *tag)
{
	uint32_t found[FOUND_MAX], one = CODES_NONE;
	size_t n = match_find(&t->codes, how->scheme, name, how->digits, year, found, FOUND_MAX);

	tag->code = CODES_NONE;
	if (n == 0)
		return answer_nearly(t, name, how, year, tag);
	if (n == 1)
		return answer_code(t, found[0], "by-name", year, tag);
	if (by_path(t, found, n, path, &one))
		return answer_code(t, one, "by-parent", year, tag);
	tag->contextual = true;
	if (path.len == 0 && (by_neighbour(t, found, n, &one) || by_report(t, found, n, &one)))
		return answer_code(t, one, "by-parent", year, tag);
	return true;
}
