/* SPDX-License-Identifier: ISC */
#include "run.h"

#include "cross.h"
#include "diag.h"
#include "locate.h"
#include "sandbox.h"

struct counts {
	size_t reports, instances, verdict[VERDICT_NONE];
};

struct work {
	struct rule_set *rules;
	struct report report;
	struct judge judge;
	struct docket docket;
	struct finding_writer writer;
	struct locator locator;
	struct cross cross;
	struct counts counts;
	bool all;
	size_t head_last;		/* the last of the columns that tell whose a figure is */
	/* of the report at work */
	bool open;
	struct buf head;		/* its first record up to that column; empty: under another header */
	size_t wrong;			/* failed or unresolved instances */
	struct leaning {		/* sums that differ: once for each row and difference */
		uint32_t capture;
		dec_int difference;
	} leaning[64];
	size_t more, less;		/* those whose printed total is larger, smaller than its parts */
};

/* The same amount stands in several statements: it says something once. */
static void
note_leaning(struct work *w, const struct instance *inst)
{
	size_t n = w->more + w->less;
	dec_int d = inst->l.mid - inst->r.mid;

	for (size_t i = 0; i < n; i++)
		if (w->leaning[i].capture == inst->capture && w->leaning[i].difference == d)
			return;
	if (n == sizeof(w->leaning) / sizeof(w->leaning[0]))
		return;
	w->leaning[n] = (struct leaning){inst->capture, d};
	w->more += d > 0;
	w->less += d < 0;
}

/* The first round only counts, and keeps what is not plainly right. */
static bool
tell_first(void *ctx, const struct instance *inst)
{
	struct work *w = ctx;

	w->counts.instances++;
	w->counts.verdict[inst->verdict]++;
	w->wrong += inst->verdict == VERDICT_FAIL || inst->verdict == VERDICT_UNRESOLVED;
	if (inst->verdict == VERDICT_PASS)
		return true;
	if (inst->verdict != VERDICT_UNRESOLVED && slice_eq(inst->rule->kind, SLICE("hierarchy")))
		note_leaning(w, inst);
	return docket_add(&w->docket, inst);
}

static bool
tell_again(void *ctx, const struct instance *inst)
{
	struct work *w = ctx;

	return docket_add(&w->docket, inst);
}

/* Addresses of the instances kept so far, which were judged without a trace. */
static bool
trace_kept(struct work *w)
{
	w->judge.trace = &w->docket.trace;
	for (size_t i = 0; i < w->docket.count; i++) {
		struct instance *inst = &w->docket.inst[i];
		struct eval e = judge_eval(&w->judge, inst->rule, inst->capture, inst->column);

		judge_one(&w->judge, &e, inst);
		if (e.failed)
			return false;
	}
	w->judge.trace = NULL;
	return true;
}

/* All instances once more, with their addresses: what the search for the culprit needs. */
static bool
trace_all(struct work *w)
{
	enum status st;

	docket_clear(&w->docket);
	w->judge.trace = &w->docket.trace;
	w->judge.tell = tell_again;
	st = judge_all(&w->judge);
	w->judge.tell = tell_first;
	w->judge.trace = NULL;
	return st == STATUS_OK;
}

enum { TRUNC_SIGNS = 5 };

static void
note_truncation(const struct work *w)
{
	if (!w->judge.trunc && w->more >= TRUNC_SIGNS && w->less == 0)
		diag_warn(NULL, "%s: all %zu sums that differ have the larger total: figures look cut, not rounded"
		    " -- try --trunc", diag_quote(w->judge.scope[SCOPE_SELF]->id).text, w->more);
}

/* Judges what the scopes are set to, and writes the findings. */
static bool
judge_scope(struct work *w)
{
	bool ok = true;

	docket_clear(&w->docket);
	w->wrong = w->more = w->less = 0;
	if (judge_all(&w->judge) != STATUS_OK)
		return false;
	if (w->docket.count == 0 && !w->all)
		return true;
	ok = w->wrong != 0 || w->all ? trace_all(w) : trace_kept(w);
	if (!ok || !docket_outcomes(&w->docket))
		return false;
	if (w->wrong != 0 && !locate(&w->locator, &w->judge, &w->docket))
		return false;
	note_truncation(w);
	return finding_docket(&w->writer, &w->docket, w->all);
}

static bool
finish_report(struct work *w)
{
	if (!w->open)
		return true;
	w->open = false;
	w->counts.reports++;
	w->judge.cross = false;
	w->judge.scope[SCOPE_SELF] = &w->report;
	return judge_variants(&w->judge) == STATUS_OK && judge_scope(w) && cross_keep(&w->cross, &w->report);
}

/* A figure of the report at work?  Mostly the record begins as the report's first one does. */
static bool
same_report(const struct work *w, const struct tsv *t, const struct figure_map *m)
{
	const struct report *r = &w->report;

	if (w->head.len != 0 && slice_eq(tsv_range(t, 0, w->head_last), buf_view(&w->head)))
		return true;
	return slice_eq(r->id, figure_get(t, m, FIGURE_REPORT)) && slice_eq(r->entity, figure_get(t, m, FIGURE_ENTITY)) &&
	    slice_eq(r->scope, figure_get(t, m, FIGURE_SCOPE));
}

