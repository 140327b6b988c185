/* SPDX-License-Identifier: ISC */
/*
 * generate - writes synthetic final accounts of invented departments, with their truth.
 *
 *	generate [--seed N] [--departments N] [--cities N] [--counties N] [--provincial]
 *	    [--noise LEVEL] [--years Y1[-Y2]] [--template NAME,...] [--caliber-mix] [--duplicates]
 *	    [--fault N|KIND[:N],...] [--noise-kind K,...] [--stream] [--data DIR] -o DIR
 *
 * DIR/reports/REGION/NAME-YEAR-SCOPE.txt	tabbed text, as a PDF conversion gives it
 * DIR/truth.tsv	every figure that a perfect reader gets (the columns of figures(5));
 *			`report` is the path seen from DIR, so run extract there
 * DIR/rollup.tsv	region year sheet key measure sum n exact: what a consolidated roll-up of
 *			the nine statements comes to, in yuan; `exact` is what lies behind
 * DIR/register.tsv	region region_name entity scope year parent report counts edition
 * DIR/faults.tsv	report address printed true kind, for --fault
 *
 * All is a function of the options: the same options give the same bytes.  Noise
 * changes the text, never the figures; a fault changes a printed figure, and truth
 * and roll-up then hold what is printed.  All wording is in tests/generate/data.
 *
 * Example: three cities, both calibers, half noisy
 *	generate --seed 7 --cities 3 --departments 4 --caliber-mix --noise 0.5 -o /tmp/province
 */
#include "run.h"

#include "diag.h"
#include "opt.h"

#ifdef JUESUAN_SOURCE
#define DATA JUESUAN_SOURCE "/tests/generate/data"
#else
#define DATA "tests/generate/data"
#endif

enum {
	OPT_FIRST = 2000,	/* clear of those in OPT_COMMON */
	OPT_SEED,
	OPT_NOISE,
	OPT_DEPARTMENTS,
	OPT_COUNTIES,
	OPT_CITIES,
	OPT_PROVINCIAL,
	OPT_YEARS,
	OPT_TEMPLATE,
	OPT_CALIBER,
	OPT_DUPLICATES,
	OPT_FAULT,
	OPT_KIND,
	OPT_STREAM,
	OPT_DATA
};

static const struct opt table[] = {
    {OPT_CALIBER, "caliber-mix", NULL, "publish whole departments, bureaus and units side by side"},
    {OPT_CITIES, "cities", "N", "number of cities (2)"},
    {OPT_COUNTIES, "counties", "N", "counties of each city (0)"},
    {OPT_DATA, "data", "DIR", "the data files (tests/generate/data)"},
    {OPT_DEPARTMENTS, "departments", "N", "departments of each region (3)"},
    {OPT_DUPLICATES, "duplicates", NULL, "publish some reports twice, and some corrected"},
    {OPT_FAULT, "fault", "N|KIND[:N],...", "wrong figures: digit drop shift sign swap transpose"},
    {OPT_NOISE, "noise", "LEVEL", "0 to 1, such as 0.35 (0)"},
    {OPT_KIND, "noise-kind", "KIND,...", "only these kinds of noise (with --noise, else at 1)"},
    {'o', "output", "DIR", "where to write"},
    {OPT_PROVINCIAL, "provincial", NULL, "departments of the province as well"},
    {OPT_SEED, "seed", "N", "another world (1)"},
    {OPT_STREAM, "stream", NULL, "write the reports to standard output one after another"},
    {OPT_TEMPLATE, "template", "NAME,...", "hebei shanghai central yunnan old"},
    {OPT_YEARS, "years", "Y1[-Y2]", "fiscal years (2024)"},
    OPT_COMMON,
    {0, NULL, NULL, NULL},
};
static const struct opt_command command = {
    "write synthetic final accounts and their truth", "-o DIR", table};

enum parsed { PARSED_RUN, PARSED_DONE, PARSED_BAD };

static bool
parse_noise(struct opt_state *st, int64_t *level)
{
	const char *s = st->value;
	int64_t n = 0;
	size_t i, places = 0;

	if ((s[0] != '0' && s[0] != '1') || (s[1] != '\0' && s[1] != '.'))
		return opt_usage(st, "--noise: '%s' is not between 0 and 1", s), false;
	n = (s[0] - '0') * 1000;
	for (i = 2; s[1] == '.' && s[i] != '\0'; i++) {
		static const int64_t worth[] = {100, 10, 1};

		if (s[i] < '0' || s[i] > '9' || places == 3)
			return opt_usage(st, "--noise: '%s' has more than three decimals", s),
			       false;
		n += (s[i] - '0') * worth[places++];
	}
	if (n > 1000)
		return opt_usage(st, "--noise: '%s' is not between 0 and 1", s), false;
	*level = n;
	return true;
}

