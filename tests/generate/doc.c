/* SPDX-License-Identifier: ISC */
#include "doc.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "mem.h"
#include "utf8.h"

void
doc_clear(struct doc *d)
{
	buf_clear(&d->text);
	arena_reset(&d->arena);
	d->figures = d->blocks = d->rows = d->cells = d->open = 0;
}

void
doc_free(struct doc *d)
{
	buf_free(&d->text);
	arena_free(&d->arena);
	mem_free(d->figure);
	mem_free(d->block);
	mem_free(d->row);
	mem_free(d->cell);
	*d = (struct doc){0};
}

void
doc_add(struct doc *d, struct slice s)
{
	if (!d->failed && !buf_slice(&d->text, s))
		d->failed = true;
}

void
doc_put(struct doc *d, const char *cstr)
{
	doc_add(d, slice_of(cstr));
}

void
doc_number(struct doc *d, size_t n)
{
	if (!d->failed && !buf_number(&d->text, n))
		d->failed = true;
}

struct slice
doc_keep(struct doc *d, struct slice s)
{
	bool ok = true;
	struct slice copy = arena_slice(&d->arena, s, &ok);

	if (!ok)
		d->failed = true;
	return ok ? copy : (struct slice){0};
}

struct slice
doc_format(struct doc *d, const char *fmt, ...)
{
	char text[512];
	struct slice s;
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	if (n < 0)
		n = 0;
	if ((size_t)n >= sizeof text)
		n = (int)sizeof text - 1;
	s = doc_keep(d, slice_make(text, (size_t)n + 1));
	return s.len == 0 ? s : slice_sub(s, 0, (size_t)n);
}

/* The printed amount in 分, of a raw in the figure's unit. */
static int64_t
amount(const struct figure *f)
{
	int64_t v = 0, scale = strcmp(f->unit, "元") == 0 ? 100 : 1000000;
	bool point = false;
	size_t i;

	for (i = 0; i < f->raw.len; i++) {
		char c = f->raw.ptr[i];

		if (c == '.')
			point = true;
		if (c < '0' || c > '9')
			continue;
		v = v * 10 + (c - '0');
		if (point)
			scale /= 10;
	}
	return (slice_starts(f->raw, SLICE("-")) ? -v : v) * scale;
}

static void
override(struct doc *d, struct figure *f)
{
	size_t i;

	for (i = 0; i < d->overrides; i++)
		if (d->override[i].figure == d->figures) {
			f->raw = d->override[i].raw;
			if (f->money)
				f->value = amount(f);
		}
}

void
doc_figure(struct doc *d, const struct figure *f)
{
	if (d->failed || !mem_grow(&d->figure, &d->figure_cap, d->figures + 1, sizeof *d->figure)) {
		d->failed = true;
		return;
	}
	d->figure[d->figures] = *f;
	override(d, &d->figure[d->figures]);
	if (d->figure[d->figures].raw.len == 0) {
		d->figures++;
		return;
	}
	if (!buf_code(&d->text, DOC_MARK + (uint32_t)d->figures))
		d->failed = true;
	d->figures++;
	doc_add(d, d->figure[d->figures - 1].raw);
}

static struct block *
new_block(struct doc *d, enum block_kind kind)
{
	if (d->failed || !mem_grow(&d->block, &d->block_cap, d->blocks + 1, sizeof *d->block)) {
		d->failed = true;
		return NULL;
	}
	d->block[d->blocks] = (struct block){.kind = kind};
	return &d->block[d->blocks++];
}

void
doc_line(struct doc *d, bool body)
{
	struct block *b = new_block(d, BLOCK_LINE);

	if (b == NULL)
		return;
	b->off = d->open;
	b->len = d->text.len - d->open;
	b->body = body;
	d->open = d->text.len;
}

void
doc_titled(struct doc *d)
{
	if (!d->failed && d->blocks > 0)
		d->block[d->blocks - 1].title = true;
}

void
doc_blank(struct doc *d)
{
	(void)new_block(d, BLOCK_BLANK);
}

void
doc_page(struct doc *d)
{
	(void)new_block(d, BLOCK_PAGE);
}

void
doc_text_line(struct doc *d, const char *cstr)
{
	doc_put(d, cstr);
	doc_line(d, false);
}

void
doc_table(struct doc *d)
{
	struct block *b = new_block(d, BLOCK_TABLE);

	if (b != NULL)
		b->row = d->rows;
}

size_t
doc_new_row(struct doc *d, enum row_kind kind)
{
	if (d->failed || !mem_grow(&d->row, &d->row_cap, d->rows + 1, sizeof *d->row)) {
		d->failed = true;
		return 0;
	}
	d->row[d->rows] = (struct row){.kind = kind, .cell = d->cells, .keep_blank = true};
	return d->rows++;
}

void
doc_row(struct doc *d, enum row_kind kind)
{
	(void)doc_new_row(d, kind);
	if (!d->failed && d->blocks > 0)
		d->block[d->blocks - 1].rows++;
}

void
doc_new_part(struct doc *d, size_t off, size_t len)
{
	if (d->failed || d->rows == 0 ||
	    !mem_grow(&d->cell, &d->cell_cap, d->cells + 1, sizeof *d->cell)) {
		d->failed = true;
		return;
	}
	d->cell[d->cells++] = (struct cell){off, len};
	d->row[d->rows - 1].cells++;
}

void
doc_new_cell(struct doc *d, struct slice s)
{
	size_t off = d->text.len;

	doc_add(d, s);
	d->open = d->text.len;
	doc_new_part(d, off, d->text.len - off);
}

void
doc_cell(struct doc *d)
{
	doc_new_part(d, d->open, d->text.len - d->open);
	d->open = d->text.len;
}

void
doc_cell_text(struct doc *d, struct slice s)
{
	doc_add(d, s);
	doc_cell(d);
}

void
doc_cell_empty(struct doc *d, size_t n)
{
	while (n-- > 0)
		doc_cell(d);
}

struct slice
doc_cell_view(const struct doc *d, size_t cell)
{
	return (struct slice){d->text.ptr + d->cell[cell].off, d->cell[cell].len};
}

uint32_t
doc_mark_of(struct slice s)
{
	size_t at = 0, used;
	uint32_t c;

	for (; at < s.len; at += used) {
		if ((unsigned char)s.ptr[at] < 0xF0) {
			used = 1;
			continue;
		}
		c = utf8_decode(s, at, &used);
		if (c >= DOC_MARK && c != UTF8_BAD)
			return c - DOC_MARK + 1;
	}
	return 0;
}
