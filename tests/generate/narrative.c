/* SPDX-License-Identifier: ISC */
/* Reads the lines of narrative.tsv and fills their figures and words in; the notation is told there. */
#include <string.h>

#include "metric.h"
#include "money.h"

struct teller {
	struct doc *d;
	const struct report *r;
	const struct metrics *m;
	struct rng rng;
	struct slice part;
	const struct member *member; /* NULL outside lists */
	size_t n;		     /* its number */
	struct slice self;
};

static void tell(struct teller *t, struct slice text);

static bool
in_style(struct slice styles, const char *style)
{
	struct slice one;

	while (slice_split(&styles, ',', &one))
		if (slice_eq(one, SLICE("*")) || slice_eq(one, slice_of(style)))
			return true;
	return false;
}

/* Path with $ replaced by the member's. */
static struct slice
path_of(struct teller *t, struct slice path)
{
	size_t at = slice_find_byte(path, '$', 0);

	if (at == SLICE_NONE || t->member == NULL)
		return path;
	return doc_format(t->d, "%.*s%.*s%.*s", (int)at, path.ptr, (int)t->member->path.len,
	    t->member->path.ptr, (int)(path.len - at - 1), path.ptr + at + 1);
}

static const struct metric *
metric_of(struct teller *t, struct slice name)
{
	return metrics_find(t->m, path_of(t, name));
}

/* Up, down; the word of the rate follows the report's habit. */
static const char *
direction(const struct teller *t, const struct metric *v)
{
	static const char *const rate[][2] = {{"增长", "下降"}, {"增长", "下降"}, {"增长", "降低"},
	    {"提高", "降低"}, {"上升", "下降"}, {"增加", "减少"}, {"增幅", "减幅"},
	    {"增幅为", "降幅为"}};
	static const char *const amount[][2] = {
	    {"增加", "减少"}, {"增加", "减少"}, {"增加", "减少"}, {"增长", "下降"}, {"增", "减"}};
	/* The strict templates keep to the usual words. */
	bool strict = t->r->lay.style == STYLE_HEBEI || t->r->lay.style == STYLE_SHANGHAI;
	size_t down = v->a < 0;

	if (!v->change)
		return "";
	if (v->kind == METRIC_RATE)
		return rate[rng_mix(t->r->seed, 50) % (strict ? 5 : 8)][down];
	return amount[rng_mix(t->r->seed, 51) % (strict ? 3 : 5)][down];
}

static size_t
print(const struct teller *t, const struct metric *v, char *out)
{
	const struct layout *l = &t->r->lay;
	int64_t a = v->a < 0 && v->change ? -v->a : v->a;

	switch (v->kind) {
	case METRIC_MONEY:
		return money_print_wan(out, a, l->text_grouped, l->text_trim);
	case METRIC_RATE:
		return money_print_percent(out, a, v->b, l->rate_places, false);
	case METRIC_SCORE:
		return money_print_places(out, a, 2, true);
	case METRIC_SIGN:
	case METRIC_COUNT:
		break;
	}
	return money_print_places(out, a, 0, false);
}

static void
figure(struct teller *t, struct slice name, struct slice unit)
{
	const struct metric *v = metric_of(t, name);
	struct figure f = {.sheet = "N", .part = t->part, .unit = "万元"};
	struct slice full = path_of(t, name);
	size_t comma = slice_find_byte(full, ',', 0), n;
	char raw[MONEY_MAX];

	if (v == NULL || comma == SLICE_NONE) {
		doc_put(t->d, "?");
		return;
	}
	f.item = f.key = doc_keep(t->d, slice_sub(full, 0, comma));
	f.measure = doc_keep(t->d, slice_from(full, comma + 1));
	if (v->kind == METRIC_SIGN) {
		f.unit = "";
		f.raw = v->a > v->b ? SLICE("大于") : v->a < v->b ? SLICE("小于") : SLICE("等于");
	} else {
		n = print(t, v, raw);
		f.raw = doc_format(t->d, "%s%.*s", direction(t, v), (int)n, raw);
	}
	if (v->kind == METRIC_RATE)
		f.unit = "%";
	if (unit.len > 0)
		f.unit = doc_format(t->d, "%.*s", (int)unit.len, unit.ptr).ptr;
	f.exact = v->a;
	doc_figure(t->d, &f);
}

