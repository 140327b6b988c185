/* SPDX-License-Identifier: ISC */
#include "write.h"

#include <string.h>

#include "encode.h"
#include "tsv.h"
#include "utf8.h"

struct place {
	struct doc *d;
	size_t page, line;
	bool feeds;
	bool pipes; /* rows between | */
};

/* Copies text without marks; each mark met gives its figure this place. */
static bool
strip(struct place *p, struct buf *text, struct slice s)
{
	size_t at = 0, from = 0, used;

	while (at < s.len) {
		uint32_t c;

		at = slice_find_byte(s, '\xF3', at);	/* what every mark begins with */
		if (at == SLICE_NONE)
			break;
		c = utf8_decode(s, at, &used);
		if (c != UTF8_BAD && c >= DOC_MARK && c - DOC_MARK < p->d->figures) {
			struct figure *f = &p->d->figure[c - DOC_MARK];

			f->state = FIGURE_PRINTED;
			f->at_line = p->line;
			f->at_page = p->feeds ? p->page : 0;
			if (!buf_add(text, s.ptr + from, at - from))
				return false;
			from = at + used;
		}
		at += used;
	}
	return buf_add(text, s.ptr + from, s.len - from);
}

static bool
end_line(struct place *p, struct buf *text)
{
	p->line++;
	return buf_byte(text, '\n');
}

static size_t
printed_cells(const struct doc *d, const struct row *row)
{
	size_t n = row->cells;

	while (!row->keep_blank && n > 0 && d->cell[row->cell + n - 1].len == 0)
		n--;
	return n;
}

static bool
put_pipes(struct place *p, struct buf *text, const struct row *row)
{
	size_t i;

	for (i = 0; i < row->cells; i++)
		if (!buf_text(text, i == 0 ? "| " : " | ") ||
		    !strip(p, text, doc_cell_view(p->d, row->cell + i)))
			return false;
	return buf_text(text, " |") && end_line(p, text);
}

static bool
put_row(struct place *p, struct buf *text, const struct row *row)
{
	size_t n = printed_cells(p->d, row), i;

	if (row->kind == ROW_BREAK) {
		if (p->feeds && !buf_byte(text, '\f'))
			return false;
		p->page += p->feeds;
		return end_line(p, text);
	}
	if (p->pipes)
		return put_pipes(p, text, row);
	for (i = 0; i < n; i++) {
		if (i > 0 && !buf_byte(text, '\t'))
			return false;
		if (!strip(p, text, doc_cell_view(p->d, row->cell + i)))
			return false;
	}
	if (n == 1 && !buf_byte(text, '\t'))
		return false;
	return end_line(p, text);
}

static bool
put_block(struct place *p, struct buf *text, const struct block *b)
{
	size_t i;

	switch (b->kind) {
	case BLOCK_LINE:
		return strip(p, text, slice_make(p->d->text.ptr + b->off, b->len)) &&
		    end_line(p, text);
	case BLOCK_BLANK:
		return end_line(p, text);
	case BLOCK_PAGE:
		if (p->feeds) {
			p->page++;
			return buf_byte(text, '\f');
		}
		return end_line(p, text);
	case BLOCK_TABLE:
		break;
	}
	for (i = 0; i < b->rows; i++)
		if (!put_row(p, text, &p->d->row[b->row + i]))
			return false;
	return true;
}

bool
write_text(struct doc *d, const struct report *r, const struct noise *n, struct buf *text)
{
	struct place p = {.d = d,
	    .page = 1,
	    .line = 1,
	    .feeds = r->lay.form_feeds,
	    .pipes = n->on[NOISE_PIPE_TABLE]};
	size_t i;

	buf_clear(text);
	for (i = 0; i < d->figures; i++)
		d->figure[i].state = FIGURE_DROPPED;
	for (i = 0; i < d->blocks; i++)
		if (!put_block(&p, text, &d->block[i]))
			return false;
	return !d->failed && encode_text(text, n);
}

void
write_truth_header(struct out *o)
{
	out_text(o,
	    "report\tentity\tscope\tyear\tsheet\tpart\tline\tcode\titem\tmeasure\traw\tunit\tsource"
	    "\n");
}

static const char *
scope_name(enum scope s)
{
	static const char *const name[] = {"汇总", "本级", "单位", "部门"};

	return name[s];
}

void
write_truth(struct out *o, const struct doc *d, const struct report *r)
{
	size_t i;

	for (i = 0; i < d->figures; i++) {
		const struct figure *f = &d->figure[i];

		if (f->state == FIGURE_DROPPED)
			continue;
		out_slice(o, r->path);
		out_byte(o, '\t');
		out_slice(o, r->entity);
		out_byte(o, '\t');
		out_text(o, scope_name(r->scope));
		out_byte(o, '\t');
		out_number(o, (size_t)r->year);
		out_byte(o, '\t');
		out_text(o, f->sheet);
		out_byte(o, '\t');
		out_slice(o, f->part);
		out_byte(o, '\t');
		if (f->line > 0)
			out_number(o, f->line);
		out_byte(o, '\t');
		out_slice(o, f->code);
		out_byte(o, '\t');
		out_slice(o, f->item);
		out_byte(o, '\t');
		out_slice(o, f->measure);
		out_byte(o, '\t');
		out_slice(o, f->raw);
		out_byte(o, '\t');
		out_text(o, f->unit);
		out_byte(o, '\t');
		if (f->at_page > 0)
			out_number(o, f->at_page);
		out_byte(o, ':');
		out_number(o, f->at_line);
		out_byte(o, '\n');
	}
}
