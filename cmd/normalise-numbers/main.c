/* SPDX-License-Identifier: ISC */
/*
 * normalise-numbers - exact values for numbers as they are printed.
 */
#include <string.h>

#include "normalise.h"
#include "opt.h"
#include "out.h"
#include "program.h"

enum { OPT_LINE_BUFFERED = 256, OPT_REFERENCE, OPT_REPAIR };

static const struct opt table[] = {
	{'f', "fields", "LIST", "the columns (names or numbers, with commas) of any table"},
	{'i', "in-place", NULL, "put the values into the columns instead of appending (with -f)"},
	{OPT_LINE_BUFFERED, "line-buffered", NULL, "write each row at once"},
	OPT_CEILINGS,
	{'H', "no-header", NULL, "the table has no header line (with -f)"},
	{'o', "output", "FILE", "write to FILE, whole or not at all"},
	{OPT_REFERENCE, "reference", "DIR", "look for units.tsv and number_words.tsv in DIR first"},
	{OPT_REPAIR, "repair", NULL, "read look-alike letters (O l S) as digits, and say so"},
	{'u', "unit", "UNIT", "unit of numbers that name none"},
	OPT_SANDBOX,
	OPT_COMMON,
	{0, NULL, NULL, NULL},
};

static const struct opt_command command = {
	"appends the exact value, the worth of the last printed place and a status to figures, or to "
	"columns of any table",
	"[FILE ...]", table,
};

/* The names in LIST, cut in place. */
static bool
take_fields(struct settings *set, const struct opt_state *st)
{
	char *name, *rest;

	buf_clear(&set->names);
	if (!buf_text(&set->names, st->value) || !buf_byte(&set->names, '\0'))
		return false;
	rest = set->names.ptr;
	for (set->fields = 0; rest != NULL; set->fields++) {
		name = rest;
		rest = strchr(name, ',');
		if (rest != NULL)
			*rest++ = '\0';
		if (*name == '\0' || set->fields == FIELDS_MAX)
			return opt_usage(
			    st, "--fields wants 1 to %d names divided by commas", FIELDS_MAX);
		set->field[set->fields] = name;
	}
	return true;
}

static bool
take(void *settings, int id, const struct opt_state *st)
{
	struct settings *set = settings;

	switch (id) {
	case 'f':
		return take_fields(set, st);
	case 'i':
		set->in_place = true;
		break;
	case 'H':
		set->no_header = true;
		break;
	case 'o':
		set->output = st->value;
		break;
	case 'u':
		set->unit = st->value;
		break;
	case OPT_LINE_BUFFERED:
		set->line_buffered = true;
		break;
	case OPT_REFERENCE:
		set->reference = st->value;
		break;
	case OPT_REPAIR:
		set->repair = true;
		break;
	}
	return true;
}

static bool
check(void *settings, const struct opt_state *st)
{
	struct settings *set = settings;

	if (set->fields == 0 && (set->in_place || set->no_header))
		return opt_usage(
		    st, "%s goes with --fields", set->in_place ? "--in-place" : "--no-header");
	set->sandbox = st->sandbox;
	set->ceilings = st->ceilings;
	set->path = st->argv + st->at;
	set->paths = (size_t)(st->argc - st->at);
	return true;
}

static enum status
run(void *settings, struct out *out)
{
	struct settings *set = settings;
	enum status st = out_reopen(out, set->output);

	if (st != STATUS_OK)
		return st;
	return set->fields == 0 ? normalise_figures(set, out) : normalise_table(set, out);
}

int
main(int argc, char *argv[])
{
	static const struct program program = {&command, take, check, run};
	struct settings set = {0};
	int status = program_main(&program, &set, argc, argv);

	buf_free(&set.names);
	return status;
}