static bool
start_report(struct work *w, const struct tsv *t, const struct figure_map *m)
{
	report_clear(&w->report);
	if (names_trim_due(&w->rules->names) && !names_trim(&w->rules->names))
		return false;
	buf_clear(&w->head);
	w->open = true;
	return buf_slice(&w->head, tsv_range(t, 0, w->head_last)) &&
	    report_start(&w->report, figure_get(t, m, FIGURE_REPORT), figure_get(t, m, FIGURE_ENTITY),
	    figure_get(t, m, FIGURE_SCOPE), figure_get(t, m, FIGURE_YEAR));
}

static bool
take_figure(struct work *w, const struct tsv *t, const struct figure_map *m)
{
	if ((!w->open || !same_report(w, t, m)) && !(finish_report(w) && start_report(w, t, m)))
		return false;
	return report_add(&w->report, t, m);
}

static void
take_header(struct work *w, const struct figure_map *m)
{
	static const enum figure_column who[] = {FIGURE_REPORT, FIGURE_ENTITY, FIGURE_SCOPE};

	buf_clear(&w->head);
	w->head_last = 0;
	for (size_t i = 0; i < sizeof(who) / sizeof(who[0]); i++)
		if (m->column[who[i]] != TSV_NONE && m->column[who[i]] > w->head_last)
			w->head_last = m->column[who[i]];
}

static enum status
check_columns(const struct tsv *t, const struct figure_map *m)
{
	static const enum figure_column need[] = {FIGURE_SHEET, FIGURE_MEASURE, FIGURE_RAW, FIGURE_VALUE, FIGURE_KEY};

	for (size_t i = 0; i < sizeof(need) / sizeof(need[0]); i++)
		if (m->column[need[i]] == TSV_NONE) {
			diag_error(DIAG_AT(tsv_file(t), tsv_line(t)), "no column named %s -- "
			    "the figures must come through normalise-numbers and tag-codes", figure_name[need[i]]);
			return STATUS_FAIL;
		}
	return STATUS_OK;
}

static enum status
read_all(struct work *w, struct tsv *t, const struct out *out)
{
	struct figure_map map;
	enum tsv_event event;

	while ((event = tsv_next(t)) != TSV_END && !out_failed(out)) {
		if (event == TSV_HEADER) {
			figure_map_columns(t, &map);
			if (check_columns(t, &map) != STATUS_OK)
				return STATUS_FAIL;
			take_header(w, &map);
		} else if (!take_figure(w, t, &map)) {
			return STATUS_FAIL;
		}
	}
	return finish_report(w) ? tsv_status(t) : STATUS_FAIL;
}

/* Rules across reports, report by report. */
static enum status
judge_cross(struct work *w)
{
	w->judge.cross = true;
	for (size_t i = 0; cross_next(&w->cross, &w->judge, i); i++)
		if (!judge_scope(w))
			return STATUS_FAIL;
	return cross_status(&w->cross);
}

static void
say_counts(const struct counts *c)
{
	diag_note(NULL, "%zu reports, %zu instances: %zu pass, %zu rounding, %zu touch, %zu fail, %zu unresolved",
	    c->reports, c->instances, c->verdict[VERDICT_PASS], c->verdict[VERDICT_ROUNDING],
	    c->verdict[VERDICT_TOUCH], c->verdict[VERDICT_FAIL], c->verdict[VERDICT_UNRESOLVED]);
}

static bool
start(struct work *w, const struct settings *set, struct rule_set *rules, struct out *out)
{
	*w = (struct work){.rules = rules, .all = set->all};
	w->judge = (struct judge){.set = rules, .trunc = set->trunc, .tell = tell_first, .ctx = w};
	w->writer = (struct finding_writer){.out = out, .language = set->language, .judge = &w->judge};
	return report_init(&w->report, rules) && cross_init(&w->cross, rules);
}

static void
finish(struct work *w)
{
	report_free(&w->report);
	buf_free(&w->head);
	judge_free(&w->judge);
	docket_free(&w->docket);
	locator_free(&w->locator);
	cross_free(&w->cross);
	finding_writer_free(&w->writer);
}

enum status
reconcile(const struct settings *set, struct rule_set *rules, struct out *out)
{
	struct work w;
	struct tsv t;
	enum status st = STATUS_FAIL;

	if (start(&w, set, rules, out)) {
		finding_header(out);
		out_flush(out);
		st = tsv_open(&t, set->file, set->files, &figure_schema);
		if (st == STATUS_OK)
			tsv_limit(&t, &set->ceilings);
		if (st != STATUS_FAIL && set->sandbox)
			st = sandbox_enter(SANDBOX_READ | (set->output != NULL ? SANDBOX_RENAME : 0));
		if (st != STATUS_FAIL) {
			st = read_all(&w, &t, out);
			tsv_close(&t);
		}
		if (st != STATUS_FAIL)
			st = status_max(st, judge_cross(&w));
		say_counts(&w.counts);
		if (w.counts.verdict[VERDICT_FAIL] != 0)
			st = status_max(st, STATUS_NO);
	}
	finish(&w);
	return st;
}
