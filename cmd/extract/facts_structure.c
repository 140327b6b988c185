/* SPDX-License-Identifier: ISC */
/*
 * Sheet S: facts of structure that rules read: statements announced and found,
 * their units, years and names that are not the report's, what a template left
 * behind.  One line an occurrence, numbered /1, /2 in reading order.
 */
#include "facts.h"

enum { SHEETS = 10, ENTRY_MOST = 240, DATES_MOST = 8, QUOTE_MOST = 120 };

/* Counters of occurrences. */
struct structure {
	struct facts *f;
	struct out *o;
	size_t wrong_year, wrong_name, dates, residues, wrong_scope, moved;
	size_t announced[SHEETS];	/* place of each statement in the contents; 0: none */
	struct slice date[DATES_MOST];
};

static void
put(struct structure *s, struct slice item, const char *measure, struct slice raw,
    const struct line *line)
{
	struct figure fig = {.sheet = "S", .item = item, .measure = slice_of(measure), .raw = raw,
	    .source = line};

	emit_figure(s->o, s->f->report, &fig);
}

static struct slice
joined(struct structure *s, const char *a, struct slice b, const char *c)
{
	struct facts *f = s->f;

	buf_clear(&f->scratch);
	if (!buf_text(&f->scratch, a) || !buf_slice(&f->scratch, b) || !buf_text(&f->scratch, c))
		f->ok = false;
	return arena_slice(&f->report->arena, buf_view(&f->scratch), &f->ok);
}

static struct slice
digits(struct structure *s, size_t n)
{
	struct facts *f = s->f;

	buf_clear(&f->scratch);
	if (!buf_number(&f->scratch, n))
		f->ok = false;
	return arena_slice(&f->report->arena, buf_view(&f->scratch), &f->ok);
}

/* The k-th occurrence of a kind: KIND/k. */
static void
put_kth(struct structure *s, const char *kind, size_t *k, struct slice raw, const struct line *line)
{
	struct slice text = slice_trim(raw);
	size_t cut = text.len;

	if (cut > QUOTE_MOST) {
		cut = QUOTE_MOST;
		while (cut > 0 && ((unsigned char)text.ptr[cut] & 0xC0) == 0x80)
			cut--;
	}
	++*k;
	put(s, joined(s, kind, digits(s, *k), ""), "内容", slice_sub(text, 0, cut), line);
}

/* "01".."09" of T01..T09; empty for other tables. */
static struct slice
sheet_number(const char *sheet)
{
	return sheet[0] == 'T' ? slice_make(sheet + 1, 2) : SLICE("");
}

static void
put_statements(struct structure *s)
{
	const struct report *r = s->f->report;
	size_t found[SHEETS] = {0}, first[SHEETS] = {0}, i, k;
	struct slice number;

	for (i = 0; i < r->parts; i++) {
		number = sheet_number(r->part[i].sheet);
		if (r->part[i].kind != PART_STATEMENT || number.len == 0)
			continue;
		k = (size_t)(number.ptr[1] - '0') % SHEETS;
		if (found[k]++ == 0)
			first[k] = i;
	}
	for (k = 1; k < SHEETS; k++) {
		if (found[k] != 0)
			put(s, joined(s, "表/", sheet_number(r->part[first[k]].sheet), ""), "数量",
			    digits(s, found[k]), &r->line[r->part[first[k]].first]);
	}
}

static void
put_heads(struct structure *s)
{
	const struct head_fact *h;
	struct slice number;
	size_t i;

	for (i = 0; i < s->f->heads; i++) {
		h = &s->f->head[i];
		number = sheet_number(h->part->sheet);
		if (number.len == 0)
			continue;
		if (h->kind == HEAD_UNIT)
			put(s, joined(s, "表/", number, "/单位"), "内容", h->text, h->line);
		else if (h->kind == HEAD_YEAR)
			put(s, joined(s, "表/", number, "/年度"), "内容", h->text, h->line);
		else
			put(s, joined(s, "表/", number, "/主体"), "内容", h->text, h->line);
	}
}

