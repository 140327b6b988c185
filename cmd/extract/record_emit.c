/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "cell.h"
#include "diag.h"
#include "emit.h"
#include "fold.h"
#include "mem.h"
#include "record.h"
#include "utf8.h"
#include "said_unit.h"

static inline bool
is_graphic(struct slice s)
{
	size_t i;

	for (i = 0; i < s.len && s.ptr[i] > ' ' && s.ptr[i] < 0x7f; i++)
		;
	return i == s.len;
}

/* Has it neither blanks nor what could be one? */
static inline bool
is_solid(struct slice s)
{
	return is_graphic(s) || fold_is_settled(s);
}

/* Bytes that a blank other than a space begins with. */
static bool
may_hold_blanks(struct slice s)
{
	size_t i;

	for (i = 0; i < s.len; i++) {
		if (s.ptr[i] == ' ' || (unsigned char)s.ptr[i] == 0xe3 || (unsigned char)s.ptr[i] == 0xe2 ||
		    (unsigned char)s.ptr[i] == 0xc2 || (unsigned char)s.ptr[i] == 0xef)
			return true;
	}
	return false;
}

/* Where the copy of s without its blanks ends. */
static char *
put_solid(char *to, struct slice s)
{
	size_t at, used;

	if (is_solid(s)) {
		memcpy(to, s.ptr, s.len);
		return to + s.len;
	}
	for (at = 0; at < s.len; at += used) {
		uint32_t c = utf8_decode(s, at, &used);

		if (!utf8_is_blank(c)) {
			memcpy(to, s.ptr + at, used);
			to += used;
		}
	}
	return to;
}

/* A copy of all pieces in one: apart, since most have one piece. */
__attribute__((noinline)) static struct slice
copy_joined(struct records *rs, const struct pieces *p)
{
	size_t size = 0;
	unsigned i;
	char *to, *end;

	for (i = 0; i < p->n; i++)
		size += p->part[i].len;
	to = end = arena_take(&rs->r->arena, size + 1);
	if (to == NULL) {
		rs->failed = true;
		return SLICE("");
	}
	for (i = 0; i < p->n; i++)
		end = put_solid(end, p->part[i]);
	return slice_make(to, (size_t)(end - to));
}

/* All pieces in one, blanks left out; a view of the report's text where there is nothing to leave out. */
static inline struct slice
joined(struct records *rs, const struct pieces *p)
{
	if (p->n == 0)
		return SLICE("");
	if (p->n == 1 && (is_solid(p->part[0]) || !may_hold_blanks(p->part[0])))
		return p->part[0];
	return copy_joined(rs, p);
}

/* Kangxi radicals, which PDF fonts write for plain ideographs, become those. */
static struct slice
plain_glyphs(struct records *rs, struct slice s)
{
	size_t at;
	bool ok = true;

	if (fold_is_settled(s))
		return s;
	for (at = 0; at + 2 < s.len; at++) {
		unsigned char a = (unsigned char)s.ptr[at], b = (unsigned char)s.ptr[at + 1];

		if ((a == 0xe2 && b >= 0xba && b <= 0xbf) || (a == 0xef && b >= 0xa4 && b <= 0xab))
			break;
	}
	if (at + 2 >= s.len)
		return s;
	buf_clear(&rs->work);
	if (!fold_glyphs(&rs->work, s)) {
		rs->failed = true;
		return s;
	}
	s = arena_slice(&rs->r->arena, buf_view(&rs->work), &ok);
	rs->failed = rs->failed || !ok;
	return s;
}

/* The rows of T09 go by their canonical names, as they do where they are columns. */
static struct slice
row_name(struct records *rs, struct slice label)
{
	const struct layout_entry *e;

	if (!rs->renamed)
		return label;
	buf_clear(&rs->work);
	if (!fold_label(&rs->work, label)) {
		rs->failed = true;
		return label;
	}
	e = layout_find(rs->known, LAYOUT_ROW, rs->sheet, layout_bare(buf_view(&rs->work)));
	return e != NULL ? e->name : label;
}

static void
claim(struct records *rs, const struct pieces *p, enum claim what)
{
	unsigned i;

	for (i = 0; rs->r->claim != NULL && i < p->n; i++)
		report_claim(rs->r, p->part[i], what);
}

/* Bullets are no part of a label. */
static struct slice
without_bullet(struct slice s)
{
	static const char *const bullet[] = {"·", "•", "●", "*", "-", "—", "▪"};
	size_t i;
	bool more = s.len != 0 && (unsigned char)s.ptr[0] < 0xe3;

	while (more) {
		more = false;
		for (i = 0; i < sizeof(bullet) / sizeof(bullet[0]); i++) {
			if (slice_starts(s, slice_of(bullet[i])) && s.len > slice_of(bullet[i]).len) {
				s = slice_from(s, slice_of(bullet[i]).len);
				more = true;
			}
		}
	}
	return s;
}

