/* SPDX-License-Identifier: ISC */
/*
 * The reporting office: names from the heads of statements, the cover, titles of
 * parts and the text, each with the weight of its place.  The heaviest name wins;
 * a short form of a longer name speaks for the longer one.
 */
#include "facts.h"

enum {
	NAMES_MOST = 48,
	WEIGHT_HEAD = 3, WEIGHT_TITLE = 4, WEIGHT_COVER = 12, WEIGHT_LINE = 5, WEIGHT_TEXT = 1,
	WEIGHT_UNUSUAL = 2,	/* a title before a year that does not end as names do */
	SCOPES = 4
};

static const char *const scope_name[SCOPES] = {"部门", "汇总", "本级", "单位"};

struct ballot {
	struct slice name[NAMES_MOST];
	unsigned weight[NAMES_MOST];
	unsigned scope[NAMES_MOST][SCOPES];
	size_t names;
	unsigned said[SCOPES];		/* by titles on the cover: 部门决算, 单位决算 */
};

static size_t
scope_of(struct slice scope)
{
	size_t i;

	for (i = 0; i < SCOPES; i++) {
		if (slice_eq(scope, slice_of(scope_name[i])))
			return i;
	}
	return SCOPES;
}

static void
vote(struct ballot *b, const struct office *o, unsigned weight)
{
	size_t i, k, s = scope_of(o->scope);

	if (o->placeholder)
		return;
	for (i = 0; i < b->names && !slice_eq(b->name[i], o->name); i++)
		;
	if (i == b->names) {
		if (i == NAMES_MOST)
			return;
		b->name[i] = o->name;
		b->weight[i] = 0;
		for (k = 0; k < SCOPES; k++)
			b->scope[i][k] = 0;
		b->names++;
	}
	b->weight[i] += weight;
	if (s < SCOPES)
		b->scope[i][s] += weight;
}

static void
vote_title(struct facts *f, struct ballot *b, struct slice text, unsigned weight)
{
	const struct words *words = f->report->words;
	struct word *word;
	struct office o;
	const struct term *title;

	if (text.len == 0 || text.len > 300 || (word = facts_word(f, text)) == NULL)
		return;
	title = word_inside(words, word, WORD_TITLE);
	if ((title != NULL || weight > WEIGHT_TITLE || slice_has(word->folded, SLICE("概况"))) &&
	    word_office(words, word, &o)) {
		o.name = arena_slice(&f->report->arena, o.name, &f->ok);
		vote(b, &o, o.usual ? weight : WEIGHT_UNUSUAL);
	}
	if (title != NULL && weight >= WEIGHT_COVER && scope_of(title->canonical) < SCOPES)
		b->said[scope_of(title->canonical)] += weight;
}

static bool
is_title_line(const struct facts *f, struct word *word)
{
	struct year_place y;

	return word_inside(f->report->words, word, WORD_TITLE) != NULL ||
	    (word->year && year_find(word->folded, 0, &y)) || slice_has(word->folded, SLICE("决算"));
}

/* 部门名称:X局, 预算主管部门:X局: the value; else the whole. */
static struct slice
labelled(struct slice word)
{
	size_t colon = slice_find_byte(word, ':', 0);
	struct slice label = slice_sub(word, 0, colon == SLICE_NONE ? 0 : colon);

	if (label.len == 0 || label.len > 30 || !(slice_ends(label, SLICE("部门")) ||
	    slice_ends(label, SLICE("单位")) || slice_ends(label, SLICE("名称")) ||
	    slice_ends(label, SLICE("(单位)"))))
		return word;
	return slice_from(word, colon + 1);
}

static struct slice
append(struct facts *f, struct slice a, struct slice b)
{
	buf_clear(&f->scratch);
	if (!buf_slice(&f->scratch, a) || !buf_slice(&f->scratch, b))
		f->ok = false;
	return arena_slice(&f->report->arena, buf_view(&f->scratch), &f->ok);
}

/* A sentence or a numbered heading: the cover is over. */
static bool
ends_cover(struct slice word)
{
	while (word.len != 0 && (word.ptr[0] == '#' || word.ptr[0] == '*' || word.ptr[0] == '-'))
		word = slice_from(word, 1);
	return word.len > 180 || slice_has(word, SLICE("。")) || layout_bare(word).len != word.len;
}

