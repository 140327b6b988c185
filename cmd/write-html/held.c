/* SPDX-License-Identifier: ISC */
#include "held.h"

#include "mem.h"

static bool
add_cites(struct held *h, const struct notes *notes, size_t number)
{
	struct slice rest = notes->note[number].cells, cite;
	bool own;

	while (findings_cite(&rest, &cite)) {
		size_t before = h->cites.count, c;

		(void)findings_address(cite, &own);
		if (!own)
			continue;
		c = map_add(&h->cites, cite);
		if (c == MAP_NONE || !mem_grow(&h->cite, &h->cite_cap, c + 1, sizeof(*h->cite)))
			return false;
		if (c == before)
			h->cite[c] = (struct held_cite){.note = number};
	}
	return true;
}

bool
held_begin(struct held *h, const struct notes *notes, size_t report)
{
	h->n = 0;
	map_clear(&h->sheets);
	map_clear(&h->cites);
	arena_reset(&h->memory);
	for (size_t i = notes->first[report]; i != 0; i = notes->note[i - 1].next)
		if (notes->note[i - 1].rank < FINDINGS_ROUNDING && !add_cites(h, notes, i - 1))
			return false;
	return true;
}

bool
held_add(struct held *h, const struct tsv *t, const struct figure_map *m)
{
	struct slice sheet = figure_get(t, m, FIGURE_SHEET);
	size_t s = map_add(&h->sheets, sheet), c = MAP_NONE;
	struct held_figure *f;
	bool ok = s != MAP_NONE;

	if (!ok || !mem_grow(&h->figure, &h->cap, h->n + 1, sizeof(*h->figure)))
		return false;
	f = &h->figure[h->n++];
	*f = (struct held_figure){
		.sheet = map_key(&h->sheets, s),
		.part = arena_slice(&h->memory, figure_get(t, m, FIGURE_PART), &ok),
		.line = arena_slice(&h->memory, figure_get(t, m, FIGURE_LINE), &ok),
		.code = arena_slice(&h->memory, figure_get(t, m, FIGURE_CODE), &ok),
		.item = arena_slice(&h->memory, figure_get(t, m, FIGURE_ITEM), &ok),
		.measure = arena_slice(&h->memory, figure_get(t, m, FIGURE_MEASURE), &ok),
		.raw = arena_slice(&h->memory, figure_get(t, m, FIGURE_RAW), &ok),
		.unit = arena_slice(&h->memory, figure_get(t, m, FIGURE_UNIT), &ok),
		.source = arena_slice(&h->memory, figure_get(t, m, FIGURE_SOURCE), &ok),
		.status = arena_slice(&h->memory, figure_get(t, m, FIGURE_STATUS), &ok),
	};
	if (ok && h->cites.count > 0) {
		ok = findings_cite_figure(&h->text, sheet, figure_get(t, m, FIGURE_KEY), figure_get(t, m, FIGURE_MEASURE),
		    f->source);
		c = map_find(&h->cites, buf_view(&h->text));
	}
	if (c != MAP_NONE) {
		h->cite[c].found = true;
		f->cite = c + 1;
	}
	return ok;
}

size_t
held_cited(const struct held *h, struct slice cite)
{
	size_t c = map_find(&h->cites, cite);

	return c == MAP_NONE || !h->cite[c].found ? MAP_NONE : c;
}

void
held_free(struct held *h)
{
	mem_free(h->figure);
	mem_free(h->cite);
	map_free(&h->sheets);
	map_free(&h->cites);
	arena_free(&h->memory);
	buf_free(&h->text);
}