static struct slice
label_of(struct records *rs, const struct pieces *name)
{
	if (name->n == 1 && (unsigned char)name->part[0].ptr[0] >= 0xe3 && fold_is_settled(name->part[0]))
		return name->part[0];	/* nearly all */
	return plain_glyphs(rs, without_bullet(joined(rs, name)));
}

/* In a statement with one block the row tells the side. */
static struct slice
side_of(struct records *rs, struct slice label)
{
	const struct layout_entry *e;
	struct slice bare;

	buf_clear(&rs->work);
	if (!fold_label(&rs->work, label)) {
		rs->failed = true;
		return SLICE("收入");
	}
	bare = layout_bare(buf_view(&rs->work));
	e = layout_find(rs->known, LAYOUT_SIDE, rs->sheet, bare);
	if (e != NULL)
		rs->outlay = slice_eq(e->name, SLICE("支出"));
	else if (slice_ends(bare, SLICE("支出")))
		rs->outlay = true;
	return rs->outlay ? SLICE("支出") : SLICE("收入");
}

/* Where items are columns a row may be a measure: 预算数, then 决算数 below it. */
static struct slice
row_measure(struct records *rs, const struct frame_column *c, struct slice label)
{
	const struct layout_entry *e;

	buf_clear(&rs->work);
	if (label.len == 0 || !fold_label(&rs->work, label))
		return c->measure;
	e = layout_find(rs->known, LAYOUT_CAPTION, rs->sheet, buf_view(&rs->work));
	return e != NULL && e->role == ROLE_AMOUNT ? e->name : c->measure;
}

static struct slice
measure_of(struct records *rs, const struct frame_column *c, struct slice label)
{
	if (rs->frame->across && c->item.len != 0)
		return row_measure(rs, c, label);
	if (rs->sided && rs->frame->groups == 1 && (slice_eq(c->measure, SLICE("决算数")) ||
	    slice_eq(c->measure, SLICE("收入")))) {
		struct slice side = side_of(rs, label);

		return rs->sheet[2] == '4' && rs->outlay ? SLICE("合计") : side;
	}
	return c->measure;
}

/* A 类 or 款 that is printed once stands for the rows below that leave it blank. */
static struct slice
code_of(struct records *rs, const struct record *rec)
{
	struct slice code = joined(rs, &rec->code), last;
	unsigned i;

	if (rec->code.n < 2)
		return code;
	/* 201 | 20101 | 2010101: each column repeats the whole code */
	last = rec->code.part[rec->code.n - 1];
	for (i = 0; i + 1 < rec->code.n; i++) {
		if (rec->code.part[i].len < 3 || !slice_starts(last, rec->code.part[i]) ||
		    last.len <= rec->code.part[i].len)
			return code;
	}
	return last;
}

/* 本年收入合27373.52本年支出合计: cells ran into one another. */
static bool
holds_number(struct slice label)
{
	size_t at = 0;

	while (at < label.len && (label.ptr[at] < '0' || label.ptr[at] > '9'))
		at++;
	if (at == 0 || (unsigned char)label.ptr[at - 1] < 0x80)
		return false;
	while (at < label.len && (unsigned char)label.ptr[at] < 0x80)
		at++;
	return at < label.len;
}

/*
 * Numbers that nothing names are nobody's.  In text aligned by blanks a row may have lost
 * its label or part of its code to the next line.
 */
static bool
is_whole(const struct records *rs, struct slice code, struct slice label)
{
	size_t n;

	if (rs->frame->across)
		return true;
	if (!rs->strict)
		return code.len != 0 || label.len != 0;
	if (holds_number(label))
		return false;
	n = cell_code_digits(code);
	if (rs->frame->coded && n == 0)
		return slice_ends(label, SLICE("合计")) || slice_ends(label, SLICE("总计"));
	return rs->frame->coded ? n == 3 || n == 5 || n == 7 : label.len != 0;
}

void
records_unread(struct records *rs, const struct line *line)
{
	enum { QUOTE = 60 };
	struct figure f = {.sheet = "S", .measure = SLICE("内容"), .source = line};
	struct slice text = slice_trim(line->text);
	size_t cut = text.len < QUOTE ? text.len : QUOTE;
	char item[] = "未读/00";
	bool ok = true;

	while (cut < text.len && cut > 0 && ((unsigned char)text.ptr[cut] & 0xc0) == 0x80)
		cut--;
	f.raw = slice_sub(text, 0, cut);

	if (rs->unread || rs->sheet[0] != 'T')
		return;
	rs->unread = true;
	item[sizeof(item) - 3] = rs->sheet[1];
	item[sizeof(item) - 2] = rs->sheet[2];
	f.item = arena_slice(&rs->r->arena, slice_make(item, sizeof(item) - 1), &ok);
	rs->failed = rs->failed || !ok;
	emit_figure(rs->out, rs->r, &f);
}