static struct slice
contents_title(struct structure *s, struct slice text)
{
	struct word *word = facts_word(s->f, text);
	const struct layout_entry *e = word == NULL ? NULL :
	    word_heading(s->f->report->words, word)->title;

	return e == NULL ? SLICE("") : sheet_number(e->sheet);
}

static void
put_contents(struct structure *s)
{
	const struct report *r = s->f->report;
	struct slice number;
	size_t i, k, n, place = 0;

	for (i = 0; i < r->parts; i++) {
		if (r->part[i].kind != PART_CONTENTS)
			continue;
		for (k = r->part[i].body; k < r->part[i].end; k++) {
			if (r->line[k].kind == LINE_BLANK || r->line[k].text.len > ENTRY_MOST)
				continue;
			number = contents_title(s, r->line[k].text);
			if (number.len == 0)
				continue;
			put(s, joined(s, "目录表/", number, ""), "内容", slice_trim(r->line[k].text), &r->line[k]);
			n = (size_t)(number.ptr[1] - '0') % SHEETS;
			s->announced[n] = s->announced[n] != 0 ? s->announced[n] : ++place;
		}
	}
}

/* A statement that stands behind one that the contents announce after it; each is looked at once. */
static void
put_order(struct structure *s)
{
	const struct report *r = s->f->report;
	size_t i, k, place, last = 0;

	for (i = 0; i < r->parts; i++) {
		const struct part *p = &r->part[i];

		k = p->kind == PART_STATEMENT && p->sheet[0] == 'T' ? (size_t)(p->sheet[2] - '0') % SHEETS : 0;
		place = s->announced[k];
		s->announced[k] = 0;
		if (place != 0 && place < last)
			put_kth(s, "表序/", &s->moved, p->title, &r->line[p->first]);
		else if (place != 0)
			last = place;
	}
}

static bool
says_nil(struct structure *s, struct slice word)
{
	const struct layout_entry *e;

	for (e = layout_first(s->f->layout, LAYOUT_NIL, "*"); e != NULL; e = e->next) {
		if (slice_has(word, e->alias))
			return true;
	}
	return false;
}

static const struct term *
residue_in(const struct structure *s, struct word *word)
{
	return word_inside(s->f->report->words, word, WORD_RESIDUE);
}

/* A note below a table: it says that the table is empty, or what to do when it is (a template's remark). */
static void
check_note(struct structure *s, struct slice number, const struct line *line)
{
	struct word *word = facts_word(s->f, line->text);

	if (word == NULL)
		return;
	if (residue_in(s, word) != NULL)
		put_kth(s, "模板残留/", &s->residues, line->text, line);
	else if (says_nil(s, word->folded))
		put(s, joined(s, "空表说明/", number, ""), "内容", slice_trim(line->text), line);
}

/* 空表 or 为空 at or behind `from`. */
static size_t
find_empty(struct slice text, size_t from)
{
	size_t at = from;

	while ((at = slice_find(text, SLICE("空"), at)) != SLICE_NONE) {
		if (slice_starts(slice_from(text, at + 3), SLICE("表")) ||
		    (at >= from + 3 && slice_eq(slice_sub(text, at - 3, at), SLICE("为"))))
			return at;
		at += 3;
	}
	return SLICE_NONE;
}

/* Lines that hold a word a note may have, found in the text of the table as a whole: they are few. */
static void
check_notes(struct structure *s, struct slice number, struct slice text)
{
	size_t none = slice_find(text, SLICE("无"), 0), empty = find_empty(text, 0), from;
	const struct line *line;

	while (none != SLICE_NONE || empty != SLICE_NONE) {
		line = report_line_of(s->f->report, text.ptr + (none < empty ? none : empty));
		check_note(s, number, line);
		from = (size_t)(line->text.ptr + line->text.len - text.ptr);
		if (none < from)
			none = slice_find(text, SLICE("无"), from);
		if (empty < from)
			empty = find_empty(text, from);
	}
}

