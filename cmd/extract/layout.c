/* SPDX-License-Identifier: ISC */
#include "layout.h"

#include <string.h>

#include "arena.h"
#include "buf.h"
#include "fold.h"
#include "map.h"
#include "mem.h"
#include "reference.h"

enum { SHEET_MAX = 11, KEY_MAX = 512 };

struct layout {
	struct reference *statements, *rows, *functional, *units;
	struct arena arena;
	struct map alias;			/* kind, sheet, alias */
	const struct layout_entry **entry;	/* by number in alias */
	size_t entry_cap;
	struct map cut;				/* aliases of titles without their first character */
	const struct layout_entry **whole;	/* by number in cut */
	size_t whole_cap;
	struct map bucket;			/* kind, sheet */
	struct layout_entry **first, **last;	/* by number in bucket */
	size_t first_cap, last_cap;
	size_t longest[LAYOUT_KINDS];
	unsigned char sketch[8192];		/* see sketch_bit */
	unsigned char ending[512];		/* see layout_may_head */
};

static const struct slice kind_word[LAYOUT_ROW] = {
	SLICE_OF("title"), SLICE_OF("words"), SLICE_OF("caption"), SLICE_OF("heading"), SLICE_OF("order"),
	SLICE_OF("side"), SLICE_OF("nil"), SLICE_OF("label"), SLICE_OF("owner"),
};

static const struct {
	struct slice word;
	enum layout_role role;
} role_word[] = {
	{SLICE_OF("code"), ROLE_CODE}, {SLICE_OF("name"), ROLE_NAME}, {SLICE_OF("line"), ROLE_LINE},
	{SLICE_OF("amount"), ROLE_AMOUNT}, {SLICE_OF("item"), ROLE_ITEM}, {SLICE_OF("group"), ROLE_GROUP},
	{SLICE_OF("skip"), ROLE_SKIP}, {SLICE_OF("mark"), ROLE_MARK}, {SLICE_OF("end"), ROLE_END},
	{SLICE_OF("any"), ROLE_ANY},
};

static size_t
make_key(char out[KEY_MAX], enum layout_kind kind, const char *sheet, struct slice alias)
{
	size_t n = strlen(sheet);

	if (n > SHEET_MAX || alias.len > KEY_MAX - SHEET_MAX - 3)
		return 0;
	out[0] = (char)('a' + (int)kind);
	memcpy(out + 1, sheet, n);
	out[n + 1] = '\n';
	if (alias.len != 0)
		memcpy(out + n + 2, alias.ptr, alias.len);
	return n + 2 + alias.len;
}

static unsigned
ending_bit(struct slice s)
{
	return ((unsigned)(unsigned char)s.ptr[s.len - 2] & 63u) << 6 |
	    ((unsigned)(unsigned char)s.ptr[s.len - 1] & 63u);
}

/* Whether equal aliases of different sheets are different entries; a title says which sheet it is. */
static bool
kept_apart(enum layout_kind kind)
{
	return kind != LAYOUT_TITLE && kind != LAYOUT_WORDS && kind != LAYOUT_HEADING;
}

/* Appends e to the entries of its kind and sheet. */
static bool
chain_entry(struct layout *l, struct layout_entry *e)
{
	char key[KEY_MAX];
	size_t len = make_key(key, e->kind, kept_apart(e->kind) ? e->sheet : "*",
	    (struct slice){"", 0});
	size_t known = l->bucket.count;
	size_t n = map_add(&l->bucket, (struct slice){key, len});

	if (n == MAP_NONE || !mem_grow(&l->first, &l->first_cap, n + 1, sizeof(*l->first)) ||
	    !mem_grow(&l->last, &l->last_cap, n + 1, sizeof(*l->last)))
		return false;
	if (l->bucket.count != known)
		l->first[n] = e;
	else
		l->last[n]->next = e;
	l->last[n] = e;
	return true;
}

/* The low bits of the first two characters' last bytes, which differ most. */
static unsigned
lead_of(struct slice s)
{
	return ((unsigned)(unsigned char)s.ptr[s.len < 3 ? 0 : 2] & 63u) << 6 |
	    ((unsigned)(unsigned char)s.ptr[s.len < 6 ? 0 : 5] & 63u);
}

