/* SPDX-License-Identifier: ISC */
#include "facts.h"

#include <string.h>

#include "diag.h"

static void
lock(const struct reader *r)
{
	if (r->lock != NULL)
		(void)pthread_mutex_lock(r->lock);
}

static void
unlock(const struct reader *r)
{
	if (r->lock != NULL)
		(void)pthread_mutex_unlock(r->lock);
}

enum status
facts_again(const struct reader *r, const struct tsv *t)
{
	diag_error(DIAG_AT(tsv_file(t), tsv_line(t)),
	    "%s comes twice: this row stood in the input before -- give each report once",
	    diag_quote(registry_field(r->gather->registry, r->source, SOURCE_REPORT)).text);
	return STATUS_FAIL;
}

static bool
is_first(const struct source *s, struct slice row)
{
	return s->first_len == row.len && s->first == map_hash(row);
}

/*
 * Keeps the first row of a source in mind; false: no memory, or it comes again.
 * Another thread may have it still to read when the report began before our block.
 */
static bool
note_first(struct reader *r, const struct tsv *t)
{
	struct source *s = &r->gather->registry->source[r->source];
	struct slice line = tsv_line_text(t);
	bool again = false, ok = true, behind = r->leading && r->begun.len != 0;

	if (!r->figures || r->count != TSV_NONE ||
	    figure_get(t, &r->map, FIGURE_SOURCE).len == 0) {
		r->first_len = 0;
		return true;
	}
	if (s->first_len == 0) {
		s->first_len = behind ? r->begun.len : (uint32_t)line.len;
		s->first = behind ? r->begun.hash : map_hash(line);
		s->met = !behind;
		ok = registry_first(r->gather->registry, r->source, s->first, &again);
		again = again || (behind && is_first(s, line));
	} else if (is_first(s, line)) {
		again = s->met || behind;
		s->met = true;
	}
	r->first_len = s->first_len;
	r->first = s->first;
	return again ? facts_again(r, t) == STATUS_OK : ok;
}

enum status
facts_source(struct reader *r, const struct tsv *t, struct slice region)
{
	static const enum figure_column field[] = {
	    FIGURE_REPORT, FIGURE_ENTITY, FIGURE_SCOPE, FIGURE_YEAR};
	size_t i;
	bool ok = true;

	buf_clear(&r->source_key);
	if (r->count != TSV_NONE) {
		ok = buf_slice(&r->source_key, tsv_field(t, r->count)) &&
		     buf_text(&r->source_key, "\t\t\t\t");
	} else {
		for (i = 0; i < 4 && ok; i++)
			ok = buf_slice(&r->source_key, figure_get(t, &r->map, field[i])) &&
			     buf_byte(&r->source_key, '\t');
		ok = ok && buf_slice(&r->source_key, region);
	}
	buf_clear(&r->region);
	ok = ok && buf_slice(&r->region, region);
	if (r->leading) {
		buf_clear(&r->prefix);
		ok = ok && buf_slice(&r->prefix, tsv_range(t, 0, 3));
	}
	if (!ok)
		return STATUS_FAIL;
	lock(r);
	r->source = registry_add(r->gather->registry, buf_view(&r->source_key));
	ok = r->source != REGISTRY_NONE && note_first(r, t);
	unlock(r);
	return ok ? STATUS_OK : STATUS_FAIL;
}

enum status
facts_note(struct reader *r, const struct tsv *t, char sheet)
{
	struct slice item = figure_get(t, &r->map, FIGURE_ITEM);
	struct slice measure = figure_get(t, &r->map, FIGURE_MEASURE);
	const struct rule_cell *c;
	size_t i;

	bool ok = true;

	if (sheet == 'U' && item.len > 0) {
		lock(r);
		ok = registry_list(r->gather->registry, r->source, item);
		unlock(r);
	}
	for (i = 0; sheet == 'R' && i < r->rules->cell_count; i++) {
		c = &r->rules->cell[i];
		if (c->role != RULE_DATE || !slice_eq(c->key, item) ||
		    !slice_eq(c->measure, measure))
			continue;
		lock(r);
		registry_date(r->gather->registry, r->source, (uint32_t)i,
		    figure_get(t, &r->map, FIGURE_RAW));
		unlock(r);
	}
	return ok ? STATUS_OK : STATUS_FAIL;
}
