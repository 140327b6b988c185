/* SPDX-License-Identifier: ISC */
/* What conversions and typists do to running text. */
#include <string.h>

#include "noise.h"
#include "utf8.h"

struct pen {
	struct noise *n;
	struct doc *d;
	struct buf out; /* the text being made */
	size_t form;	/* of the page numbers */
};

static void
add(struct pen *p, struct slice s)
{
	if (!buf_slice(&p->out, s))
		p->d->failed = true;
}

static bool
is_mark(uint32_t c)
{
	return c >= DOC_MARK && c != UTF8_BAD;
}

static bool
is_number(char c)
{
	return (c >= '0' && c <= '9') || c == '.' || c == ',';
}

/* Kangxi radicals that PDF fonts put in the place of ideographs; NFKC takes them back. */
static uint32_t
radical(uint32_t c)
{
	static const uint32_t pair[][2] = {{0x4E00, 0x2F00}, {0x4E8C, 0x2F06}, {0x4EBA, 0x2F08},
	    {0x5165, 0x2F0A}, {0x529B, 0x2F12}, {0x5927, 0x2F24}, {0x5B50, 0x2F26},
	    {0x5C0F, 0x2F29}, {0x5DE5, 0x2F2F}, {0x5FC3, 0x2F3C}, {0x652F, 0x2F40},
	    {0x6587, 0x2F42}, {0x65B9, 0x2F45}, {0x65E5, 0x2F47}, {0x6708, 0x2F49},
	    {0x6C34, 0x2F54}, {0x751F, 0x2F63}, {0x7528, 0x2F64}, {0x76EE, 0x2F6C},
	    {0x8001, 0x2F7C}, {0x81EA, 0x2F83}, {0x884C, 0x2F8F}, {0x91D1, 0x2FA6},
	    {0x7ACB, 0x2F74}};
	size_t i;

	for (i = 0; i < sizeof pair / sizeof *pair; i++)
		if (pair[i][0] == c)
			return pair[i][1];
	return c;
}

static void
kangxi(struct pen *p, struct slice s)
{
	size_t at = 0, used;

	buf_clear(&p->out);
	for (; at < s.len; at += used) {
		uint32_t c = utf8_decode(s, at, &used), other = radical(c);

		if (other != c && noise_hits(p->n, NOISE_KANGXI, 300)) {
			if (!buf_code(&p->out, other))
				p->d->failed = true;
		} else {
			add(p, slice_sub(s, at, at + used));
		}
	}
}

/* A half-width sign for a full-width one of the same meaning, or ％ for %. */
static const char *
other_width(struct slice s)
{
	static const char *const pair[][2] = {{"，", ","}, {"；", ";"}, {"：", ":"}, {"（", "("},
	    {"）", ")"}, {"“", "\""}, {"”", "\""}, {"%", "％"}};
	size_t i;

	for (i = 0; i < sizeof pair / sizeof *pair; i++)
		if (slice_eq(s, slice_of(pair[i][0])))
			return pair[i][1];
	return NULL;
}

static void
punctuate(struct pen *p, struct slice s)
{
	size_t at = 0, used;

	buf_clear(&p->out);
	for (; at < s.len; at += used) {
		const char *other;

		(void)utf8_decode(s, at, &used);
		other = other_width(slice_sub(s, at, at + used));
		if (other != NULL && noise_hits(p->n, NOISE_PUNCTUATION, 700))
			add(p, slice_of(other));
		else
			add(p, slice_sub(s, at, at + used));
	}
}

/* Blanks between ideographs (justified lines) and around numbers. */
static void
space_out(struct pen *p, struct slice s, bool cjk)
{
	size_t at = 0, used;
	uint32_t before = 0;

	buf_clear(&p->out);
	for (; at < s.len; at += used) {
		uint32_t c = utf8_decode(s, at, &used);
		bool number = at > 0 && is_number(s.ptr[at - 1]);

		if (cjk && utf8_is_cjk(c) && utf8_is_cjk(before) && rng_chance(&p->n->rng, 450))
			add(p, SLICE(" "));
		else if (before != 0 &&
		    ((is_mark(c) && utf8_is_cjk(before)) ||
			(number && (utf8_is_cjk(c) || c == '%'))) &&
		    noise_hits(p->n, NOISE_SPACE_NUMBER, 600))
			add(p, SLICE(" "));
		add(p, slice_sub(s, at, at + used));
		before = c;
	}
}

static void
markdown(struct pen *p, struct slice s)
{
	size_t stop = slice_find(s, SLICE("。"), 0);
	bool bold = stop != SLICE_NONE && stop < 90 && doc_mark_of(slice_sub(s, 0, stop)) == 0 &&
	    rng_chance(&p->n->rng, 400);

	buf_clear(&p->out);
	if (rng_chance(&p->n->rng, 700))
		add(p, SLICE("- "));
	if (!bold) {
		add(p, s);
		return;
	}
	add(p, SLICE("**"));
	add(p, slice_sub(s, 0, stop));
	add(p, SLICE("**"));
	add(p, slice_from(s, stop));
}

/* The text made replaces what stood at *off, *len. */
static void
replace(struct pen *p, size_t *off, size_t *len)
{
	*off = p->d->text.len;
	*len = p->out.len;
	doc_add(p->d, buf_view(&p->out));
	p->d->open = p->d->text.len;
}

/* A list item or numbered heading: what a converter makes a markdown list of. */
static bool
listed(struct slice s)
{
	return slice_starts(s, SLICE("（")) ||
	    (s.len > 1 && s.ptr[0] >= '1' && s.ptr[0] <= '9' && s.ptr[1] == '.');
}

static struct slice
line_of(const struct doc *d, const struct block *b)
{
	return slice_make(d->text.ptr + b->off, b->len);
}

