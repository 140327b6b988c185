/* SPDX-License-Identifier: ISC */
#include "run.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "diag.h"
#include "mem.h"
#include "rollup.h"
#include "write.h"

struct job {
	const struct settings *set;
	struct data data;
	struct arena arena;
	struct doc doc;
	struct buf text;
	struct rollup rollup;
	struct out truth, reg, faults, *stream;
	size_t reports, total, faults_done;
	struct slice parent; /* department of the reports at hand */
	struct buf made;     /* the last directory made */
};

static enum status
no_memory(void)
{
	return STATUS_FAIL; /* told where it happened */
}

static enum status
make_directory(const char *path)
{
	if (mkdir(path, 0777) == 0 || errno == EEXIST)
		return STATUS_OK;
	diag_system(DIAG_IN(path), errno, "cannot make the directory");
	return STATUS_FAIL;
}

static enum status
open_in(struct out *o, const struct job *j, const char *file, struct buf *path)
{
	buf_clear(path);
	if (!buf_text(path, j->set->output) || !buf_byte(path, '/') || !buf_text(path, file) ||
	    !buf_byte(path, '\0'))
		return no_memory();
	return out_open(o, path->ptr);
}

static enum status
write_file(struct job *j, const struct report *r)
{
	struct buf path = {0};
	struct out o = {0};
	enum status st = STATUS_FAIL;
	size_t slash;

	if (!buf_text(&path, j->set->output) || !buf_byte(&path, '/') ||
	    !buf_slice(&path, r->path) || !buf_byte(&path, '\0'))
		goto end;
	for (slash = path.len - 1; path.ptr[slash] != '/'; slash--)
		continue;
	if (!slice_eq(buf_view(&j->made), slice_make(path.ptr, slash))) {
		path.ptr[slash] = '\0';
		st = make_directory(path.ptr);
		path.ptr[slash] = '/';
		if (st != STATUS_OK)
			goto end;
		buf_clear(&j->made);
		if (!buf_add(&j->made, path.ptr, slash))
			goto end;
	}
	st = out_open(&o, path.ptr);
	if (st == STATUS_OK) {
		out_slice(&o, buf_view(&j->text));
		st = out_close(&o);
	}
end:
	buf_free(&path);
	return st;
}

static void
write_register(struct job *j, const struct report *r)
{
	static const char *const scope[] = {"汇总", "本级", "单位", "部门"};

	out_slice(&j->reg, r->region);
	out_byte(&j->reg, '\t');
	out_slice(&j->reg, r->region_name);
	out_byte(&j->reg, '\t');
	out_slice(&j->reg, r->entity);
	out_byte(&j->reg, '\t');
	out_text(&j->reg, scope[r->scope]);
	out_byte(&j->reg, '\t');
	out_number(&j->reg, (size_t)r->year);
	out_byte(&j->reg, '\t');
	out_slice(&j->reg,
	    r->scope == SCOPE_SELF || r->scope == SCOPE_UNIT ? j->parent : (struct slice){0});
	out_byte(&j->reg, '\t');
	out_slice(&j->reg, r->path);
	out_text(&j->reg, r->counts ? "\tyes\t" : "\tno\t");
	out_text(&j->reg,
	    r->version > 0			     ? "superseded\n"
		: slice_has(r->path, SLICE("-副本")) ? "copy\n"
						     : "current\n");
}

static void
make_doc(struct job *j, const struct report *r)
{
	struct doc *d = &j->doc;

	doc_clear(d);
	front_write(d, r);
	if (r->lay.style == STYLE_YUNNAN) {
		narrative_write(d, r);
		doc_page(d);
		doc_put(d, "第三部分 ");
		doc_number(d, (size_t)r->year);
		doc_put(d, "年度部门决算表");
		doc_line(d, false);
		statements_write(d, r);
	} else {
		doc_page(d);
		doc_put(d, "第二部分 ");
		doc_number(d, (size_t)r->year);
		doc_put(d, "年度部门决算表");
		doc_line(d, false);
		statements_write(d, r);
		narrative_write(d, r);
	}
	glossary_write(d, r);
}

/* Faults are spread evenly over the reports of the run. */
static size_t
faults_here(const struct job *j)
{
	size_t n = j->set->faults.total, at = j->reports;

	return j->total == 0 ? 0 : (at + 1) * n / j->total - at * n / j->total;
}

static enum status
add_faults(struct job *j, const struct report *r)
{
	struct rng rng = rng_fork(r->seed, 71);
	struct fault f;
	size_t n = faults_here(j), i;
	struct doc_override all[32];
	size_t changes = 0;

	for (i = 0; i < n && changes + 2 <= 32; i++) {
		enum fault_kind kind = fault_kind_at(&j->set->faults, j->faults_done++, &rng);

		if (!fault_plan(&f, &j->doc, kind, &rng))
			continue;
		fault_write(&j->faults, &f, &j->doc, r);
		memcpy(all + changes, f.change, f.changes * sizeof *all);
		changes += f.changes;
	}
	if (changes == 0)
		return STATUS_OK;
	/* The new raws live in the doc's arena, which the second making would clear. */
	for (i = 0; i < changes; i++) {
		bool ok = true;

		all[i].raw = arena_slice(&j->arena, all[i].raw, &ok);
		if (!ok)
			return no_memory();
	}
	j->doc.override = all;
	j->doc.overrides = changes;
	make_doc(j, r);
	j->doc.override = NULL;
	j->doc.overrides = 0;
	return STATUS_OK;
}

