/* SPDX-License-Identifier: ISC */
#include "unknown.h"

#include <stdlib.h>

#include "mem.h"
#include "out.h"

static const char *const kind_name[] = {"known", "code", "name", "label"};

uint32_t
unknown_add(struct unknown *u, const struct tag *tag, const struct tag_input *in, bool *ok)
{
	const struct slice field[] = {
		slice_of(kind_name[tag->unknown]), in->sheet, tag->scheme,
		tag->unknown == TAG_UNKNOWN_LABEL ? in->code : tag->key,
		tag->unknown == TAG_UNKNOWN_LABEL ? tag->key : in->item, tag->parent, tag->name,
	};
	size_t i, n, known = u->map.count;

	if (!u->wanted || tag->unknown == TAG_KNOWN)
		return UNKNOWN_NONE;
	buf_clear(&u->text);
	for (i = 0; i < sizeof(field) / sizeof(field[0]); i++)
		*ok = (i == 0 || buf_byte(&u->text, '\t')) && buf_slice(&u->text, field[i]) && *ok;
	n = *ok ? map_add(&u->map, buf_view(&u->text)) : MAP_NONE;
	if (n == MAP_NONE || !mem_grow(&u->count, &u->cap, n + 1, sizeof(*u->count))) {
		*ok = false;
		return UNKNOWN_NONE;
	}
	if (n == known)
		u->count[n] = (struct unknown_count){0, 0, 0};
	return (uint32_t)n;
}

void
unknown_count(struct unknown *u, uint32_t number)
{
	struct unknown_count *c;

	if (number == UNKNOWN_NONE)
		return;
	c = &u->count[number];
	c->figures++;
	if (c->last_report != u->report) {
		c->last_report = u->report;
		c->reports++;
	}
}

struct line {
	const struct unknown_count *count;
	size_t number;
};

static int
by_reports(const void *a, const void *b)
{
	const struct line *p = a, *q = b;

	if (p->count->reports != q->count->reports)
		return p->count->reports < q->count->reports ? 1 : -1;
	return p->number < q->number ? -1 : 1;
}

static void
write_lines(const struct unknown *u, struct out *o, const struct line *line)
{
	size_t i;

	out_text(o, "kind\tsheet\tscheme\tcode\tname\tparent\tstandard_name\treports\tfigures\n");
	for (i = 0; i < u->map.count; i++) {
		out_slice(o, map_key(&u->map, line[i].number));
		out_byte(o, '\t');
		out_number(o, line[i].count->reports);
		out_byte(o, '\t');
		out_number(o, line[i].count->figures);
		out_byte(o, '\n');
	}
}

enum status
unknown_write(const struct unknown *u, const char *path)
{
	struct line *line = mem_zero(u->map.count + 1, sizeof(*line));
	struct out o;
	enum status st = STATUS_FAIL;
	size_t i;

	if (line == NULL)
		return STATUS_FAIL;
	for (i = 0; i < u->map.count; i++)
		line[i] = (struct line){&u->count[i], i};
	qsort(line, u->map.count, sizeof(*line), by_reports);
	if (out_open(&o, path) == STATUS_OK) {
		write_lines(u, &o, line);
		st = out_close(&o);
	}
	mem_free(line);
	return st;
}

void
unknown_free(struct unknown *u)
{
	map_free(&u->map);
	mem_free(u->count);
	buf_free(&u->text);
}
