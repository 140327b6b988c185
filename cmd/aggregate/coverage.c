/* SPDX-License-Identifier: ISC */
#include "coverage.h"

#include "diag.h"
#include "eliminate.h"
#include "out.h"

static const char *const fate_name[] = {"used", "covered", "superseded", "restated"};
static const char *const caliber_name[] = {"汇总", "由单位合成", "不全", "单独"};
static const char *const fate_row[] = {"采用", "已含于汇总", "已有更正", "重述"};

static enum status
add_count(struct gather *g, uint32_t source, const char *key, const char *measure, uint64_t count)
{
	struct buf b = {0};
	struct total t = total_of((struct dec){(dec_int)count, 0}, 0);
	uint32_t handle = 0;
	enum status st = STATUS_FAIL;

	if (row_key(&b, &g->registry, source, SLICE("C"), slice_of(key), slice_of(measure)))
		handle = cells_add(&g->cells, buf_view(&b), cells_hash(buf_view(&b)));
	if (handle != 0 && cell_add_total(&g->cells, cells_at(&g->cells, handle), &t))
		st = STATUS_OK;
	buf_free(&b);
	return st;
}

static enum status
add_department(struct gather *g, const struct department *d)
{
	enum status st = add_count(g, d->source, "部门", "数量", 1);

	if (st == STATUS_OK)
		st = add_count(g, d->source, "部门", caliber_name[d->caliber], 1);
	if (st == STATUS_OK && d->listed > 0)
		st = add_count(g, d->source, "单位", "清单所列", d->listed);
	if (st == STATUS_OK && d->listed > 0)
		st = add_count(g, d->source, "单位", "另有报告", d->found);
	return st;
}

enum status
coverage_rows(struct gather *g, const struct choice *c)
{
	size_t i;
	uint32_t s;
	enum status st = STATUS_OK;

	for (i = 0; i < c->departments && st == STATUS_OK; i++)
		st = add_department(g, &c->department[i]);
	for (s = 0; s < registry_sources(&g->registry) && st == STATUS_OK; s++)
		st = add_count(g, s, "报告", fate_row[c->verdict[s].fate], 1);
	return st;
}

static void
put_source(struct out *o, const struct registry *r, const struct choice *c, uint32_t s)
{
	const struct verdict *v = &c->verdict[s];
	int f;

	for (f = 0; f < SOURCE_FIELDS; f++) {
		out_slice(o, registry_field(r, s, (enum source_field)f));
		out_byte(o, '\t');
	}
	out_text(o, fate_name[v->fate]);
	out_byte(o, '\t');
	if (v->by != REGISTRY_NONE)
		out_slice(o, registry_field(r, v->by, SOURCE_REPORT));
	out_byte(o, '\t');
	if (v->fate != FATE_RESTATED)
		out_slice(o, registry_field(r, c->department[v->department].source, SOURCE_ENTITY));
	out_byte(o, '\t');
	if (v->fate != FATE_RESTATED)
		out_text(o, caliber_name[c->department[v->department].caliber]);
	out_byte(o, '\t');
	if (r->source[s].date != 0)
		out_number(o, r->source[s].date);
	out_byte(o, '\t');
	out_number(o, r->source[s].figures);
	out_byte(o, '\n');
}

enum status
coverage_tell(const struct gather *g, const struct choice *c, const char *path)
{
	const struct registry *r = &g->registry;
	size_t i;
	struct out o;
	enum status st;

	for (i = 0; i < registry_sources(r); i++) {
		const struct verdict *v = &c->verdict[c->sorted[i]];

		if (v->fate == FATE_SUPERSEDED)
			diag_warn(DIAG_IN(diag_quote(registry_field(r, c->sorted[i], SOURCE_REPORT)).text),
			    "is set aside: %s reports the same entity, scope and year%s",
			    diag_quote(registry_field(r, v->by, SOURCE_REPORT)).text,
			    r->source[v->by].date > r->source[c->sorted[i]].date ? ", and later" :
			    ", and no date tells which is newer -- remove one");
	}
	if (path == NULL)
		return STATUS_OK;
	st = out_open(&o, path);
	if (st != STATUS_OK)
		return st;
	out_text(&o, "report\tentity\tscope\tyear\tregion\tstatus\tby\tdepartment\tcaliber\tdate\tfigures\n");
	for (i = 0; i < registry_sources(r); i++)
		put_source(&o, r, c, c->sorted[i]);
	return out_close(&o);
}