static bool
parse_years(struct opt_state *st, struct plan *p)
{
	int year[2] = {0, 0};
	const char *s = st->value;
	size_t i, k = 0;

	for (i = 0; s[i] != '\0'; i++) {
		if (s[i] == '-' && k == 0 && i == 4)
			k = 1;
		else if (s[i] >= '0' && s[i] <= '9' && i < 9)
			year[k] = year[k] * 10 + (s[i] - '0');
		else
			return opt_usage(st, "--years: '%s' is not Y1 or Y1-Y2", s), false;
	}
	p->first_year = year[0];
	p->last_year = k == 0 ? year[0] : year[1];
	if (p->first_year < 2014 || p->last_year > 2030 || p->last_year < p->first_year)
		return opt_usage(st, "--years: '%s' is not within 2014-2030", s), false;
	return true;
}

static bool
parse_templates(struct opt_state *st, struct plan *p)
{
	static const char *const name[STYLE_N] = {"hebei", "shanghai", "central", "yunnan", "old"};
	struct slice rest = slice_of(st->value), one;
	size_t i;

	while (slice_split(&rest, ',', &one)) {
		for (i = 0; i < STYLE_N && !slice_eq(one, slice_of(name[i])); i++)
			continue;
		if (i == STYLE_N)
			return opt_usage(
				   st, "--template: no template '%.*s'", (int)one.len, one.ptr),
			       false;
		p->style[i] = true;
	}
	return true;
}

static bool
parse_kinds(struct opt_state *st, struct settings *set)
{
	struct slice rest = slice_of(st->value), one;
	enum noise_kind k;

	while (slice_split(&rest, ',', &one)) {
		k = noise_named(one);
		if (k == NOISE_KIND_N)
			return opt_usage(st, "--noise-kind: no kind '%.*s'", (int)one.len, one.ptr),
			       false;
		set->kind[k] = true;
	}
	set->any_kind = true;
	return true;
}

static bool
parse_fault(struct opt_state *st, struct settings *set)
{
	if (fault_parse(&set->faults, slice_of(st->value)))
		return true;
	return opt_usage(st, "--fault: '%s' is neither a number nor a kind of fault", st->value),
	       false;
}

static bool
parse_one(struct opt_state *st, struct settings *set, int id)
{
	size_t n = 0;

	switch (id) {
	case OPT_SEED:
		if (!opt_number(st, "seed", 0, 1000000000, &n))
			return false;
		set->plan.seed = n;
		return true;
	case OPT_DEPARTMENTS:
		return opt_number(st, "departments", 1, 42, &set->plan.departments);
	case OPT_CITIES:
		return opt_number(st, "cities", 0, 1000, &set->plan.cities);
	case OPT_COUNTIES:
		return opt_number(st, "counties", 0, 100, &set->plan.counties);
	case OPT_NOISE:
		set->noise_given = true;
		return parse_noise(st, &set->noise);
	case OPT_YEARS:
		return parse_years(st, &set->plan);
	case OPT_TEMPLATE:
		return parse_templates(st, &set->plan);
	case OPT_KIND:
		return parse_kinds(st, set);
	case OPT_FAULT:
		return parse_fault(st, set);
	case OPT_PROVINCIAL:
		return set->plan.provincial = true;
	case OPT_CALIBER:
		return set->plan.caliber_mix = true;
	case OPT_DUPLICATES:
		return set->plan.duplicates = true;
	case OPT_STREAM:
		return set->stream = true;
	case OPT_DATA:
		set->data = st->value;
		return true;
	default:
		set->output = st->value;
		return true;
	}
}

static enum parsed
parse_settings(struct settings *set, struct out *out, int argc, char *argv[])
{
	struct opt_state st;
	int id;

	*set = (struct settings){.data = DATA};
	set->plan = (struct plan){
	    .seed = 1, .departments = 3, .cities = 2, .first_year = 2024, .last_year = 2024};
	opt_start(&st, &command, argc, argv);
	while ((id = opt_next(&st, out)) >= 0)
		if (!parse_one(&st, set, id))
			return PARSED_BAD;
	if (id == OPT_DONE)
		return PARSED_DONE;
	if (id == OPT_BAD)
		return PARSED_BAD;
	if (set->output == NULL && !set->stream)
		return opt_usage(&st, "where to? -- give -o DIR or --stream"), PARSED_BAD;
	if (st.at < argc)
		return opt_usage(&st, "unexpected operand '%s'", argv[st.at]), PARSED_BAD;
	if (set->any_kind && !set->noise_given)
		set->noise = 1000;
	if (set->plan.cities == 0)
		set->plan.provincial = true;
	return PARSED_RUN;
}

int
main(int argc, char *argv[])
{
	struct out out = {0};
	struct settings set;
	enum status st = STATUS_OK;

	diag_program(argv[0]);
	if (out_open(&out, NULL) != STATUS_OK)
		return STATUS_FAIL;
	switch (parse_settings(&set, &out, argc, argv)) {
	case PARSED_RUN:
		st = run(&set, &out);
		break;
	case PARSED_BAD:
		st = STATUS_FAIL;
		break;
	case PARSED_DONE:
		break;
	}
	return (int)status_max(st, out_close(&out));
}
