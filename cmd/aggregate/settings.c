/* SPDX-License-Identifier: ISC */
#include "settings.h"

#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include "opt.h"

enum {
	OPT_COMPARE = 256,
	OPT_EVERY,
	OPT_EXPECT,
	OPT_FINDINGS,
	OPT_FLAT,
	OPT_MEAN,
	OPT_MEDIAN,
	OPT_MEMORY,
	OPT_MERGE,
	OPT_MIX,
	OPT_PARTIAL,
	OPT_QUANTILE,
	OPT_REFERENCE,
	OPT_REGISTER,
	OPT_REJECTS,
	OPT_SHARE,
	OPT_TOP
};

static const struct opt table[] = {
    {OPT_COMPARE, "compare", "YEAR,YEAR", "two years side by side, with change and rate"},
    {'c', "count", "COLUMN", "count its distinct values (figures: report)"},
    {OPT_EVERY, "every-report", NULL, "add every report: no consolidation"},
    {OPT_EXPECT, "expect", "FILE", "departments that should be there (region, entity)"},
    {OPT_FINDINGS, "findings", "FILE", "findings of reconcile, for the coverage rows"},
    {OPT_FLAT, "flat", NULL, "regions as given: no roll-up to city, province, country"},
    {'j', "jobs", "N", "threads (1)"},
    {'k', "key", "LIST", "group by these columns; NAME:N is a field's first N bytes"},
    OPT_CEILINGS,
    {OPT_MEAN, "mean", "PLACES", "add the column mean"},
    {OPT_MEDIAN, "median", NULL, "add the column median: over reports, of a table over rows"},
    {'m', "members", "NAME=VALUE", "print the figures behind a sum; may be repeated"},
    {OPT_MEMORY, "memory", "SIZE", "memory for groups before they go to TMPDIR (half of all)"},
    {OPT_MERGE, "merge", NULL, "the inputs are partial roll-ups"},
    {OPT_MIX, "mix", NULL, "with -k: add even figures of several years, sheets or measures"},
    {'o', "output", "FILE", "write there, whole or not at all"},
    {OPT_PARTIAL, "partial", NULL, "write a partial roll-up, for --merge"},
    {OPT_QUANTILE, "quantile", "LIST", "add quantiles, in per cent: 25,75 are q25 and q75"},
    {OPT_REFERENCE, "reference", "DIR", "look for reference files there first"},
    {OPT_REGISTER, "register", "FILE", "write which report was used, covered or superseded"},
    {OPT_REJECTS, "rejects", "FILE", "write rows whose number cannot be read, and go on"},
    {OPT_SHARE, "share", NULL, "add the share in the group of all keys but the last"},
    {'s', "sum", "LIST", "add up these columns (value)"},
    {OPT_TOP, "top", "N", "only the N largest sums of each group of all keys but the last"},
    {'u', "unsorted", NULL, "of a table: rows in the order in which their keys first came"},
    OPT_SANDBOX,
    OPT_COMMON,
    {0, NULL, NULL, NULL},
};

const struct opt_command settings_command = {
    "group figures and add them up, no department counted twice",
    "[FILE ...]",
    table,
};

static const char *const default_key[] = {"region", "year", "sheet", "key", "measure", NULL};

const char *
settings_keep(struct settings *s, struct slice text)
{
	char *copy = arena_take(&s->arena, text.len + 1);

	if (copy != NULL) {
		memcpy(copy, text.ptr, text.len);
		copy[text.len] = '\0';
	}
	return copy;
}

static bool
parse_small(struct slice s, size_t max, size_t *n)
{
	size_t i;

	*n = 0;
	for (i = 0; i < s.len; i++) {
		if (s.ptr[i] < '0' || s.ptr[i] > '9')
			return false;
		*n = *n * 10 + (size_t)(s.ptr[i] - '0');
		if (*n > max)
			return false;
	}
	return s.len > 0 && *n > 0;
}

/* -k region,code:3 */
static bool
parse_keys(struct settings *s, const struct opt_state *st)
{
	struct slice rest = slice_of(st->value), piece;
	size_t colon;

	s->keys = 0;
	s->keys_given = true;
	while (slice_split(&rest, ',', &piece)) {
		struct key *k = &s->key[s->keys];

		if (s->keys == KEYS_MAX)
			return opt_usage(st, "-k: more than %d columns", KEYS_MAX);
		k->prefix = 0;
		colon = slice_find_byte(piece, ':', 0);
		if (colon != SLICE_NONE &&
		    !parse_small(slice_from(piece, colon + 1), 1000, &k->prefix))
			return opt_usage(
			    st, "-k: after ':' comes how many bytes count, as in code:3");
		k->name = settings_keep(s, slice_sub(piece, 0, colon == SLICE_NONE ? piece.len : colon));
		if (k->name == NULL)
			return false;
		if (k->name[0] == '\0')
			return opt_usage(st, "-k: a column has no name");
		s->keys++;
	}
	return true;
}

static bool
parse_condition(struct settings *s, const struct opt_state *st)
{
	struct slice text = slice_of(st->value);
	size_t equal = slice_find_byte(text, '=', 0);
	struct condition *c = &s->condition[s->conditions];

	if (s->conditions == CONDITIONS_MAX)
		return opt_usage(st, "-m: more than %d conditions", CONDITIONS_MAX);
	if (equal == SLICE_NONE || equal == 0)
		return opt_usage(st, "-m: wants NAME=VALUE, as in -m key=2010301");
	c->name = settings_keep(s, slice_sub(text, 0, equal));
	c->value = slice_from(text, equal + 1);
	s->conditions++;
	return c->name != NULL;
}

