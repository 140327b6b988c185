/* SPDX-License-Identifier: ISC */
/*
 * data.h - what the generator knows of the world: its data files, loaded once.
 */
#ifndef GENERATE_DATA_H
#define GENERATE_DATA_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "map.h"
#include "slice.h"
#include "status.h"

enum { DATA_KINDS = 4 }; /* 行政 x, 参公 a, 事业 s, 事业 with business income b */

struct function { /* a functional code */
	struct slice code, name;
	int since;
};

struct economy { /* an economic code */
	struct slice code, name;
	int64_t low, high;	    /* yuan a head and year */
	int64_t chance[DATA_KINDS]; /* per mille */
	int since, until;	    /* years in which it is printed */
	int before;		    /* index of the row that held its amounts until then, -1 */
};

struct class_row {
	struct slice code, name;
	int since, until;
};

enum region_level { REGION_PROVINCE, REGION_CITY, REGION_COUNTY };

struct region {
	struct slice code, name;
	enum region_level level;
};

struct family {
	struct slice name, local, provincial, org, projects, funds, capital, units;
};

struct phrase { /* a line of a wording file */
	struct slice style, kind, text, extra;
};

struct phrases {
	struct phrase *line;
	size_t n;
};

struct data {
	struct arena arena;
	struct function *function;
	size_t functions;
	struct map codes; /* functional code -> number in function */
	struct economy *economy;
	size_t economies;
	struct class_row *classes;
	size_t class_rows;
	struct region *region;
	size_t regions;
	struct family *family;
	size_t families;
	struct phrases narrative, words, project, glossary;
};

enum status data_load(struct data *d, const char *dir);
void data_free(struct data *d);

size_t data_function(const struct data *d, struct slice code); /* MAP_NONE: unknown */
struct slice data_function_name(const struct data *d, struct slice code, int year);
size_t data_economy(const struct data *d, const char *code);
bool data_economy_in(const struct economy *e, int year);

/* A random line of the wording file's kind; empty when there is none. */
struct rng;
struct slice phrase_pick(const struct phrases *p, const char *kind, struct rng *r);

#endif
