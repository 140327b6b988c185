/* SPDX-License-Identifier: ISC */
/*
 * settings.h - what the command line asks for, checked before a byte is read.
 */
#ifndef AGGREGATE_SETTINGS_H
#define AGGREGATE_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "dec.h"
#include "opt.h"
#include "slice.h"

enum { KEYS_MAX = 32, CONDITIONS_MAX = 32, QUANTILES_MAX = 16, SUMS_MAX = 64 };

enum key_kind {
	KEY_COLUMN,
	KEY_NAME, /* of the column that is added up */
	KEY_VALUE /* the number itself */
};

struct key {
	const char *name; /* of the column */
	size_t prefix;	  /* bytes of the field that count; 0: all */
	enum key_kind kind;
};

struct condition { /* -m NAME=VALUE */
	const char *name;
	struct slice value;
};

struct settings {
	struct key key[KEYS_MAX];
	size_t keys;
	size_t hidden;	   /* of keys, the last: not printed, see guard.h */
	bool keys_given;   /* -k: the input may be any table */
	const char *sum;   /* columns added up, as given */
	const char *sum_name[SUMS_MAX]; /* once a header is known (columns.h) */
	size_t sums;
	const char *count; /* column whose distinct values are counted; NULL: none said */
	struct condition condition[CONDITIONS_MAX];
	size_t conditions; /* > 0: print members instead of sums */
	bool every_report; /* no consolidation */
	bool mix;	   /* add what is not alike */
	bool flat;	   /* no regions above those in the input */
	bool unsorted, partial, merge;
	bool mean, share;
	bool sandbox;
	struct ceilings ceilings;
	size_t places; /* of the mean and of rates */
	struct dec quantile[QUANTILES_MAX];	/* per cent */
	const char *quantile_name[QUANTILES_MAX]; /* of its column */
	size_t quantiles;
	size_t top;    /* 0: all */
	size_t jobs;
	size_t memory;		/* bytes */
	const char *compare[2]; /* years, or NULL */
	const char *expect, *findings, *registry, *rejects, *reference, *output;
	char *const *file;
	size_t files;
	struct arena arena; /* holds the texts cut from operands */
};

extern const struct opt_command settings_command;

/* What holds where nothing is said. */
void settings_default(struct settings *s);
/* As program.h wants them; `settings` is a struct settings. */
bool settings_take(void *settings, int id, const struct opt_state *st);
bool settings_check(void *settings, const struct opt_state *st);
/* A copy with a NUL, as long as the settings live; NULL: no memory. */
const char *settings_keep(struct settings *s, struct slice text);
void settings_free(struct settings *s);

#endif