/* What most texts that are no alias of a kind and sheet fail at, before any is looked up. */
static unsigned
sketch_bit(enum layout_kind kind, const char *sheet, struct slice s)
{
	unsigned h = lead_of(s) | (unsigned)s.len << 12;

	h ^= ((unsigned)kind << 8 | (unsigned char)(sheet[1] == '\0' ? sheet[0] : sheet[2])) << 20;
	h ^= (unsigned)(unsigned char)s.ptr[s.len - 1] << 5;
	return h * 0x9e3779b1u >> 16;
}

/* A filter for headings: the last two bytes of all their aliases. */
static void
note_ending(struct layout *l, struct slice alias)
{
	unsigned bit = ending_bit(alias);

	l->ending[bit / 8] |= (unsigned char)(1u << bit % 8);
}

/* A title may be printed without its first character. */
static bool
note_cut(struct layout *l, const struct layout_entry *e)
{
	size_t first = 1, known = l->cut.count, n;

	while (first < e->alias.len && ((unsigned char)e->alias.ptr[first] & 0xc0) == 0x80)
		first++;
	if (first >= e->alias.len)
		return true;
	n = map_add(&l->cut, slice_from(e->alias, first));
	if (n == MAP_NONE || !mem_grow(&l->whole, &l->whole_cap, n + 1, sizeof(*l->whole)))
		return false;
	if (l->cut.count != known)
		l->whole[n] = e;
	return true;
}

static void
note_alias(struct layout *l, enum layout_kind kind, const char *sheet, struct slice alias)
{
	unsigned bit = sketch_bit(kind, sheet, alias);

	if (alias.len > l->longest[kind])
		l->longest[kind] = alias.len;
	l->sketch[bit / 8] |= (unsigned char)(1u << bit % 8);
}

/* Adds an entry; the first of two equal aliases is the one that is found. */
static bool
add_entry(struct layout *l, const char *sheet, enum layout_kind kind, enum layout_role role,
    struct slice name, struct slice alias)
{
	struct layout_entry *e = arena_zero(&l->arena, 1, sizeof(*e));
	char key[KEY_MAX];
	size_t len, n, known;
	bool ok = true;

	if (e == NULL)
		return false;
	memcpy(e->sheet, sheet, strlen(sheet));
	e->kind = kind;
	e->role = role;
	e->name = name;
	e->alias = arena_slice(&l->arena, alias, &ok);
	len = make_key(key, kind, kept_apart(kind) ? sheet : "*", e->alias);
	if (!ok || len == 0)
		return ok;
	if (e->alias.len != 0)
		note_alias(l, kind, kept_apart(kind) ? sheet : "*", e->alias);
	if ((kind == LAYOUT_TITLE || kind == LAYOUT_HEADING) && e->alias.len >= 3)
		note_ending(l, e->alias);
	known = l->alias.count;
	n = map_add(&l->alias, (struct slice){key, len});
	if (n == MAP_NONE || !mem_grow(&l->entry, &l->entry_cap, n + 1, sizeof(*l->entry)))
		return false;
	if (l->alias.count != known)
		l->entry[n] = e;
	return (kind != LAYOUT_TITLE || note_cut(l, e)) && chain_entry(l, e);
}

static bool
copy_sheet(char out[SHEET_MAX + 1], struct slice sheet)
{
	if (sheet.len == 0 || sheet.len > SHEET_MAX)
		return false;
	memcpy(out, sheet.ptr, sheet.len);
	out[sheet.len] = '\0';
	return true;
}

static enum status
load_statements(struct layout *l, const char *dir)
{
	static const char *const columns[] = {"sheet", "kind", "name", "alias", "role", NULL};
	struct buf folded = {0};
	enum status st = reference_open(&l->statements, dir, "statements.tsv", columns);
	size_t i, k, j;

	for (i = 0; st == STATUS_OK && i < reference_rows(l->statements); i++) {
		struct slice kind = reference_get(l->statements, i, 1);
		struct slice alias = reference_get(l->statements, i, 3);
		struct slice role = reference_get(l->statements, i, 4);
		enum layout_role what = ROLE_NONE;
		char sheet[SHEET_MAX + 1];

		for (k = 0; k < LAYOUT_ROW && !slice_eq(kind, kind_word[k]); k++)
			continue;
		if (k == LAYOUT_ROW || !copy_sheet(sheet, reference_get(l->statements, i, 0)))
			continue;
		for (j = 0; j < sizeof(role_word) / sizeof(role_word[0]); j++) {
			if (slice_eq(role, role_word[j].word))
				what = role_word[j].role;
		}
		buf_clear(&folded);
		if (k == LAYOUT_WORDS || k == LAYOUT_ORDER ? !fold_text(&folded, alias) :
		    !fold_label(&folded, alias))
			st = STATUS_FAIL;
		else if (!add_entry(l, sheet, (enum layout_kind)k, what,
		    reference_get(l->statements, i, 2), buf_view(&folded)))
			st = STATUS_FAIL;
	}
	buf_free(&folded);
	return st;
}