static bool
parse_years(struct settings *s, const struct opt_state *st)
{
	struct slice rest = slice_of(st->value), piece;
	size_t n = 0, year;

	while (slice_split(&rest, ',', &piece)) {
		if (n == 2 || piece.len != 4 || !parse_small(piece, 9999, &year))
			return opt_usage(st, "--compare: wants two years, as in 2023,2024");
		s->compare[n] = settings_keep(s, piece);
		if (s->compare[n++] == NULL)
			return false;
	}
	return n == 2 || opt_usage(st, "--compare: wants two years, as in 2023,2024");
}

static bool
add_quantile(struct settings *s, const struct opt_state *st, struct slice text, const char *name)
{
	struct dec p;

	if (!dec_parse(text, &p) || p.n < 0 || p.scale > 9 || dec_cmp(p, dec_of(100, 0)) > 0)
		return opt_usage(st, "--quantile: wants per cents from 0 to 100, as in 25,75");
	if (s->quantiles == QUANTILES_MAX)
		return opt_usage(st, "--quantile: more than %d", QUANTILES_MAX);
	if (name == NULL)
		return false;
	s->quantile[s->quantiles] = p;
	s->quantile_name[s->quantiles++] = name;
	return true;
}

/* --quantile=25,75: columns q25 and q75 */
static bool
parse_quantiles(struct settings *s, const struct opt_state *st)
{
	struct slice rest = slice_of(st->value), piece;
	char name[32] = "q";
	bool good = true;

	while (good && slice_split(&rest, ',', &piece)) {
		if (piece.len + 2 > sizeof(name))
			return opt_usage(st, "--quantile: too many digits");
		memcpy(name + 1, piece.ptr, piece.len);
		good = add_quantile(s, st, piece, settings_keep(s, slice_make(name, piece.len + 1)));
	}
	return good;
}

bool
settings_take(void *settings, int id, const struct opt_state *st)
{
	struct settings *s = settings;

	switch (id) {
	case 'k':
		return parse_keys(s, st);
	case 'm':
		return parse_condition(s, st);
	case OPT_COMPARE:
		return parse_years(s, st);
	case 'j':
		return opt_number(st, "-j", 1, 256, &s->jobs);
	case OPT_TOP:
		return opt_number(st, "--top", 1, SIZE_MAX, &s->top);
	case OPT_MEAN:
		s->mean = true;
		return opt_number(st, "--mean", 0, 20, &s->places);
	case OPT_MEMORY:
		return opt_size(st, "--memory", (size_t)1 << 20, &s->memory);
	case 'c':
		s->count = st->value;
		return true;
	case 's':
		s->sum = st->value;
		return true;
	case 'o':
		s->output = st->value;
		return true;
	case 'u':
		s->unsorted = true;
		return true;
	case OPT_EVERY:
		s->every_report = true;
		return true;
	case OPT_FLAT:
		s->flat = true;
		return true;
	case OPT_SHARE:
		s->share = true;
		return true;
	case OPT_MEDIAN:
		return add_quantile(s, st, SLICE("50"), "median");
	case OPT_QUANTILE:
		return parse_quantiles(s, st);
	case OPT_MIX:
		s->mix = true;
		return true;
	case OPT_MERGE:
		s->merge = true;
		return true;
	case OPT_PARTIAL:
		s->partial = true;
		return true;
	case OPT_EXPECT:
		s->expect = st->value;
		return true;
	case OPT_FINDINGS:
		s->findings = st->value;
		return true;
	case OPT_REGISTER:
		s->registry = st->value;
		return true;
	case OPT_REJECTS:
		s->rejects = st->value;
		return true;
	case OPT_REFERENCE:
		s->reference = st->value;
		return true;
	default:
		return false;
	}
}

/* Half of the machine's memory, at least 64 MiB. */
static size_t
default_memory(void)
{
	long pages = sysconf(_SC_PHYS_PAGES), size = sysconf(_SC_PAGESIZE);
	size_t half = pages > 0 && size > 0 ? (size_t)pages / 2 * (size_t)size : 0,
	       least = (size_t)64 << 20;

	return half > least ? half : least;
}

static bool
agree(const struct settings *s, const struct opt_state *st)
{
	if (s->merge && s->keys_given)
		return opt_usage(
		    st, "--merge takes its keys from the partial roll-ups: leave -k out");
	if (s->merge && s->mix)
		return opt_usage(st, "--mix is said when partial roll-ups are made, not here");
	if (s->merge && s->conditions > 0)
		return opt_usage(st, "-m needs the figures themselves, not partial roll-ups");
	if (s->partial && (s->conditions > 0 || s->top > 0 || s->compare[0] != NULL || s->share))
		return opt_usage(st, "--partial: choose what to print when merging");
	if (s->quantiles > 0 && (s->conditions > 0 || s->compare[0] != NULL || s->unsorted))
		return opt_usage(st, "--median and --quantile do not go with -m, --compare and -u");
	if (s->unsorted && (s->top > 0 || s->share || s->compare[0] != NULL))
		return opt_usage(st, "-u: --top, --share and --compare need sorted rows");
	return true;
}

bool
settings_check(void *settings, const struct opt_state *st)
{
	struct settings *s = settings;

	s->sandbox = st->sandbox;
	s->ceilings = st->ceilings;
	s->file = st->argv + st->at;
	s->files = (size_t)(st->argc - st->at);
	return agree(s, st);
}

void
settings_default(struct settings *s)
{
	*s = (struct settings){.sum = "value", .jobs = 1, .places = 4, .memory = default_memory(),
	    .ceilings = CEILINGS_DEFAULT};
	for (size_t i = 0; default_key[i] != NULL; i++)
		s->key[s->keys++].name = default_key[i];
}

void
settings_free(struct settings *s)
{
	arena_free(&s->arena);
}
