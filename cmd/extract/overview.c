/* SPDX-License-Identifier: ISC */
/*
 * Sheets D and U: what an office is there for, one fact a duty; and the units
 * its accounts cover.
 */
#include "overview.h"

#include <stdint.h>

#include "fold.h"
#include "quantity.h"
#include "readers.h"
#include "utf8.h"

enum { DUTY_MOST = 16384 };	/* bytes of one duty; more is the next */

struct slice
overview_fold(struct overview *v, struct slice text)
{
	buf_clear(&v->scratch);
	if (!fold_label(&v->scratch, text))
		v->ok = false;
	return arena_slice(&v->report->arena, buf_view(&v->scratch), &v->ok);
}

struct slice
overview_squeeze(struct overview *v, struct slice text)
{
	struct buf plain = {0};
	size_t i, used;

	if (!fold_glyphs(&plain, text))
		v->ok = false;
	buf_clear(&v->scratch);
	for (i = 0; i < plain.len; i += used) {
		if (!utf8_is_blank(utf8_decode(buf_view(&plain), i, &used)) &&
		    !buf_add(&v->scratch, plain.ptr + i, used))
			v->ok = false;
	}
	buf_free(&plain);
	return arena_slice(&v->report->arena, buf_view(&v->scratch), &v->ok);
}

void
overview_claim_numbers(struct overview *v, struct slice text)
{
	struct quantity q;
	size_t at = 0;

	while (v->report->claim != NULL && quantity_next(NULL, text, &at, &q)) {
		if (!report_claimed(v->report, q.digits))
			report_claim(v->report, q.digits, q.kind == QUANTITY_MARKER ? CLAIM_MARKER :
			    q.kind == QUANTITY_DATE ? CLAIM_YEAR : CLAIM_TEXT);
	}
}

static bool
is_numeral(struct slice one)
{
	return slice_has(SLICE("一二三四五六七八九十百〇0123456789"), one);
}

static bool
closes_mark(struct slice s, bool bracket, size_t *len)
{
	static const char *const plain[] = {"、", ".", "．", "，"}, *const round[] = {")", "）"};
	const char *const *list = bracket ? round : plain;
	size_t i, n = bracket ? 2 : 4;

	for (i = 0; i < n; i++) {
		if (slice_starts(s, slice_of(list[i]))) {
			*len = slice_of(list[i]).len;
			return true;
		}
	}
	return false;
}

size_t
overview_mark(struct slice text)
{
	size_t i = 0, used = 0, len = 0, digits = 0;
	uint32_t c = 0;
	bool bracket = false, article = false;

	while (i < text.len) {
		c = utf8_decode(text, i, &used);
		if (!utf8_is_blank(c) && c != '-' && c != '*' && c != '#')
			break;
		i += used;
	}
	if (i < text.len && c >= 0x2460 && c <= 0x2473)		/* ① .. ⑳ */
		return i + used;
	if (i < text.len && (c == '(' || c == 0xFF08)) {
		bracket = true;
		i += used;
	} else if (i < text.len && c == 0x7B2C) {		/* 第 */
		article = true;
		i += used;
	}
	while (i < text.len) {
		utf8_decode(text, i, &used);
		if (used == 0 || !is_numeral(slice_sub(text, i, i + used)) || ++digits > 4)
			break;
		i += used;
	}
	if (digits == 0 || digits > 4)
		return 0;
	if (article)
		return slice_starts(slice_from(text, i), SLICE("条")) ? i + 3 : 0;
	return closes_mark(slice_from(text, i), bracket, &len) ? i + len : 0;
}

static void
put_duty(struct overview *v, struct slice text, const struct line *line)
{
	struct figure fig = {.sheet = "D", .item = SLICE("职责"), .measure = SLICE("内容"),
	    .source = line};

	fig.raw = overview_squeeze(v, text);
	if (fig.raw.len == 0 || line == NULL)
		return;
	if (slice_ends(fig.raw, SLICE(":")) || slice_ends(fig.raw, SLICE("："))) {
		fig.item = SLICE("依据");		/* the sentence before the list */
		emit_figure(v->out, v->report, &fig);
		return;
	}
	emit_numbered(v->out, v->report, &fig, ++v->duties);
}