static void
put_notes(struct structure *s)
{
	const struct report *r = s->f->report;
	struct slice number;
	const char *begin;
	const struct line *last;

	for (size_t i = 0; i < r->parts; i++) {
		const struct part *p = &r->part[i];

		number = sheet_number(p->sheet);
		if (p->kind != PART_STATEMENT || number.len == 0 || p->body >= p->end)
			continue;
		begin = r->line[p->body].text.ptr;
		last = &r->line[p->end - 1];
		check_notes(s, number, slice_make(begin, (size_t)(last->text.ptr + last->text.len - begin)));
	}
}

/* May a raw line begin with a mark like 一、 or (一)? */
static bool
may_be_numbered(struct slice s)
{
	static const char numerals[] = "一二三四五六七八九十（";
	size_t i = 0;

	while (i < s.len && (s.ptr[i] == ' ' || s.ptr[i] == '-' || s.ptr[i] == '*' || s.ptr[i] == '#' ||
	    s.ptr[i] == '\t'))
		i++;
	s = slice_sub(s, i, i + 3);
	return s.len == 3 && (s.ptr[0] == '(' || (s.ptr[0] >= '1' && s.ptr[0] <= '9') ||
	    (unsigned char)s.ptr[0] == 0xE3 || slice_has(slice_of(numerals), s));
}

/* 一、 or (一): a heading rather than a sentence. */
static bool
is_numbered(const struct word *word)
{
	return word->bare.len != word->folded.len && word->bare.len <= 120 && !word->colon &&
	    !slice_has(word->folded, SLICE("。")) &&
	    slice_find_byte(word->folded, ',', 0) == SLICE_NONE;
}

static void
put_chapters(struct structure *s)
{
	const struct report *r = s->f->report;
	const struct term *chapter;
	struct word *word;
	size_t i, k;

	for (i = 0; i < r->parts; i++) {
		if (r->part[i].kind != PART_NARRATIVE)
			continue;
		for (k = r->part[i].first; k < r->part[i].end; k++) {
			if (r->line[k].kind != LINE_PROSE || r->line[k].text.len > 160 ||
			    !may_be_numbered(r->line[k].text))
				continue;
			word = facts_word(s->f, r->line[k].text);
			if (word == NULL || !is_numbered(word) || slice_ends(word->folded, SLICE("表")))
				continue;
			chapter = word_inside(r->words, word, WORD_CHAPTER);
			if (chapter != NULL)
				put(s, joined(s, "节/", chapter->canonical, ""), "内容",
				    slice_trim(r->line[k].text), &r->line[k]);
		}
	}
}

static bool
is_sentence(struct slice text)
{
	return slice_has(text, SLICE("。")) || slice_has(text, SLICE("，")) ||
	    slice_has(text, SLICE("相比")) || slice_find_byte(text, ',', 0) != SLICE_NONE;
}

static bool
same_year(const struct report *r, const char year[4])
{
	return r->year.len != 4 || slice_eq(r->year, slice_make(year, 4));
}

/* Titles of tables name nobody: 部门决算, 单位决算 or 概况 do. */
static bool
may_name(const struct facts *f, struct word *word)
{
	return word_inside(f->report->words, word, WORD_TITLE) != NULL ||
	    slice_has(word->folded, SLICE("概况"));
}

/* What a title or heading says against the rest: another year, another office, a placeholder, 单位 for 部门. */
static void
check_title(struct structure *s, struct slice text, const struct line *line)
{
	struct facts *f = s->f;
	const struct words *words = f->report->words;
	struct word *word = facts_word(f, text);
	const struct term *title, *residue;
	struct year_place y;
	struct office o;
	size_t from;

	if (word == NULL)
		return;
	residue = residue_in(s, word);
	for (from = 0; word->year && year_find(word->folded, from, &y); from = y.end) {
		if (!y.date && !same_year(f->report, y.digits))
			put_kth(s, "年度不符/", &s->wrong_year, text, line);
	}
	if (residue != NULL)
		put_kth(s, "模板残留/", &s->residues, text, line);
	if (residue != NULL && slice_eq(residue->canonical, SLICE("占位"))) {
		put_kth(s, "主体不符/", &s->wrong_name, text, line);
	} else if (f->report->entity.len != 0 && may_name(f, word) && word_office(words, word, &o) && o.usual &&
	    !slice_has(o.name, f->report->entity) && !slice_has(f->report->entity, o.name)) {
		put_kth(s, "主体不符/", &s->wrong_name, text, line);
	}
	title = word_inside(words, word, WORD_TITLE);
	if (title != NULL && slice_eq(title->canonical, SLICE("单位")) !=
	    slice_eq(f->report->scope, SLICE("单位")) && slice_has(word->folded, SLICE("位决算")))
		put_kth(s, "口径用语不符/", &s->wrong_scope, text, line);
}

