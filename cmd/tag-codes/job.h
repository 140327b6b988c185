/* SPDX-License-Identifier: ISC */
/*
 * job.h - what both streams share: reference files, answers that are kept, the
 * department of the row, the account of what was unknown.
 */
#ifndef TAG_JOB_H
#define TAG_JOB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "families.h"
#include "ceilings.h"
#include "memo.h"
#include "out.h"
#include "region.h"
#include "status.h"
#include "tagger.h"
#include "tsv.h"
#include "unknown.h"

struct settings {
	const char *output;		/* NULL: standard output */
	const char *reference;		/* directory, or NULL */
	const char *region;		/* code, or NULL */
	const char *unknown;		/* file for what the reference lacks, or NULL */
	const char *code, *name, *entity;	/* columns of any table; code NULL: the figures stream */
	const char *scheme;		/* of --fields; NULL: functional */
	bool line_buffered;
	bool sandbox;
	struct ceilings ceilings;
	char *const *path;
	size_t paths;
};

struct job {
	const struct settings *set;
	struct out *out;
	struct tsv in;
	struct tagger tagger;
	struct region region;
	struct families families;
	struct memo memo;
	struct unknown unknown;
	struct buf header;		/* the one last written */
	struct buf report, entity;	/* of the row before */
	struct buf place;		/* TAB region TAB family of that department */
	struct answer answer;		/* to the row in hand, or the one before */
	struct buf tail;		/* of an answer that is not kept */
	struct buf key;			/* key of the answer: the tagger's may lie in the record */
	unsigned year;			/* of the department's answer */
	bool placed;
	size_t columns;			/* of the header in force */
	size_t rows;
	enum status status;
};

enum status job_start(struct job *j, const struct settings *set, struct out *out,
    const struct tsv_schema *schema);
/* Writes the unknown, tells the totals, releases; returns the status of the whole. */
enum status job_end(struct job *j);

/* Puts the department's region and family into j->place, and whether the report is a new one into *fresh. */
bool job_place(struct job *j, struct slice report, struct slice entity, unsigned year, bool *fresh);

/*
 * Puts the answer to a row into j->answer: a statement's or narrative's by its
 * sheet, or, with `scheme`, that of a code and a name.  False: no memory.
 */
bool job_answer(struct job *j, const struct tag_input *in, const enum scheme *scheme);

/* False, and told: the record has more fields than the header. */
bool job_fits(struct job *j);

/* Writes the record and the answer behind it, with region and family where wanted. */
void job_write(struct job *j, bool with_place);

#endif