static struct slice
append(struct overview *v, struct slice a, struct slice b)
{
	buf_clear(&v->scratch);
	if (!buf_slice(&v->scratch, a) || !buf_slice(&v->scratch, b))
		v->ok = false;
	return arena_slice(&v->report->arena, buf_view(&v->scratch), &v->ok);
}

/* (七)...。(八)... in one line: the place where the next duty begins. */
static size_t
next_duty(struct slice text)
{
	size_t at = 0;

	while ((at = slice_find(text, SLICE("。"), at)) != SLICE_NONE) {
		at += 3;
		if (slice_starts(slice_from(text, at), SLICE("(")) || slice_starts(slice_from(text, at), SLICE("（"))) {
			if (overview_mark(slice_from(text, at)) != 0)
				return at;
		}
	}
	return text.len;
}

/* Lines first .. end-1 under the heading of the duties. */
static void
read_duties(struct overview *v, size_t first, size_t end)
{
	const struct report *r = v->report;
	const struct line *start = NULL;
	struct slice text, duty = SLICE("");
	size_t i, cut;

	for (i = first; i < end; i++) {
		if (r->line[i].kind != LINE_PROSE)
			continue;
		overview_claim_numbers(v, r->line[i].text);
		for (text = slice_trim(r->line[i].text); text.len != 0; text = slice_from(text, cut)) {
			cut = next_duty(text);
			if (overview_mark(text) != 0 || duty.len == 0 || duty.len > DUTY_MOST) {
				put_duty(v, duty, start);
				start = &r->line[i];
				duty = slice_from(slice_sub(text, 0, cut), overview_mark(text));
			} else {
				duty = append(v, duty, slice_sub(text, 0, cut));
			}
		}
	}
	put_duty(v, duty, start);
}

enum heading { HEADING_NONE, HEADING_DUTIES, HEADING_UNITS };

static enum heading
heading_of(struct overview *v, const struct line *line)
{
	struct slice word;
	size_t used = 0, open;

	if (line->kind != LINE_PROSE || line->text.len > 150)
		return HEADING_NONE;
	word = layout_bare(overview_fold(v, line->text));
	open = slice_find_byte(word, '(', 0);
	if (open != SLICE_NONE && open > 0)
		word = slice_sub(word, 0, open);
	if (word.len > 90 || slice_has(word, SLICE("。")))
		return HEADING_NONE;
	if (terms_suffix(v->terms, TERM_DUTY, word, &used) != NULL)
		return HEADING_DUTIES;
	if (terms_suffix(v->terms, TERM_UNITS, word, &used) != NULL)
		return HEADING_UNITS;
	return HEADING_NONE;
}

static void
read_part(struct overview *v, const struct part *part)
{
	const struct report *r = v->report;
	enum heading now = HEADING_NONE, next;
	size_t i, from = part->first;

	for (i = part->first; i <= part->end; i++) {
		next = i == part->end ? HEADING_UNITS : heading_of(v, &r->line[i]);
		if (next == HEADING_NONE)
			continue;
		if (now == HEADING_DUTIES)
			read_duties(v, from, i);
		else if (i > from)
			overview_units(v, from, i);
		now = next;
		from = i + 1;
	}
}

enum status
overview_read(struct report *r, const struct layout *layout, const struct terms *known,
    struct out *o)
{
	struct overview v = {.report = r, .layout = layout, .terms = known, .out = o, .ok = true};
	struct figure fig = {.sheet = "S", .item = SLICE("单位清单"), .measure = SLICE("数量")};
	size_t i;

	for (i = 0; i < r->parts; i++) {
		if (r->part[i].kind == PART_OVERVIEW)
			read_part(&v, &r->part[i]);
	}
	if (v.units != 0) {
		buf_clear(&v.scratch);
		v.ok = buf_number(&v.scratch, v.units) && v.ok;
		fig.raw = buf_view(&v.scratch);
		emit_figure(o, r, &fig);
	}
	buf_free(&v.scratch);
	return v.ok ? STATUS_OK : STATUS_FAIL;
}