/* Lines of the cover: titles; names alone; a name that goes on in the next lines. */
static void
vote_cover(struct facts *f, struct ballot *b)
{
	const struct report *r = f->report;
	struct slice folded, joined = SLICE("");
	struct word *word;
	struct office o;
	size_t i, first, end;
	bool title;

	facts_cover(r, &first, &end);
	for (i = first; i < end; i++) {
		if (r->line[i].kind != LINE_PROSE || r->line[i].text.len > 300)
			continue;
		if ((word = facts_word(f, r->line[i].text)) == NULL || ends_cover(word->folded))
			break;
		title = is_title_line(f, word);
		folded = facts_fold(f, r->line[i].text);
		if (title) {
			vote_title(f, b, r->line[i].text, WEIGHT_COVER);
			if (joined.len != 0)
				vote_title(f, b, append(f, joined, folded), WEIGHT_LINE);
			joined = SLICE("");
			continue;
		}
		if (office_read(f->terms, labelled(folded), &o) && o.usual)
			vote(b, &o, WEIGHT_LINE);
		joined = joined.len > 200 ? SLICE("") : append(f, joined, folded);
	}
}

static void
vote_heads(struct facts *f, struct ballot *b)
{
	size_t i;

	for (i = 0; i < f->heads; i++) {
		if (f->head[i].kind == HEAD_ENTITY && f->head[i].named)
			vote(b, &f->head[i].office, WEIGHT_HEAD);
	}
}

static void
vote_titles(struct facts *f, struct ballot *b)
{
	const struct report *r = f->report;
	size_t i, k;

	for (i = 0; i < r->parts; i++) {
		vote_title(f, b, r->part[i].title, WEIGHT_TITLE);
		if (r->part[i].kind != PART_CONTENTS)
			continue;
		for (k = r->part[i].body; k < r->part[i].end; k++) {
			if (r->line[k].kind == LINE_PROSE)
				vote_title(f, b, r->line[k].text, WEIGHT_TEXT);
		}
	}
}

/* X局2024年度收入支出总计 ..., 《X局职能配置 ...: only when nothing else named an office. */
static void
vote_text(struct facts *f, struct ballot *b)
{
	const struct report *r = f->report;
	struct slice text, word;
	struct year_place y;
	struct office o;
	size_t i, from, at;

	for (i = 0; i < r->lines; i++) {
		if (r->line[i].kind != LINE_PROSE)
			continue;
		text = r->line[i].text;
		for (from = 0; year_find(text, from, &y); from = y.end) {
			at = y.start > 150 ? y.start - 150 : 0;
			while (at < y.start && ((unsigned char)text.ptr[at] & 0xC0) == 0x80)
				at++;
			if (!y.fiscal || at == y.start)
				continue;
			word = facts_fold(f, slice_sub(text, at, y.start));
			if (office_at_end(f->terms, word, &o))
				vote(b, &o, WEIGHT_TEXT);
		}
		at = slice_find(text, SLICE("职能配置"), 0);
		if (at != SLICE_NONE && at < 200) {
			word = facts_fold(f, slice_sub(text, 0, at));
			from = slice_find(word, SLICE("《"), 0);
			if (from != SLICE_NONE && office_read(f->terms, slice_from(word, from + 3), &o) &&
			    o.usual)
				vote(b, &o, WEIGHT_TEXT);
		}
	}
}

static size_t
heaviest(const struct ballot *b)
{
	unsigned total, most = 0;
	size_t i, k, best = NAMES_MOST;

	for (i = 0; i < b->names; i++) {
		total = b->weight[i];
		for (k = 0; k < b->names; k++) {
			if (k != i && slice_ends(b->name[i], b->name[k]) && b->weight[i] >= WEIGHT_HEAD)
				total += b->weight[k];
		}
		if (total > most || (total == most && best < NAMES_MOST &&
		    b->name[i].len > b->name[best].len)) {
			most = total;
			best = i;
		}
	}
	return best;
}

static void
decide_scope(struct facts *f, const struct ballot *b, size_t name)
{
	size_t s, best = SCOPES;

	for (s = 1; name < NAMES_MOST && s < SCOPES; s++) {
		if (b->scope[name][s] > 0 && (best == SCOPES || b->scope[name][s] > b->scope[name][best]))
			best = s;
	}
	if (best == SCOPES)
		best = b->said[3] != 0 ? 3 : 0;
	f->report->scope = slice_of(scope_name[best]);
}

void
facts_entity(struct facts *f)
{
	struct ballot b = {.names = 0};
	size_t best;

	vote_heads(f, &b);
	vote_cover(f, &b);
	vote_titles(f, &b);
	if (b.names == 0)
		vote_text(f, &b);
	best = heaviest(&b);
	if (best < NAMES_MOST)
		f->report->entity = b.name[best];
	decide_scope(f, &b, best);
}
