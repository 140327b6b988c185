/* SPDX-License-Identifier: ISC */
#include "opt.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "diag.h"
#include "version.h"

enum { LETTER_MAX = 255, OPTION_TEXT = 128 };

void
opt_start(struct opt_state *st, const struct opt_command *command, int argc, char **argv)
{
	*st = (struct opt_state){.command = command, .argc = argc, .argv = argv, .at = 1,
	    .sandbox = true};
}

/* "-k KEY, --key=KEY" of one table entry. */
static void
describe(char text[OPTION_TEXT], const struct opt *o)
{
	const char *arg = o->arg == NULL ? "" : o->arg;

	if (o->id <= LETTER_MAX)
		snprintf(text, OPTION_TEXT, "-%c, --%s%s%s", o->id, o->name, *arg ? "=" : "", arg);
	else
		snprintf(text, OPTION_TEXT, "    --%s%s%s", o->name, *arg ? "=" : "", arg);
}

static void
print_synopsis(struct out *out, const struct opt_command *c)
{
	const struct opt *o;

	out_text(out, "usage: ");
	out_text(out, diag_name());
	out_text(out, " [-");
	for (o = c->table; o->id != 0; o++) {
		if (o->id <= LETTER_MAX && o->arg == NULL)
			out_byte(out, (char)o->id);
	}
	out_byte(out, ']');
	for (o = c->table; o->id != 0; o++) {
		if (o->id > LETTER_MAX || o->arg == NULL)
			continue;
		out_text(out, " [-");
		out_byte(out, (char)o->id);
		out_byte(out, ' ');
		out_text(out, o->arg);
		out_byte(out, ']');
	}
	if (c->operands[0] != '\0') {
		out_byte(out, ' ');
		out_text(out, c->operands);
	}
	out_byte(out, '\n');
}

static void
print_help(struct out *out, const struct opt_command *c)
{
	const struct opt *o;
	char text[OPTION_TEXT];
	size_t widest = 0, len;

	print_synopsis(out, c);
	out_text(out, "\n");
	out_text(out, c->summary);
	out_text(out, "\n\n");
	for (o = c->table; o->id != 0; o++) {
		describe(text, o);
		len = strlen(text);
		widest = len > widest && len < 30 ? len : widest;
	}
	for (o = c->table; o->id != 0; o++) {
		describe(text, o);
		out_text(out, "  ");
		out_text(out, text);
		for (len = strlen(text); len < widest + 2; len++)
			out_byte(out, ' ');
		out_text(out, o->help);
		out_byte(out, '\n');
	}
	out_text(out, "\nExit status: 0 done, 1 ran well but the answer is no or input was refused,"
	    " 2 trouble.\n");
}

static const struct opt *
find_short(const struct opt_command *c, char letter)
{
	const struct opt *o;

	for (o = c->table; o->id != 0; o++) {
		if (o->id <= LETTER_MAX && o->id == letter)
			return o;
	}
	return NULL;
}

static const struct opt *
find_long(const struct opt_command *c, struct slice name)
{
	const struct opt *o;

	for (o = c->table; o->id != 0; o++) {
		if (slice_eq(slice_of(o->name), name))
			return o;
	}
	return NULL;
}

int
opt_usage(const struct opt_state *st, const char *what, ...)
{
	char text[512];
	va_list args;

	(void)st;
	va_start(args, what);
	vsnprintf(text, sizeof(text), what, args);
	va_end(args);
	diag_error(NULL, "%s -- see '%s --help'", text, diag_name());
	return OPT_BAD;
}

/* The next word as the operand of an option that wants one. */
static bool
take_operand(struct opt_state *st, const char *option)
{
	if (st->at >= st->argc) {
		opt_usage(st, "option %s needs a value", option);
		return false;
	}
	st->value = st->argv[st->at++];
	return true;
}

