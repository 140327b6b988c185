/* SPDX-License-Identifier: ISC */
#include "workers.h"

#include <errno.h>
#include <pthread.h>

#include "diag.h"
#include "exchange.h"
#include "feed.h"
#include "layout.h"
#include "mem.h"
#include "read.h"

struct thread {
	pthread_t id;
	enum status (*work)(void *, size_t);
	void *context;
	size_t number;
	enum status status;
};

static void *
start(void *context)
{
	struct thread *t = context;

	t->status = t->work(t->context, t->number);
	return NULL;
}

enum status
workers_run(size_t n, enum status (*work)(void *, size_t), void (*stop)(void *), void *context)
{
	struct thread *t = mem_zero(n, sizeof(*t));
	size_t i, started;
	int error = 0;
	enum status st = STATUS_OK;

	if (t == NULL)
		return STATUS_FAIL;
	for (started = 1; started < n && error == 0; started += error == 0) {
		t[started] = (struct thread){.work = work, .context = context, .number = started};
		error = pthread_create(&t[started].id, NULL, start, &t[started]);
	}
	if (error == 0) {
		st = work(context, 0);
	} else {
		diag_system(NULL, error, "cannot start thread %zu of %zu -- give a smaller -j",
		    started + 1, n);
		st = STATUS_FAIL;
		if (stop != NULL)
			stop(context);
	}
	for (i = 1; i < started; i++) {
		(void)pthread_join(t[i].id, NULL);
		st = status_max(st, t[i].status);
	}
	mem_free(t);
	return st;
}

struct worker {
	struct reader reader;
	struct sender sender;
	struct tsv tsv;
	struct feed_block block;
	struct buf header; /* of the block */
	bool opened;
};

struct team {
	struct feed feed;
	struct exchange exchange;
	pthread_mutex_t registry;
	struct worker *worker;
	size_t jobs;
	bool figures, bare;
};

/* In the middle of a block columns must not change: the next block may be read already. */
static enum status
take_header(struct worker *w)
{
	struct slice line = tsv_fields(&w->tsv) == 0 ? (struct slice){0} : tsv_line_text(&w->tsv);

	if (tsv_fields(&w->tsv) > 0 && tsv_line(&w->tsv) > w->block.line + 1 &&
	    !slice_eq(line, buf_view(&w->header))) {
		diag_error(DIAG_AT(tsv_file(&w->tsv), tsv_line(&w->tsv)),
		    "the columns change within the input -- leave -j out");
		return STATUS_FAIL;
	}
	buf_clear(&w->header);
	if (!buf_slice(&w->header, line))
		return STATUS_FAIL;
	return read_header(&w->reader, &w->tsv);
}

static enum status
read_block(struct worker *w)
{
	enum tsv_event event;
	enum status st = STATUS_OK;

	w->reader.begun = w->block.begun;
	while (st == STATUS_OK && (event = tsv_next(&w->tsv)) != TSV_END) {
		if (event == TSV_HEADER) {
			st = take_header(w);
			continue;
		}
		st = read_record(&w->reader, &w->tsv);
		w->reader.begun.len = 0;
	}
	return status_max(st, tsv_status(&w->tsv));
}

static enum status
give_block(struct worker *w)
{
	return tsv_block(
	    &w->tsv, w->block.file, w->block.line, w->block.bytes.ptr, w->block.bytes.len);
}

/* The rows of other parts leave after each block, and ours come in. */
static enum status
read_blocks(void *context, size_t number)
{
	struct team *team = context;
	struct worker *w = &team->worker[number];
	enum status st = STATUS_OK;

	while (st == STATUS_OK && feed_take(&team->feed, &w->block)) {
		st = give_block(w);
		if (st == STATUS_OK)
			st = read_block(w);
		if (st == STATUS_OK)
			st = exchange_post(&w->sender);
		if (st == STATUS_OK)
			st = exchange_receive(&w->sender, w->reader.gather);
	}
	if (st == STATUS_FAIL)
		feed_stop(&team->feed, st);
	return st;
}

/* When all have posted, what is left in the inboxes. */
static enum status
end_part(void *context, size_t number)
{
	struct team *team = context;
	struct worker *w = &team->worker[number];
	enum status st = exchange_receive(&w->sender, w->reader.gather);

	return st == STATUS_OK ? gather_end(w->reader.gather) : st;
}