static void
warn_nameless(struct records *rs, const struct record *rec)
{
	for (unsigned i = 0; i < rec->amounts && !rs->warned; i++) {
		if (rec->amount[i].n == 0)
			continue;
		diag_warn(DIAG_AT(rs->r->name, rec->source[i]->number),
		    "rows of %s have lost their label or code -- their numbers are left unclaimed",
		    rs->sheet);
		records_unread(rs, rec->source[i]);
		rs->warned = true;
	}
}

/* A lone 0 says that there is nothing, 0.00 that it is less than a cent of the unit. */
static int
amount_of(struct slice raw)
{
	size_t i, digits = 0;

	for (i = 0; i < raw.len; i++) {
		if (raw.ptr[i] >= '1' && raw.ptr[i] <= '9')
			return ROW_PAID;
		digits += raw.ptr[i] == '0';
	}
	return digits > 1 ? ROW_ZERO : ROW_BLANK;
}

/* Keeps what the narrative's names are compared with. */
static void
keep_row(struct records *rs, struct slice code, struct slice label, const struct record *rec)
{
	struct report *r = rs->r;
	int amount = ROW_BLANK, one;
	unsigned i;

	if (label.len == 0 || !rs->kept)
		return;
	if (!mem_grow(&r->row, &r->row_cap, r->rows + 1, sizeof(*r->row))) {
		rs->failed = true;
		return;
	}
	for (i = 0; i < rec->amounts && amount != ROW_PAID; i++) {
		one = rec->amount[i].n == 0 ? ROW_BLANK : amount_of(joined(rs, &rec->amount[i]));
		amount = one > amount ? one : amount;
	}
	r->row[r->rows] = (struct report_row){.sheet = rs->sheet, .code = code, .label = label};
	r->row[r->rows++].amount = amount == ROW_PAID ? ROW_PAID : amount == ROW_ZERO ? ROW_ZERO : ROW_BLANK;
}

/* What a row's figures have in common. */
struct row {
	const struct record *rec;
	struct figure f;
	struct slice label;
	struct slice said;	/* unit of what is counted: 公务用车保有量(辆) in a table of 万元 */
	bool counted;
	size_t ordinal;
	struct emit_row written;
};

/* The figure of amount i, under the column c. */
static void
emit_amount(struct records *rs, struct row *row, unsigned i, const struct frame_column *c)
{
	struct figure *f = &row->f;
	struct slice item = c->item.len != 0 ? c->item : row->label;

	if (row->rec->amount[i].n == 0 || c->measure.len == 0)
		return;
	if (item.ptr != f->item.ptr || item.len != f->item.len)
		row->written = (struct emit_row){0};
	f->item = item;
	f->measure = measure_of(rs, c, row->label);
	f->unit = row->counted ? row->said : c->unit.len != 0 ? c->unit : rs->unit;
	f->raw = joined(rs, &row->rec->amount[i]);
	if (slice_ends(f->raw, SLICE("%")) || slice_ends(f->raw, SLICE("％"))) {
		f->raw.len -= f->raw.ptr[f->raw.len - 1] == '%' ? 1 : 3;
		f->unit = SLICE("%");
	}
	f->source = row->rec->source[i];
	emit_in_row(rs->out, rs->r, f, f->line.len != 0 ? NULL : &row->ordinal, &row->written);
	claim(rs, &row->rec->amount[i], CLAIM_FIGURE);
}

void
record_emit(struct records *rs, unsigned g, const struct record *rec)
{
	const struct frame *f = rs->frame;
	struct row row;		/* set piece by piece: clearing all of it costs more than most records */
	struct slice rest;
	unsigned i;
	uint32_t j;

	row.rec = rec;
	row.f.sheet = rs->sheet;
	row.f.part = row.f.item = SLICE("");
	row.written = (struct emit_row){0};
	row.label = row_name(rs, label_of(rs, &rec->name));
	row.ordinal = ++rs->ordinal[g];
	claim(rs, &rec->code, CLAIM_CODE);
	claim(rs, &rec->line, CLAIM_LINE);
	claim(rs, &rec->name, CLAIM_MARKER);
	row.f.code = code_of(rs, rec);
	row.f.line = joined(rs, &rec->line);
	if (!is_whole(rs, row.f.code, row.label)) {
		warn_nameless(rs, rec);
		return;
	}
	keep_row(rs, row.f.code, row.label, rec);
	row.said = said_unit(rs->known, row.label, &rs->work, &rest, &row.counted);
	for (i = 0, j = 0; i < rec->amounts && j < f->n; j++) {
		if (f->col[j].role == ROLE_AMOUNT && f->col[j].group == g)
			emit_amount(rs, &row, i++, &f->col[j]);
	}
}
