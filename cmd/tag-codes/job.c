/* SPDX-License-Identifier: ISC */
#include "job.h"

#include <string.h>

#include "diag.h"
#include "sandbox.h"

enum status
job_start(struct job *j, const struct settings *set, struct out *out,
    const struct tsv_schema *schema)
{
	memset(j, 0, sizeof(*j));
	j->set = set;
	j->out = out;
	j->answer.unknown = UNKNOWN_NONE;
	j->unknown.wanted = set->unknown != NULL;
	out->line_buffered = set->line_buffered;
	if (tagger_open(&j->tagger, set->reference) != STATUS_OK ||
	    region_open(&j->region, set->reference, slice_of(set->region)) != STATUS_OK ||
	    families_open(&j->families, set->reference) != STATUS_OK)
		return STATUS_FAIL;
	if (tsv_open(&j->in, set->path, set->paths, schema) != STATUS_OK)
		return STATUS_FAIL;
	tsv_limit(&j->in, &set->ceilings);
	if (!set->sandbox)
		return STATUS_OK;
	return sandbox_enter(SANDBOX_READ | (set->output != NULL ? SANDBOX_RENAME : 0) |
	    (set->unknown != NULL ? SANDBOX_FILES : 0));
}

enum status
job_end(struct job *j)
{
	enum status st = j->status;

	if (j->in.state != NULL)
		st = status_max(st, tsv_status(&j->in));
	if (st != STATUS_FAIL && j->set->unknown != NULL)
		st = status_max(st, unknown_write(&j->unknown, j->set->unknown));
	diag_note(NULL, "%zu rows read", j->rows);
	tsv_close(&j->in);
	tagger_close(&j->tagger);
	region_close(&j->region);
	families_close(&j->families);
	memo_free(&j->memo);
	unknown_free(&j->unknown);
	buf_free(&j->header);
	buf_free(&j->report);
	buf_free(&j->entity);
	buf_free(&j->place);
	buf_free(&j->tail);
	buf_free(&j->key);
	return st;
}

static bool
remember(struct buf *b, struct slice s)
{
	buf_clear(b);
	return buf_slice(b, s);
}

bool
job_place(struct job *j, struct slice report, struct slice entity, unsigned year, bool *fresh)
{
	struct slice region, family;
	bool ok = true;

	*fresh = !j->placed || !slice_eq(report, buf_view(&j->report));
	if (!*fresh && year == j->year && slice_eq(entity, buf_view(&j->entity)))
		return true;
	if (*fresh)
		j->unknown.report++;
	region = region_find(&j->region, entity, report, year, &ok);
	family = families_find(&j->families, entity, &ok);
	j->year = year;
	j->placed = true;
	buf_clear(&j->place);
	return ok && remember(&j->report, report) && remember(&j->entity, entity) &&
	    buf_byte(&j->place, '\t') && buf_slice(&j->place, region) &&
	    buf_byte(&j->place, '\t') && buf_slice(&j->place, family);
}

/* The columns behind region and family, with the LF. */
static bool
write_tail(struct job *j, const struct tag *tag)
{
	const struct slice field[] = {tag->scheme, tag->level, tag->parent, tag->name, tag->tag};
	size_t i;
	bool ok = true;

	buf_clear(&j->tail);
	for (i = 0; i < sizeof(field) / sizeof(field[0]) && ok; i++)
		ok = buf_byte(&j->tail, '\t') && buf_slice(&j->tail, field[i]);
	return ok && buf_byte(&j->tail, '\n');
}

static bool
ask_tagger(struct job *j, const struct tag_input *in, const enum scheme *scheme, struct tag *tag)
{
	return scheme == NULL ? tagger_row(&j->tagger, in, tag) :
	    tagger_code(&j->tagger, *scheme, in, tag);
}

bool
job_answer(struct job *j, const struct tag_input *in, const enum scheme *scheme)
{
	struct slice question = memo_question(&j->memo, in);
	struct tag tag;
	bool ok = true;

	if (question.len != 0 && memo_find(&j->memo, question, &j->answer))
		return tagger_came(&j->tagger, j->answer.code, j->answer.row);
	buf_clear(&j->key);
	/* the next row may have the same answer when this row's block is gone */
	if (!ask_tagger(j, in, scheme, &tag) || !write_tail(j, &tag) || !buf_slice(&j->key, tag.key))
		return false;
	j->answer = (struct answer){buf_view(&j->key), buf_view(&j->tail), tag.code, tag.row, UNKNOWN_NONE};
	j->answer.unknown = unknown_add(&j->unknown, &tag, in, &ok);
	if (!ok || !tagger_came(&j->tagger, tag.code, tag.row))
		return false;
	return tag.contextual || question.len == 0 || memo_keep(&j->memo, question, &j->answer);
}

bool
job_fits(struct job *j)
{
	if (__builtin_expect(tsv_fields(&j->in) <= j->columns, 1))
		return true;
	diag_error(DIAG_AT(tsv_file(&j->in), tsv_line(&j->in)),
	    "%zu fields under a header of %zu -- row left out", tsv_fields(&j->in), j->columns);
	j->status = status_max(j->status, STATUS_NO);
	return false;
}

static char *
put(char *at, struct slice s)
{
	if (s.len != 0)
		memcpy(at, s.ptr, s.len);
	return at + s.len;
}

void
job_write(struct job *j, bool with_place)
{
	struct slice line = tsv_line_text(&j->in), place = buf_view(&j->place);
	size_t missing = j->columns > tsv_fields(&j->in) ? j->columns - tsv_fields(&j->in) : 0, room;
	char *at;

	if (!with_place)
		place.len = 0;
	room = line.len + missing + 1 + j->answer.key.len + place.len + j->answer.tail.len;
	if (__builtin_expect(room <= OUT_CAP, 1)) {
		at = put(out_room(j->out, room), line);
		for (; missing > 0; missing--)
			*at++ = '\t';
		*at++ = '\t';
		out_advance(j->out, put(put(put(at, j->answer.key), place), j->answer.tail));
	} else {
		out_slice(j->out, line);
		for (; missing > 0; missing--)
			out_byte(j->out, '\t');
		out_byte(j->out, '\t');
		out_slice(j->out, j->answer.key);
		out_slice(j->out, place);
		out_slice(j->out, j->answer.tail);
	}
	if (j->out->line_buffered)
		out_flush(j->out);
}