/* The first block, up to its header, tells what the input is. */
static enum status
see_first_block(struct team *team, const struct settings *set, bool *any)
{
	struct worker *w = &team->worker[0];
	enum tsv_event event;
	enum status st;

	team->feed.kind = set->keys_given ? FEED_FIRST_LINE : FEED_MARKED;
	st = tsv_open_blocks(&w->tsv, set->keys_given ? &read_either : &figure_schema);
	if (st == STATUS_OK)
		tsv_limit(&w->tsv, &set->ceilings);
	w->opened = true;
	reader_set_kind(&w->reader, !set->keys_given);
	*any = st == STATUS_OK && feed_take(&team->feed, &w->block);
	if (!*any)
		return st;
	st = give_block(w);
	event = st == STATUS_OK ? tsv_next(&w->tsv) : TSV_END;
	if (event != TSV_HEADER)
		return status_max(st, tsv_status(&w->tsv));
	team->bare = tsv_fields(&w->tsv) == 0;
	st = read_first_header(&w->reader, &w->tsv);
	if (st != STATUS_OK)
		return st;
	team->figures = w->reader.figures;
	if (team->figures) {
		/* Taken for a record after all? */
		team->bare = team->bare || tsv_fields(&w->tsv) == 0;
		team->feed.kind = team->bare ? FEED_BARE : FEED_MARKED;
		if (team->bare)
			buf_clear(&team->feed.header);
	}
	return take_header(w);
}

static enum status
set_up(struct team *team, const struct settings *set)
{
	static const struct tsv_schema table = {NULL, NULL};
	struct layout layout = layout_of(set, team->worker[0].reader.rollup);
	bool codes = layout.code != LAYOUT_NONE && layout.sheet != LAYOUT_NONE;
	enum exchange_by by = layout.code == 0 ? EXCHANGE_CLASS : EXCHANGE_HEAD;
	enum status st = exchange_init(&team->exchange, team->jobs, codes ? by : EXCHANGE_KEY);
	size_t i;

	for (i = 0; i < team->jobs && st == STATUS_OK; i++) {
		struct worker *w = &team->worker[i];

		st = sender_init(&w->sender, &team->exchange, i);
		if (i > 0) {
			reader_set_kind(&w->reader, team->worker[0].reader.figures);
			if (st == STATUS_OK)
				st = tsv_open_blocks(
				    &w->tsv, w->reader.figures ? &figure_schema : &table);
			w->opened = st == STATUS_OK;
			if (w->opened)
				tsv_limit(&w->tsv, &team->worker[0].reader.set->ceilings);
		}
		w->reader.sender = &w->sender;
	}
	return st;
}

static enum status
read_all(struct team *team, const struct settings *set)
{
	bool any;
	enum status st = see_first_block(team, set, &any);

	if (st != STATUS_OK || !any)
		return status_max(st, team->feed.status);
	st = set_up(team, set);
	if (st == STATUS_OK)
		st = read_block(&team->worker[0]);
	if (st == STATUS_OK)
		st = exchange_post(&team->worker[0].sender);
	if (st == STATUS_OK)
		st = workers_run(team->jobs, read_blocks, NULL, team);
	st = status_max(st, team->feed.status);
	return st == STATUS_OK ? workers_run(team->jobs, end_part, NULL, team) : st;
}

static void
free_team(struct team *team)
{
	size_t i;

	for (i = 0; i < team->jobs; i++) {
		struct worker *w = &team->worker[i];

		if (w->opened)
			tsv_close(&w->tsv);
		if (w->sender.exchange != NULL)
			sender_free(&w->sender);
		reader_free(&w->reader);
		buf_free(&w->block.bytes);
		buf_free(&w->header);
	}
	mem_free(team->worker);
	exchange_free(&team->exchange);
	feed_free(&team->feed);
	(void)pthread_mutex_destroy(&team->registry);
}

enum status
workers_read(struct settings *set, const struct rules *rules, struct gather *gather,
    size_t jobs, bool *figures, bool *rollup)
{
	struct team team = {.jobs = jobs};
	size_t i;
	enum status st;

	team.worker = mem_zero(jobs, sizeof(*team.worker));
	if (team.worker == NULL)
		return STATUS_FAIL;
	st = feed_init(&team.feed, set->file, set->files, &set->ceilings);
	if (pthread_mutex_init(&team.registry, NULL) != 0)
		st = STATUS_FAIL;
	for (i = 0; i < jobs; i++)
		team.worker[i].reader = (struct reader){.set = set,
		    .rules = rules,
		    .gather = &gather[i],
		    .lock = &team.registry,
		    .source = REGISTRY_NONE};
	if (st == STATUS_OK)
		st = read_all(&team, set);
	*figures = team.worker[0].reader.figures;
	*rollup = team.worker[0].reader.rollup;
	free_team(&team);
	return st;
}