/* One row label for each of the sheets "T01|T04". */
static bool
add_row(struct layout *l, struct slice sheets, struct slice name, struct slice alias,
    struct buf *folded)
{
	struct slice sheet;

	buf_clear(folded);
	if (!fold_label(folded, alias))
		return false;
	while (slice_split(&sheets, '|', &sheet)) {
		char word[SHEET_MAX + 1];

		if (copy_sheet(word, sheet) && sheet.ptr[0] != 'N' &&
		    !add_entry(l, word, LAYOUT_ROW, ROLE_NONE, name,
		    layout_bare(buf_view(folded))))
			return false;
	}
	return true;
}

static enum status
load_rows(struct layout *l, const char *dir)
{
	static const char *const columns[] = {"sheet", "canonical", "alias", NULL};
	struct buf folded = {0};
	enum status st = reference_open(&l->rows, dir, "rows.tsv", columns);
	size_t i;

	for (i = 0; st == STATUS_OK && i < reference_rows(l->rows); i++) {
		struct slice name = reference_get(l->rows, i, 1);
		struct slice alias = reference_get(l->rows, i, 2);

		if (slice_find_byte(name, '@', 0) != SLICE_NONE)
			continue;	/* stands for the names of a classification */
		if (!add_row(l, reference_get(l->rows, i, 0), name, alias.len != 0 ? alias : name,
		    &folded))
			st = STATUS_FAIL;
	}
	buf_free(&folded);
	return st;
}

static bool
is_class(struct slice code)
{
	return code.len == 3;
}

/* The classes (类) of functional classification are rows of the two-sided statements. */
static enum status
load_functional(struct layout *l, const char *dir)
{
	static const char *const columns[] = {"code", "name", "aliases", NULL};
	struct buf folded = {0};
	enum status st = reference_open_some(&l->functional, dir, "functional.tsv", columns, is_class);
	size_t i;

	for (i = 0; st == STATUS_OK && i < reference_rows(l->functional); i++) {
		struct slice name = reference_get(l->functional, i, 1);
		struct slice rest = reference_get(l->functional, i, 2), alias;

		if (!add_row(l, SLICE("T01|T04"), name, name, &folded))
			st = STATUS_FAIL;
		while (st == STATUS_OK && rest.len != 0 && slice_split(&rest, '|', &alias)) {
			if (!add_row(l, SLICE("T01|T04"), name, alias, &folded))
				st = STATUS_FAIL;
		}
	}
	buf_free(&folded);
	return st;
}

static bool
add_unit(struct layout *l, struct slice kind, struct slice unit, struct buf *folded)
{
	buf_clear(folded);
	return fold_label(folded, unit) &&
	    add_entry(l, "*", LAYOUT_UNIT, ROLE_NONE, kind, buf_view(folded));
}

static enum status
load_units(struct layout *l, const char *dir)
{
	static const char *const columns[] = {"unit", "kind", "aliases", NULL};
	struct buf folded = {0};
	enum status st = reference_open(&l->units, dir, "units.tsv", columns);
	size_t i;

	for (i = 0; st == STATUS_OK && i < reference_rows(l->units); i++) {
		struct slice kind = reference_get(l->units, i, 1);
		struct slice rest = reference_get(l->units, i, 2), alias;

		if (!add_unit(l, kind, reference_get(l->units, i, 0), &folded))
			st = STATUS_FAIL;
		while (st == STATUS_OK && rest.len != 0 && slice_split(&rest, '|', &alias)) {
			if (!add_unit(l, kind, alias, &folded))
				st = STATUS_FAIL;
		}
	}
	buf_free(&folded);
	return st;
}

