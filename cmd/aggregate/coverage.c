/* SPDX-License-Identifier: ISC */
#include "coverage.h"

#include "diag.h"
#include "eliminate.h"
#include "out.h"

static const char *const fate_name[] = {"used", "covered", "superseded", "restated"};
static const char *const caliber_name[] = {"汇总", "由单位合成", "不全", "单独"};
static const char *const standing_name[] = {"yes", "no", "renamed"};
static const char *const fate_row[] = {"采用", "已含于汇总", "已有更正", "重述"};

static enum status
add_count(struct cells *cells, struct slice region, struct slice year, const char *key,
    const char *measure, uint64_t count)
{
	struct buf b = {0};
	struct total t = total_of((struct dec){(dec_int)count, 0}, 0);
	uint32_t handle = 0;
	enum status st = STATUS_FAIL;

	if (row_key(&b, region, year, SLICE("C"), slice_of(key), slice_of(measure)))
		handle = cells_add(cells, buf_view(&b));
	if (handle != 0 && cell_add_total(cells, cells_at(cells, handle), &t))
		st = STATUS_OK;
	buf_free(&b);
	return st;
}

/* The same in the region and year of a source. */
static enum status
count_for(struct cells *cells, const struct registry *r, uint32_t source, const char *key,
    const char *measure, uint64_t count)
{
	return add_count(cells, registry_field(r, source, SOURCE_REGION),
	    registry_field(r, source, SOURCE_YEAR), key, measure, count);
}

static enum status
count_department(struct cells *cells, const struct registry *r, const struct department *d)
{
	enum status st = count_for(cells, r, d->source, "部门", "数量", 1);

	if (st == STATUS_OK)
		st = count_for(cells, r, d->source, "部门", caliber_name[d->caliber], 1);
	if (st == STATUS_OK && d->listed > 0)
		st = count_for(cells, r, d->source, "单位", "清单所列", d->listed);
	if (st == STATUS_OK && d->listed > 0)
		st = count_for(cells, r, d->source, "单位", "另有报告", d->found);
	return st;
}

enum status
coverage_rows(
    const struct registry *r, const struct choice *c, const struct expect *e, struct cells *cells)
{
	size_t i;
	uint32_t s;
	enum status st = STATUS_OK;

	for (i = 0; i < c->departments && st == STATUS_OK; i++) {
		st = count_department(cells, r, &c->department[i]);
		if (st == STATUS_OK && e->standing != NULL && e->standing[i] == STANDING_NEW)
			st = count_for(cells, r, c->department[i].source, "部门", "新增", 1);
	}
	for (s = 0; s < registry_sources(r) && st == STATUS_OK; s++) {
		st = count_for(cells, r, s, "报告", fate_row[c->verdict[s].fate], 1);
		if (st == STATUS_OK && e->has_findings && c->verdict[s].fate == FATE_USED)
			st = count_for(cells, r, s, "报告", "勾稽不平",
			    expect_failed(e, registry_field(r, s, SOURCE_REPORT)));
	}
	for (i = 0; i < e->missings && st == STATUS_OK; i++)
		st = add_count(cells, e->missing[i].region, e->missing[i].year, "部门",
		    e->missing[i].renamed == REGISTRY_NONE ? "应有而无" : "更名", 1);
	return st;
}

static void
put_fields(struct out *o, const struct registry *r, uint32_t s)
{
	int f;

	for (f = 0; f < SOURCE_FIELDS; f++) {
		out_slice(o, registry_field(r, s, (enum source_field)f));
		out_byte(o, '\t');
	}
}

static enum status
put_source(struct out *o, const struct registry *r, const struct choice *c, const struct expect *e,
    uint32_t s)
{
	const struct verdict *v = &c->verdict[s];
	const struct department *d = &c->department[v->department];

	put_fields(o, r, s);
	out_text(o, fate_name[v->fate]);
	out_byte(o, '\t');
	if (v->by != REGISTRY_NONE)
		out_slice(o, registry_field(r, v->by, SOURCE_REPORT));
	out_byte(o, '\t');
	out_slice(o, registry_field(r, d->source, SOURCE_ENTITY));
	out_byte(o, '\t');
	out_text(o, caliber_name[d->caliber]);
	out_byte(o, '\t');
	if (r->source[s].date != 0)
		out_number(o, r->source[s].date);
	out_byte(o, '\t');
	out_number(o, r->source[s].figures);
	out_byte(o, '\t');
	if (e->has_list)
		out_text(o, standing_name[e->standing[v->department]]);
	out_byte(o, '\t');
	if (e->has_findings)
		out_text(o, expect_failed(e, registry_field(r, s, SOURCE_REPORT)) ? "yes" : "no");
	out_byte(o, '\n');
	return out_failed(o) ? STATUS_FAIL : STATUS_OK;
}

static void
put_missing(
    struct out *o, const struct missing *m, const struct registry *r, const struct choice *c)
{
	bool renamed = m->renamed != REGISTRY_NONE;
	uint32_t now = renamed ? c->department[m->renamed].source : 0;

	out_byte(o, '\t');
	out_slice(o, m->entity);
	out_text(o, "\t\t");
	out_slice(o, m->year);
	out_byte(o, '\t');
	out_slice(o, m->region);
	out_text(o, renamed ? "\trenamed\t" : "\tmissing\t");
	if (renamed)
		out_slice(o, registry_field(r, now, SOURCE_REPORT));
	out_byte(o, '\t');
	out_slice(o, renamed ? registry_field(r, now, SOURCE_ENTITY) : m->entity);
	out_text(o, "\t\t\t0\tyes\t\n");
}

static void
warn_superseded(const struct registry *r, const struct choice *c)
{
	size_t i;

	for (i = 0; i < registry_sources(r); i++) {
		uint32_t s = c->sorted[i], by = c->verdict[s].by;
		struct slice mine = registry_field(r, s, SOURCE_REPORT), his;

		if (c->verdict[s].fate != FATE_SUPERSEDED)
			continue;
		his = registry_field(r, by, SOURCE_REPORT);
		diag_warn(NULL, "%.*s is set aside: %.*s reports the same entity, scope and year%s",
		    (int)mine.len, mine.ptr, (int)his.len, his.ptr,
		    r->source[by].date > r->source[s].date
			? diag_words(", and later")
			: diag_words(", and no date tells which is newer -- remove one"));
	}
}

enum status
coverage_tell(
    const struct registry *r, const struct choice *c, const struct expect *e, const char *path)
{
	struct out o;
	size_t i;
	enum status st;

	warn_superseded(r, c);
	if (path == NULL)
		return STATUS_OK;
	st = out_open(&o, path);
	if (st != STATUS_OK)
		return st;
	out_text(&o,
	    "report\tentity\tscope\tyear\tregion\tstatus\tby\tdepartment\tcaliber\tdate\tfigures"
	    "\texpected\tfailed\n");
	for (i = 0; i < registry_sources(r) && st == STATUS_OK; i++)
		st = put_source(&o, r, c, e, c->sorted[i]);
	for (i = 0; i < e->missings; i++)
		put_missing(&o, &e->missing[i], r, c);
	return status_max(st, out_close(&o));
}