/* Names of the economic rows that are not zero. */
static void
economic_names(struct teller *t, bool people)
{
	const struct data *data = t->r->data;
	size_t i, n = 0;

	for (i = 0; i < data->economies; i++) {
		const struct economy *e = &data->economy[i];
		bool is_people =
		    slice_starts(e->code, SLICE("301")) || slice_starts(e->code, SLICE("303"));

		if (e->code.len != 5 || is_people != people || t->r->now->econ[i] == 0)
			continue;
		if (n++ > 0)
			doc_put(t->d, "、");
		doc_add(t->d, e->name);
	}
	if (n == 0)
		doc_put(t->d, "无");
}

static void
empty_sheets(struct teller *t)
{
	bool fund = report_sheet_empty(t->r, 7), capital = report_sheet_empty(t->r, 8);

	if (fund)
		doc_put(t->d, report_sheet_title(t->r, 7));
	if (fund && capital)
		doc_put(t->d, "、");
	if (capital)
		doc_put(t->d, report_sheet_title(t->r, 8));
}

static struct slice
member_word(const struct teller *t, struct slice w)
{
	if (t->member == NULL)
		return (struct slice){0};
	if (slice_eq(w, SLICE("name")))
		return t->member->name;
	if (slice_eq(w, SLICE("fullname")))
		return t->member->full;
	if (slice_eq(w, SLICE("class")))
		return t->member->class;
	return slice_eq(w, SLICE("group")) ? t->member->group : (struct slice){0};
}

static void
word(struct teller *t, struct slice w)
{
	const struct phrases *words = &t->r->data->words;
	char kind[32];

	if (slice_eq(w, SLICE("year"))) {
		doc_number(t->d, (size_t)t->r->year);
	} else if (slice_eq(w, SLICE("prev"))) {
		doc_number(t->d, (size_t)t->r->year - 1);
	} else if (slice_eq(w, SLICE("entity"))) {
		doc_add(t->d, t->r->entity);
	} else if (slice_eq(w, SLICE("self"))) {
		doc_add(t->d, t->self);
	} else if (slice_eq(w, SLICE("heading"))) {
		if (t->r->lay.style == STYLE_SHANGHAI)
			doc_add(t->d, t->r->entity);
		doc_number(t->d, (size_t)t->r->year);
		doc_put(t->d, "年度部门");
	} else if (slice_eq(w, SLICE("n"))) {
		doc_number(t->d, t->n);
	} else if (slice_eq(w, SLICE("people"))) {
		economic_names(t, true);
	} else if (slice_eq(w, SLICE("office"))) {
		economic_names(t, false);
	} else if (slice_eq(w, SLICE("empty"))) {
		empty_sheets(t);
	} else if (slice_eq(w, SLICE("first"))) {
		doc_add(t->d, form_name(t->d, t->r, 0));
	} else if (slice_eq(w, SLICE("vehicle"))) {
		doc_put(t->d, "应急保障和业务用车");
	} else if (member_word(t, w).len > 0) {
		doc_add(t->d, member_word(t, w));
	} else if (w.len < sizeof kind) {
		memcpy(kind, w.ptr, w.len);
		kind[w.len] = '\0';
		doc_add(t->d, phrase_pick(words, kind, &t->rng));
	}
}

/* Position of the byte that closes what opens before `at`; nested pairs are skipped. */
static size_t
closing(struct slice s, size_t at, char open, char close)
{
	size_t depth = 1;

	for (; at < s.len; at++) {
		if (s.ptr[at] == open)
			depth++;
		else if (s.ptr[at] == close && --depth == 0)
			return at;
	}
	return s.len;
}

static bool
opens(char c)
{
	return c == '{' || c == '<' || c == '[';
}

static bool
closes(char c)
{
	return c == '}' || c == '>' || c == ']';
}

/* The next | outside { } < > [ ]; the end when there is none. */
static size_t
bar(struct slice s, size_t at)
{
	size_t depth = 0;

	for (; at < s.len; at++) {
		if (opens(s.ptr[at]))
			depth++;
		else if (closes(s.ptr[at]))
			depth--;
		else if (s.ptr[at] == '|' && depth == 0)
			return at;
	}
	return s.len;
}

static void
choose(struct teller *t, struct slice s)
{
	size_t at, n = 1;
	int64_t k;

	for (at = bar(s, 0); at < s.len; at = bar(s, at + 1))
		n++;
	for (k = rng_below(&t->rng, (int64_t)n), at = 0; k > 0; k--)
		at = bar(s, at) + 1;
	tell(t, slice_sub(s, at, bar(s, at)));
}

static void
condition(struct teller *t, struct slice s)
{
	size_t mark = slice_find_byte(s, '?', 0), at;
	const struct metric *v;

	if (mark == SLICE_NONE)
		return;
	v = metric_of(t, slice_sub(s, 0, mark));
	at = bar(s, mark + 1);
	if (v != NULL && v->a != 0)
		tell(t, slice_sub(s, mark + 1, at));
	else if (at < s.len)
		tell(t, slice_from(s, at + 1));
}