static int
long_option(struct opt_state *st, const char *word)
{
	struct slice name = slice_of(word + 2);
	size_t equals = slice_find_byte(name, '=', 0);
	const struct opt *o = find_long(st->command, slice_sub(name, 0, equals));

	if (o == NULL)
		return opt_usage(st, "unknown option %s", diag_quote(slice_of(word)).text);
	if (o->arg == NULL) {
		if (equals != SLICE_NONE)
			return opt_usage(st, "option --%s takes no value", o->name);
	} else if (equals != SLICE_NONE) {
		st->value = name.ptr + equals + 1;
	} else if (!take_operand(st, word)) {
		return OPT_BAD;
	}
	return o->id;
}

static int
short_option(struct opt_state *st)
{
	const struct opt *o = find_short(st->command, st->group[0]);
	char option[3] = {'-', st->group[0], '\0'};

	if (o == NULL)
		return opt_usage(st, "unknown option %s", diag_quote(slice_of(option)).text);
	st->group++;
	if (o->arg != NULL) {
		if (st->group[0] != '\0')
			st->value = st->group;
		else if (!take_operand(st, option))
			return OPT_BAD;
		st->group = NULL;
	} else if (st->group[0] == '\0') {
		st->group = NULL;
	}
	return o->id;
}

static int
next_id(struct opt_state *st)
{
	const char *word;

	st->value = NULL;
	if (st->group != NULL)
		return short_option(st);
	if (st->at >= st->argc)
		return OPT_END;
	word = st->argv[st->at];
	if (word[0] != '-' || word[1] == '\0')
		return OPT_END;
	st->at++;
	if (word[1] == '-' && word[2] == '\0')
		return OPT_END;
	if (word[1] == '-')
		return long_option(st, word);
	st->group = word + 1;
	return short_option(st);
}

int
opt_next(struct opt_state *st, struct out *out)
{
	for (;;) {
		int id = next_id(st);

		switch (id) {
		case 'h':
			print_help(out, st->command);
			return OPT_DONE;
		case 'V':
			out_text(out, diag_name());
			out_text(out, " (juesuan) " JUESUAN_VERSION "\n");
			return OPT_DONE;
		case 'q':
			diag_set_level(DIAG_QUIET);
			break;
		case 'v':
			diag_set_level(DIAG_VERBOSE);
			break;
		case OPT_NO_SANDBOX:
			st->sandbox = false;
			break;
		default:
			return id;
		}
	}
}

/* Digits from *text on; false when there are none or they do not fit. */
static bool
read_digits(const char **text, size_t *n)
{
	const char *p = *text;

	*n = 0;
	if (*p < '0' || *p > '9')
		return false;
	for (; *p >= '0' && *p <= '9'; p++) {
		size_t digit = (size_t)(*p - '0');

		if (*n > (SIZE_MAX - digit) / 10)
			return false;
		*n = *n * 10 + digit;
	}
	*text = p;
	return true;
}

bool
opt_number(const struct opt_state *st, const char *option, size_t min, size_t max, size_t *n)
{
	const char *p = st->value;

	if (read_digits(&p, n) && *p == '\0' && *n >= min && *n <= max)
		return true;
	opt_usage(st, "option %s wants a whole number from %zu to %zu, not %s", option, min, max,
	    diag_quote(slice_of(st->value)).text);
	return false;
}

bool
opt_size(const struct opt_state *st, const char *option, size_t min, size_t *n)
{
	const char *p = st->value;
	unsigned shift = 0;

	if (read_digits(&p, n)) {
		if (*p == 'K' || *p == 'k')
			shift = 10;
		else if (*p == 'M' || *p == 'm')
			shift = 20;
		else if (*p == 'G' || *p == 'g')
			shift = 30;
		p += shift != 0;
		if (*p == '\0' && *n <= SIZE_MAX >> shift && *n << shift >= min) {
			*n <<= shift;
			return true;
		}
	}
	opt_usage(st, "option %s wants a size of at least %zu bytes such as 512M, not %s", option, min,
	    diag_quote(slice_of(st->value)).text);
	return false;
}