static void
check_titles(struct structure *s)
{
	const struct report *r = s->f->report;
	const struct part *p;
	size_t i, k;

	for (i = 0; i < r->parts; i++) {
		p = &r->part[i];
		if (p->kind != PART_COVER && p->title.len != 0 && p->title.len <= ENTRY_MOST &&
		    !is_sentence(p->title))
			check_title(s, p->title, &r->line[p->first]);
		for (k = p->body; p->kind == PART_CONTENTS && k < p->end; k++) {
			if (r->line[k].kind == LINE_PROSE && r->line[k].text.len <= ENTRY_MOST)
				check_title(s, r->line[k].text, &r->line[k]);
		}
	}
}

static void
check_heads(struct structure *s)
{
	const struct head_fact *h;
	struct slice entity = s->f->report->entity;
	size_t i;

	for (i = 0; i < s->f->heads; i++) {
		h = &s->f->head[i];
		if (h->kind == HEAD_YEAR && !same_year(s->f->report, h->text.ptr))
			put_kth(s, "年度不符/", &s->wrong_year, h->line->text, h->line);
		if (h->kind != HEAD_ENTITY || !h->named)
			continue;
		if (h->office.placeholder)
			put_kth(s, "模板残留/", &s->residues, h->line->text, h->line);
		if (h->office.placeholder || (entity.len != 0 && !slice_eq(h->office.name, entity)))
			put_kth(s, "主体不符/", &s->wrong_name, h->line->text, h->line);
	}
}

/* The distinct dates of the cover; one alone is as it should be. */
static void
cover_dates(struct structure *s)
{
	const struct report *r = s->f->report;
	struct slice date;
	size_t i, k, first, end, from, start, stop, n = 0;

	facts_cover(r, &first, &end);
	for (i = first; i < end; i++) {
		if (r->line[i].kind == LINE_BLANK || r->line[i].text.len > ENTRY_MOST)
			continue;
		for (from = 0; year_date(r->line[i].text, from, &start, &stop); from = stop) {
			date = facts_fold(s->f, slice_sub(r->line[i].text, start, stop));
			for (k = 0; k < n && !slice_eq(s->date[k], date); k++)
				;
			if (k < n || n == DATES_MOST)
				continue;
			s->date[n++] = date;
			put_kth(s, "封面日期/", &s->dates, date, &r->line[i]);
		}
	}
}

static void
check_cover(struct structure *s)
{
	const struct report *r = s->f->report;
	struct year_place y;
	struct word *word;
	size_t i, first, end, from;

	facts_cover(r, &first, &end);
	for (i = first; i < end; i++) {
		if (r->line[i].kind != LINE_PROSE || r->line[i].text.len > ENTRY_MOST ||
		    is_sentence(r->line[i].text) || (word = facts_word(s->f, r->line[i].text)) == NULL)
			continue;
		for (from = 0; word->year && year_find(word->folded, from, &y); from = y.end) {
			if (y.fiscal && !y.date && !same_year(r, y.digits))
				put_kth(s, "年度不符/", &s->wrong_year, r->line[i].text, &r->line[i]);
		}
		if (residue_in(s, word) != NULL)
			put_kth(s, "模板残留/", &s->residues, r->line[i].text, &r->line[i]);
	}
}

void
facts_structure(struct facts *f, struct out *o)
{
	struct structure s = {.f = f, .o = o};

	put_statements(&s);
	put_heads(&s);
	put_contents(&s);
	put_order(&s);
	put_notes(&s);
	put_chapters(&s);
	cover_dates(&s);
	check_cover(&s);
	check_titles(&s);
	check_heads(&s);
}