static void
list(struct teller *t, struct slice s)
{
	struct member member[MEMBER_MAX];
	size_t colon = slice_find_byte(s, ':', 0), end = slice_find_byte(s, '^', 0), i, n;
	struct slice text, sep;

	if (colon == SLICE_NONE || end == SLICE_NONE)
		return;
	text = slice_sub(s, colon + 1, end);
	sep = slice_from(s, end + 1);
	n = metrics_members(t->m, t->d, t->r, slice_sub(s, 0, colon), member);
	for (i = 0; i < n; i++) {
		if (i > 0)
			doc_add(t->d, sep);
		t->member = &member[i];
		t->n = i + 1;
		tell(t, text);
	}
	t->member = NULL;
}

static void
brace(struct teller *t, struct slice s)
{
	size_t at = bar(s, 0);

	if (slice_find_byte(s, ',', 0) == SLICE_NONE)
		word(t, s);
	else
		figure(
		    t, slice_sub(s, 0, at), at < s.len ? slice_from(s, at + 1) : (struct slice){0});
}

static void
tell(struct teller *t, struct slice text)
{
	size_t at = 0, from, end;

	while (at < text.len) {
		from = at;
		while (at < text.len && !opens(text.ptr[at]) && text.ptr[at] != '^')
			at++;
		doc_add(t->d, slice_sub(text, from, at));
		if (at == text.len)
			break;
		switch (text.ptr[at]) {
		case '{':
			end = closing(text, at + 1, '{', '}');
			brace(t, slice_sub(text, at + 1, end));
			break;
		case '<':
			end = closing(text, at + 1, '<', '>');
			choose(t, slice_sub(text, at + 1, end));
			break;
		case '[':
			end = closing(text, at + 1, '[', ']');
			condition(t, slice_sub(text, at + 1, end));
			break;
		default:
			end = slice_find_byte(text, '^', at + 1);
			end = end == SLICE_NONE ? text.len : slice_find_byte(text, '^', end + 1);
			end = end == SLICE_NONE ? text.len : end;
			list(t, slice_sub(text, at + 1, end));
			break;
		}
		at = end + 1;
	}
}

static void
paragraphs(struct teller *t, struct slice list_name, struct slice text)
{
	struct member member[MEMBER_MAX];
	size_t n = metrics_members(t->m, t->d, t->r, list_name, member), i;

	for (i = 0; i < n; i++) {
		t->member = &member[i];
		t->n = i + 1;
		tell(t, text);
		doc_line(t->d, true);
		doc_blank(t->d);
	}
	t->member = NULL;
}

static void
line(struct teller *t, const struct phrase *p)
{
	size_t from = t->d->text.len;

	if (slice_eq(p->kind, SLICE("forms"))) {
		forms_write(t->d, t->r);
		return;
	}
	if (slice_starts(p->kind, SLICE("each:"))) {
		paragraphs(t, slice_from(p->kind, strlen("each:")), p->text);
		return;
	}
	if (slice_eq(p->kind, SLICE("part")))
		doc_page(t->d);
	tell(t, p->text);
	if (slice_eq(p->kind, SLICE("h")))
		t->part = doc_keep(t->d, slice_make(t->d->text.ptr + from, t->d->text.len - from));
	doc_line(t->d, slice_eq(p->kind, SLICE("p")));
	if (slice_eq(p->kind, SLICE("h")))
		doc_titled(t->d);
	doc_blank(t->d);
}

static bool
wanted(const struct metrics *m, struct slice extra)
{
	bool not = extra.len > 0 && extra.ptr[0] == '!';
	const struct metric *v;

	if (extra.len == 0)
		return true;
	v = metrics_find(m, slice_from(extra, not ? 1 : 0));
	return (v != NULL && v->a != 0) != not ;
}

void
narrative_write(struct doc *d, const struct report *r)
{
	static const char *const style[STYLE_N] = {"he", "sh", "mof", "yn", "old"};
	static struct metrics m; /* large; one report at a time */
	struct teller t = {.d = d, .r = r, .m = &m, .rng = rng_fork(r->seed, 33)};
	size_t i;

	t.self = phrase_pick(&r->data->words, "self", &t.rng);
	metrics_fill(&m, d, r);
	for (i = 0; i < r->data->narrative.n; i++) {
		const struct phrase *p = &r->data->narrative.line[i];

		if (in_style(p->style, style[r->lay.style]) && wanted(&m, p->extra))
			line(&t, p);
	}
}
