/* SPDX-License-Identifier: ISC */
/*
 * registry.h - who reports: the sources of the figures and what they say of
 * themselves.
 *
 * A source is what one report says for one entity, scope, year and region; its
 * figures count or are set aside together.  Sources are numbered 0, 1, 2 ... as
 * they come.  A source's fields stay in TSV form, as read.
 */
#ifndef AGGREGATE_REGISTRY_H
#define AGGREGATE_REGISTRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "map.h"
#include "slice.h"

enum source_field {
	SOURCE_REPORT,
	SOURCE_ENTITY,
	SOURCE_SCOPE,
	SOURCE_YEAR,
	SOURCE_REGION,
	SOURCE_FIELDS
};

struct listed { /* a unit on the list that a source prints */
	uint32_t source;
	uint32_t unit; /* number in registry.unit */
};

struct source {
	uint64_t figures;
	uint32_t date;	     /* yyyymmdd of publication, 0 unknown */
	uint32_t date_order; /* how good a date: smaller is better */
	uint32_t first_len;  /* bytes of the row that came first, 0: not kept */
	uint64_t first;	     /* and its hash */
	bool met;	     /* that row was read, not only rows behind it */
};

struct registry {
	struct map key;	       /* the five fields with TABs between */
	struct source *source; /* by number in key */
	size_t source_cap;
	struct map unit;  /* names on lists */
	struct map first; /* source and hash of its first row, by shard */
	struct listed *list;
	size_t listed, list_cap;
};

#define REGISTRY_NONE UINT32_MAX

/* Number of the source whose five fields are `key` (in TSV form); REGISTRY_NONE: no memory. */
uint32_t registry_add(struct registry *r, struct slice key);
size_t registry_sources(const struct registry *r);
struct slice registry_field(const struct registry *r, uint32_t source, enum source_field f);

bool registry_list(struct registry *r, uint32_t source, struct slice unit);
/* A date stated by the source: `text` is any text with year, month and day in digits. */
void registry_date(struct registry *r, uint32_t source, uint32_t order, struct slice text);

void registry_dated(struct registry *r, uint32_t source, uint32_t order, uint32_t date);

/*
 * The row that came first of a source, in a shard: when a row has this hash
 * again the whole report comes again.  False with *again set when the source has
 * it already, false alone when there is no memory.
 */
bool registry_first(struct registry *r, uint32_t source, uint64_t hash, bool *again);
/* Item i of registry.first. */
void registry_first_at(const struct registry *r, size_t i, uint32_t *source, uint64_t *hash);

void registry_free(struct registry *r);

#endif