/* A title that lost its first character, behind its number: 三、出决算表. */
static void
lose_initial(struct block *b, struct pen *p)
{
	struct slice s = line_of(p->d, b);
	size_t comma = slice_find(s, SLICE("、"), 0),
	       from = comma == SLICE_NONE || comma > 12 ? 0 : comma + 3;

	if (s.len < from + 15 || (unsigned char)s.ptr[from] < 0xE3)
		return;
	buf_clear(&p->out);
	add(p, slice_sub(s, 0, from));
	add(p, slice_from(s, from + 3));
	replace(p, &b->off, &b->len);
}

static void
spoil_line(struct pen *p, struct block *b)
{
	if (b->body && p->n->on[NOISE_PUNCTUATION]) {
		punctuate(p, line_of(p->d, b));
		replace(p, &b->off, &b->len);
	}
	if (b->body && (p->n->on[NOISE_SPACE_NUMBER] || p->n->on[NOISE_SPACE_CJK])) {
		space_out(p, line_of(p->d, b), noise_hits(p->n, NOISE_SPACE_CJK, 150));
		replace(p, &b->off, &b->len);
	}
	if (p->n->on[NOISE_KANGXI]) {
		kangxi(p, line_of(p->d, b));
		replace(p, &b->off, &b->len);
	}
	if (b->title && noise_hits(p->n, NOISE_LOST_INITIAL, 80))
		lose_initial(b, p);
	if (listed(line_of(p->d, b)) && noise_hits(p->n, NOISE_MARKDOWN, 800)) {
		markdown(p, line_of(p->d, b));
		replace(p, &b->off, &b->len);
	}
}

static void
spoil_cells(struct pen *p, const struct block *b)
{
	size_t i, k;

	if (!p->n->on[NOISE_KANGXI])
		return;
	for (i = 0; i < b->rows; i++)
		for (k = 0; k < p->d->row[b->row + i].cells && !p->d->failed; k++) {
			struct cell *c = &p->d->cell[p->d->row[b->row + i].cell + k];

			if (c->len < 3)
				continue;
			kangxi(p, slice_make(p->d->text.ptr + c->off, c->len));
			replace(p, &c->off, &c->len);
		}
}

/* Where a line may be broken: between characters, never within a number or behind a mark. */
static size_t
break_at(struct noise *n, struct slice s, size_t from)
{
	size_t at = from + (size_t)rng_range(&n->rng, 60, 140), used, k;

	while (at < s.len) {
		bool inside;

		if (((unsigned char)s.ptr[at] & 0xC0) == 0x80) {
			at++;
			continue;
		}
		inside = is_number(s.ptr[at]) && is_number(s.ptr[at - 1]);
		for (k = at; k > from && ((unsigned char)s.ptr[k - 1] & 0xC0) == 0x80; k--)
			continue;
		if (!inside && (k == 0 || !is_mark(utf8_decode(s, k - 1, &used))))
			return at;
		at++;
	}
	return s.len;
}

static void
page_number(struct pen *p, size_t page)
{
	static const char *const form[][2] = {{"—", "—"}, {"", ""}, {"- ", " -"}, {"－", "－"}};
	doc_put(p->d, form[p->form][0]);
	doc_number(p->d, page);
	doc_put(p->d, form[p->form][1]);
	doc_line(p->d, false);
}

/* One block of running text as several, perhaps over a page. */
static void
put_broken(struct pen *p, const struct block *b, size_t *page)
{
	struct block old = *b;
	size_t from = 0, at;

	while (from < old.len && !p->d->failed) {
		struct slice s = slice_make(p->d->text.ptr + old.off, old.len);

		at = break_at(p->n, s, from);
		if (at < old.len && !noise_hits(p->n, NOISE_BREAK_SENTENCE, 700))
			at = old.len;
		doc_line(p->d, true);
		if (p->d->failed)
			return;
		p->d->block[p->d->blocks - 1].off = old.off + from;
		p->d->block[p->d->blocks - 1].len = at - from;
		from = at;
		if (from < old.len && rng_chance(&p->n->rng, 60)) {
			if (p->n->on[NOISE_PAGE_NUMBER])
				page_number(p, *page);
			(*page)++;
			doc_page(p->d);
		}
	}
}

/* Copies the blocks behind the old ones, with page numbers and broken sentences, and moves them to the front. */
static void
rebuild(struct pen *p)
{
	struct doc *d = p->d;
	size_t old = d->blocks, i, page = 1, k;

	for (i = 0; i < old && !d->failed; i++) {
		struct block b = d->block[i];

		if (b.kind == BLOCK_PAGE && p->n->on[NOISE_PAGE_NUMBER])
			page_number(p, page);
		page += b.kind == BLOCK_PAGE;
		if (b.kind == BLOCK_LINE && b.body && p->n->on[NOISE_BREAK_SENTENCE]) {
			put_broken(p, &b, &page);
			continue;
		}
		doc_blank(d);
		if (!d->failed)
			d->block[d->blocks - 1] = b;
	}
	if (d->failed)
		return;
	for (i = old, k = 0; i < d->blocks; i++)
		d->block[k++] = d->block[i];
	d->blocks = k;
}

void
noise_lines(struct noise *n, struct doc *d, const struct layout *l)
{
	struct pen p = {.n = n, .d = d, .form = (size_t)rng_below(&n->rng, 4)};
	size_t i;

	(void)l;
	if (n->level == 0)
		return;
	for (i = 0; i < d->blocks && !d->failed; i++) {
		if (d->block[i].kind == BLOCK_LINE)
			spoil_line(&p, &d->block[i]);
		else if (d->block[i].kind == BLOCK_TABLE)
			spoil_cells(&p, &d->block[i]);
	}
	rebuild(&p);
	buf_free(&p.out);
}
