/* SPDX-License-Identifier: ISC */
/*
 * normalise-numbers - exact values for numbers as they are printed.
 */
#include <string.h>

#include "buf.h"
#include "diag.h"
#include "normalise.h"
#include "opt.h"
#include "out.h"

enum { OPT_LINE_BUFFERED = 256, OPT_REFERENCE, OPT_REPAIR };

static const struct opt table[] = {
	{'f', "fields", "LIST", "the columns (names or numbers, with commas) of any table"},
	{'i', "in-place", NULL, "put the values into the columns instead of appending (with -f)"},
	{OPT_LINE_BUFFERED, "line-buffered", NULL, "write each row at once"},
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

enum parsed { PARSED_RUN, PARSED_DONE, PARSED_BAD };

/* The names in LIST; they stand in `names`, each ended by NUL. */
static bool
split_fields(struct settings *set, const struct opt_state *st, struct buf *names)
{
	const char *p;

	if (!buf_text(names, st->value) || !buf_byte(names, '\0'))
		return false;
	set->fields = 0;
	for (p = names->ptr;;) {
		char *comma = strchr(p, ',');

		if (comma != NULL)
			*comma = '\0';
		if (*p == '\0' || set->fields == FIELDS_MAX) {
			opt_usage(st, "--fields wants 1 to %d names divided by commas", FIELDS_MAX);
			return false;
		}
		set->field[set->fields++] = p;
		if (comma == NULL)
			return true;
		p = comma + 1;
	}
}

static enum parsed
parse_settings(struct settings *set, struct buf *names, int argc, char **argv, struct out *out)
{
	struct opt_state st;
	int id;

	opt_start(&st, &command, argc, argv);
	while ((id = opt_next(&st, out)) != OPT_END) {
		switch (id) {
		case 'f':
			if (!split_fields(set, &st, names))
				return PARSED_BAD;
			break;
		case 'i':
			set->in_place = true;
			break;
		case 'H':
			set->no_header = true;
			break;
		case 'o':
			set->output = st.value;
			break;
		case 'u':
			set->unit = st.value;
			break;
		case OPT_LINE_BUFFERED:
			set->line_buffered = true;
			break;
		case OPT_REFERENCE:
			set->reference = st.value;
			break;
		case OPT_REPAIR:
			set->repair = true;
			break;
		default:
			return id == OPT_DONE ? PARSED_DONE : PARSED_BAD;
		}
	}
	if (set->fields == 0 && (set->in_place || set->no_header)) {
		opt_usage(&st, "%s goes with --fields", set->in_place ? "--in-place" : "--no-header");
		return PARSED_BAD;
	}
	set->sandbox = st.sandbox;
	set->path = argv + st.at;
	set->paths = (size_t)(argc - st.at);
	return PARSED_RUN;
}

static enum status
run(const struct settings *set, struct out *out)
{
	return set->fields == 0 ? normalise_figures(set, out) : normalise_table(set, out);
}

int
main(int argc, char *argv[])
{
	struct settings set = {0};
	struct buf names = {0};
	struct out out;
	enum status st = STATUS_OK;

	diag_program(argv[0]);
	if (out_open(&out, NULL) != STATUS_OK)
		return STATUS_FAIL;
	switch (parse_settings(&set, &names, argc, argv, &out)) {
	case PARSED_RUN:
		st = out_reopen(&out, set.output);
		if (st == STATUS_OK)
			st = run(&set, &out);
		break;
	case PARSED_BAD:
		st = STATUS_FAIL;
		break;
	case PARSED_DONE:
		break;
	}
	buf_free(&names);
	return (int)out_finish(&out, st);
}
