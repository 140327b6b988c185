/* SPDX-License-Identifier: ISC */
/*
 * tag-codes - addresses, standard names, regions and families for figures.
 */
#include "diag.h"
#include "opt.h"
#include "out.h"
#include "program.h"
#include "streams.h"

enum { OPT_LINE_BUFFERED = 256, OPT_REFERENCE, OPT_REGION, OPT_SCHEME, OPT_UNKNOWN };

static const struct opt table[] = {
	{'e', "entity", "COLUMN", "the column of departments' names (with -f)"},
	{'f', "fields", "COLUMN", "the column of codes of any table"},
	{OPT_LINE_BUFFERED, "line-buffered", NULL, "write each row at once"},
	OPT_CEILINGS,
	{'n', "name", "COLUMN", "the column of the codes' names (with -f)"},
	{'o', "output", "FILE", "write to FILE, whole or not at all"},
	{OPT_REFERENCE, "reference", "DIR", "look for reference files in DIR first, file by file"},
	{OPT_REGION, "region", "CODE", "every department lies in this region (GB/T 2260)"},
	{OPT_SCHEME, "scheme", "SCHEME", "functional, economic, gov_economic or revenue (with -f)"},
	{OPT_UNKNOWN, "unknown", "FILE", "list what the reference does not know in FILE"},
	OPT_SANDBOX,
	OPT_COMMON,
	{0, NULL, NULL, NULL},
};

static const struct opt_command command = {
	"appends address, region, family and standard name to figures, or to any table with codes",
	"[FILE ...]", table,
};

static bool
take(void *settings, int id, const struct opt_state *st)
{
	struct settings *set = settings;

	switch (id) {
	case 'e':
		set->entity = st->value;
		break;
	case 'f':
		set->code = st->value;
		break;
	case 'n':
		set->name = st->value;
		break;
	case 'o':
		set->output = st->value;
		break;
	case OPT_LINE_BUFFERED:
		set->line_buffered = true;
		break;
	case OPT_REFERENCE:
		set->reference = st->value;
		break;
	case OPT_REGION:
		set->region = st->value;
		break;
	case OPT_SCHEME:
		set->scheme = st->value;
		break;
	case OPT_UNKNOWN:
		set->unknown = st->value;
		break;
	}
	return true;
}

static bool
check(void *settings, const struct opt_state *st)
{
	struct settings *set = settings;
	enum scheme scheme;

	if (set->code == NULL && (set->name != NULL || set->entity != NULL || set->scheme != NULL))
		return opt_usage(st, "--name, --entity and --scheme go with --fields");
	if (set->scheme != NULL && !scheme_read(slice_of(set->scheme), &scheme))
		return opt_usage(st,
		    "--scheme wants functional, economic, gov_economic or revenue, not %s",
		    diag_quote(slice_of(set->scheme)).text);
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
	return set->code == NULL ? tag_figures(set, out) : tag_table(set, out);
}

int
main(int argc, char *argv[])
{
	static const struct program program = {&command, take, check, run};
	struct settings set = {0};

	return program_main(&program, &set, argc, argv);
}