enum status
layout_open(struct layout **out, const char *reference_dir)
{
	struct layout *l = mem_zero(1, sizeof(*l));
	enum status st;

	*out = NULL;
	if (l == NULL)
		return STATUS_FAIL;
	st = load_statements(l, reference_dir);
	if (st == STATUS_OK)
		st = load_rows(l, reference_dir);
	if (st == STATUS_OK)
		st = load_functional(l, reference_dir);
	if (st == STATUS_OK)
		st = load_units(l, reference_dir);
	if (st != STATUS_OK) {
		layout_close(l);
		return st;
	}
	*out = l;
	return STATUS_OK;
}

void
layout_close(struct layout *l)
{
	if (l == NULL)
		return;
	reference_close(l->statements);
	reference_close(l->rows);
	reference_close(l->functional);
	reference_close(l->units);
	map_free(&l->alias);
	map_free(&l->cut);
	mem_free(l->whole);
	map_free(&l->bucket);
	mem_free(l->entry);
	mem_free(l->first);
	mem_free(l->last);
	arena_free(&l->arena);
	mem_free(l);
}

static const struct layout_entry *
find_in(const struct layout *l, enum layout_kind kind, const char *sheet, struct slice folded)
{
	unsigned bit = sketch_bit(kind, sheet, folded);
	char key[KEY_MAX];
	size_t len, n;

	if ((l->sketch[bit / 8] >> bit % 8 & 1) == 0 || (len = make_key(key, kind, sheet, folded)) == 0)
		return NULL;
	n = map_find(&l->alias, (struct slice){key, len});
	return n == MAP_NONE ? NULL : l->entry[n];
}

/* A caption without its year and unit: 2014年决算数(万元). */
static struct slice
bare_caption(struct slice s)
{
	static const struct slice unit[] = {SLICE_OF("(万元)"), SLICE_OF("(元)"), SLICE_OF("(单位:万元)"),
		SLICE_OF("(单位:元)")};
	size_t i, n = 0;

	for (i = 0; i < sizeof(unit) / sizeof(unit[0]); i++) {
		if (slice_ends(s, unit[i]))
			s.len -= unit[i].len;
	}
	while (n < s.len && s.ptr[n] >= '0' && s.ptr[n] <= '9')
		n++;
	if (n == 4 && slice_starts(slice_from(s, n), SLICE("年度")))
		return slice_from(s, n + 6);
	if (n == 4 && slice_starts(slice_from(s, n), SLICE("年")))
		return slice_from(s, n + 3);
	return s;
}

static bool
may_be_dressed(struct slice s)
{
	return s.len != 0 && (s.ptr[s.len - 1] == ')' || (s.ptr[0] >= '0' && s.ptr[0] <= '9'));
}

const struct layout_entry *
layout_find(const struct layout *l, enum layout_kind kind, const char *sheet, struct slice folded)
{
	const struct layout_entry *e = NULL;
	struct slice bare;

	if (folded.len != 0 && folded.len <= l->longest[kind]) {
		e = find_in(l, kind, sheet, folded);
		if (e == NULL && sheet[0] != '*')
			e = find_in(l, kind, "*", folded);
	}
	if (e != NULL || kind != LAYOUT_CAPTION || !may_be_dressed(folded))
		return e;
	bare = bare_caption(folded);
	return bare.len == folded.len ? NULL : layout_find(l, kind, sheet, bare);
}

const struct layout_entry *
layout_find_cut(const struct layout *l, struct slice folded)
{
	size_t n = map_find(&l->cut, folded);

	return n == MAP_NONE ? NULL : l->whole[n];
}

const struct layout_entry *
layout_first(const struct layout *l, enum layout_kind kind, const char *sheet)
{
	char key[KEY_MAX];
	size_t len = make_key(key, kind, sheet, (struct slice){"", 0});
	size_t n = map_find(&l->bucket, (struct slice){key, len});

	return n == MAP_NONE ? NULL : l->first[n];
}

bool
layout_may_head(const struct layout *l, struct slice text)
{
	unsigned bit;

	if (text.len < 3)
		return false;
	bit = ending_bit(text);
	return (l->ending[bit / 8] >> bit % 8 & 1) != 0;
}