static enum status
one_report(void *context, struct report *r)
{
	struct job *j = context;
	struct noise n;
	enum status st = STATUS_OK;

	noise_draw(&n, j->set->kind, j->set->noise, r->seed);
	noise_dress(&n, &r->lay);
	make_doc(j, r);
	if (j->set->faults.total > 0 && (st = add_faults(j, r)) != STATUS_OK)
		return st;
	j->reports++;
	noise_tables(&n, &j->doc, &r->lay);
	noise_lines(&n, &j->doc, &r->lay);
	if (j->doc.failed || !write_text(&j->doc, r, &n, &j->text))
		return no_memory();
	if (j->set->stream)
		out_slice(j->stream, buf_view(&j->text));
	if (j->set->output != NULL) {
		if (!j->set->stream)
			st = write_file(j, r);
		write_truth(&j->truth, &j->doc, r);
		write_register(j, r);
		if (!rollup_add(&j->rollup, &j->doc, r))
			return no_memory();
	}
	return out_failed(j->stream) ? STATUS_FAIL : st;
}

static enum status
count_report(void *context, struct report *r)
{
	(void)r;
	((struct job *)context)->total++;
	return STATUS_OK;
}

static enum status
walk(struct job *j, world_each each)
{
	const struct region **region;
	size_t n, i, k;
	struct department dep;
	enum status st = STATUS_OK;

	if (!world_regions(&j->data, &j->set->plan, &region, &n))
		return no_memory();
	for (i = 0; st == STATUS_OK && i < n; i++)
		for (k = 0; st == STATUS_OK && k < j->set->plan.departments; k++) {
			arena_reset(&j->arena);
			if (!world_department(
				&dep, &j->arena, &j->data, &j->set->plan, region[i], k))
				continue;
			j->parent = dep.entity;
			st = world_reports(&dep, &j->arena, &j->data, &j->set->plan, each, j);
		}
	mem_free(region);
	return st;
}

static enum status
open_outputs(struct job *j, struct buf *path)
{
	if (make_directory(j->set->output) != STATUS_OK)
		return STATUS_FAIL;
	if (!buf_text(path, j->set->output) || !buf_text(path, "/reports") || !buf_byte(path, '\0'))
		return no_memory();
	if ((!j->set->stream && make_directory(path->ptr) != STATUS_OK) ||
	    open_in(&j->truth, j, "truth.tsv", path) != STATUS_OK)
		return STATUS_FAIL;
	return STATUS_OK;
}

/* The outputs other than the truth keep their own path alive until they are closed. */
static enum status
close_outputs(struct job *j, enum status st)
{
	struct out o = {0};
	struct buf path = {0};

	st = status_max(st, out_close(&j->truth));
	st = status_max(st, out_close(&j->reg));
	st = status_max(st, out_close(&j->faults));
	if (st == STATUS_OK)
		st = open_in(&o, j, "rollup.tsv", &path);
	if (st == STATUS_OK) {
		if (!rollup_write(&j->rollup, &o))
			st = no_memory();
		st = status_max(st, out_close(&o));
	}
	buf_free(&path);
	return st;
}

enum status
run(const struct settings *set, struct out *stream)
{
	struct job *j = mem_zero(1, sizeof *j);
	struct buf truth = {0}, reg = {0}, faults = {0};
	enum status st;

	if (j == NULL)
		return no_memory();
	j->set = set;
	j->stream = stream;
	st = data_load(&j->data, set->data);
	if (st == STATUS_OK && set->faults.total > 0)
		st = walk(j, count_report);
	if (st == STATUS_OK && set->output != NULL) {
		st = open_outputs(j, &truth);
		if (st == STATUS_OK)
			st = status_max(open_in(&j->reg, j, "register.tsv", &reg),
			    open_in(&j->faults, j, "faults.tsv", &faults));
		if (st == STATUS_OK) {
			write_truth_header(&j->truth);
			fault_write_header(&j->faults);
			out_text(&j->reg,
			    "region\tregion_"
			    "name\tentity\tscope\tyear\tparent\treport\tcounts\tedition\n");
			st = close_outputs(j, walk(j, one_report));
		}
	} else if (st == STATUS_OK) {
		st = walk(j, one_report);
	}
	if (st == STATUS_OK)
		diag_note(NULL, "%zu reports written", j->reports);
	buf_free(&truth);
	buf_free(&reg);
	buf_free(&faults);
	buf_free(&j->made);
	buf_free(&j->text);
	doc_free(&j->doc);
	rollup_free(&j->rollup);
	arena_free(&j->arena);
	data_free(&j->data);
	mem_free(j);
	return st;
}
