/* SPDX-License-Identifier: ISC */
/*
 * tag-codes - addresses, standard names, regions and families for figures.
 */
#include "diag.h"
#include "opt.h"
#include "out.h"
#include "streams.h"

enum { OPT_LINE_BUFFERED = 256, OPT_REFERENCE, OPT_REGION, OPT_SCHEME, OPT_UNKNOWN };

static const struct opt table[] = {
	{'e', "entity", "COLUMN", "the column of departments' names (with -f)"},
	{'f', "fields", "COLUMN", "the column of codes of any table"},
	{OPT_LINE_BUFFERED, "line-buffered", NULL, "write each row at once"},
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

enum parsed { PARSED_RUN, PARSED_DONE, PARSED_BAD };

static bool
check_settings(const struct settings *set, const struct opt_state *st)
{
	enum scheme scheme;

	if (set->code == NULL && (set->name != NULL || set->entity != NULL || set->scheme != NULL)) {
		opt_usage(st, "--name, --entity and --scheme go with --fields");
		return false;
	}
	if (set->scheme != NULL && !scheme_read(slice_of(set->scheme), &scheme)) {
		opt_usage(st, "--scheme wants functional, economic, gov_economic or revenue, not %s",
		    diag_quote(slice_of(set->scheme)).text);
		return false;
	}
	return true;
}

static enum parsed
parse_settings(struct settings *set, int argc, char **argv, struct out *out)
{
	struct opt_state st;
	int id;

	opt_start(&st, &command, argc, argv);
	while ((id = opt_next(&st, out)) != OPT_END) {
		switch (id) {
		case 'e':
			set->entity = st.value;
			break;
		case 'f':
			set->code = st.value;
			break;
		case 'n':
			set->name = st.value;
			break;
		case 'o':
			set->output = st.value;
			break;
		case OPT_LINE_BUFFERED:
			set->line_buffered = true;
			break;
		case OPT_REFERENCE:
			set->reference = st.value;
			break;
		case OPT_REGION:
			set->region = st.value;
			break;
		case OPT_SCHEME:
			set->scheme = st.value;
			break;
		case OPT_UNKNOWN:
			set->unknown = st.value;
			break;
		default:
			return id == OPT_DONE ? PARSED_DONE : PARSED_BAD;
		}
	}
	set->sandbox = st.sandbox;
	set->path = argv + st.at;
	set->paths = (size_t)(argc - st.at);
	return check_settings(set, &st) ? PARSED_RUN : PARSED_BAD;
}

int
main(int argc, char *argv[])
{
	struct settings set = {0};
	struct out out;
	enum status st = STATUS_OK;

	diag_program(argv[0]);
	if (out_open(&out, NULL) != STATUS_OK)
		return STATUS_FAIL;
	switch (parse_settings(&set, argc, argv, &out)) {
	case PARSED_RUN:
		st = out_reopen(&out, set.output);
		if (st == STATUS_OK)
			st = set.code == NULL ? tag_figures(&set, &out) : tag_table(&set, &out);
		break;
	case PARSED_BAD:
		st = STATUS_FAIL;
		break;
	case PARSED_DONE:
		break;
	}
	/* A full disk often shows only in the last flush; --help can meet one too. */
	return (int)out_finish(&out, st);
}
