/* SPDX-License-Identifier: ISC */
#include "opt.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "completion.h"
#include "diag.h"
#include "progress.h"
#include "usage.h"
#include "version.h"

static void
set_language(struct opt_state *st, enum language language)
{
	st->language = language;
	diag_set_language(language);
	progress_language(language);
}

/* --lang wherever it stands, so that help and mistakes before it speak the language too. */
static void
choose_language(struct opt_state *st)
{
	enum language language = language_default();
	const char *value;
	int i;

	for (i = 1; i < st->argc && strcmp(st->argv[i], "--") != 0; i++) {
		if (strncmp(st->argv[i], "--lang", 6) != 0)
			continue;
		value = st->argv[i] + 6;
		if (*value == '=')
			language_parse(value + 1, &language);
		else if (*value == '\0' && i + 1 < st->argc)
			language_parse(st->argv[i + 1], &language);
	}
	set_language(st, language);
}

void
opt_start(struct opt_state *st, const struct opt_command *command, int argc, char **argv)
{
	*st = (struct opt_state){.command = command, .argc = argc, .argv = argv, .at = 1,
	    .sandbox = true, .ceilings = CEILINGS_DEFAULT};
	choose_language(st);
	progress_start(diag_name());
}

static const struct opt *
find_short(const struct opt_command *c, char letter)
{
	const struct opt *o;

	for (o = c->table; o->id != 0; o++) {
		if (o->id <= OPT_LETTER_MAX && o->id == letter)
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

bool
opt_usage(const struct opt_state *st, const char *what, ...)
{
	char text[512];
	va_list args;

	(void)st;
	va_start(args, what);
	vsnprintf(text, sizeof(text), diag_words(what), args);
	va_end(args);
	diag_error(NULL, "%s -- see '%s --help'", text, diag_name());
	return false;
}

/* The next word as the operand of an option that wants one. */
static bool
take_operand(struct opt_state *st, const char *option)
{
	if (st->at >= st->argc)
		return opt_usage(st, "option %s needs a value", option);
	st->value = st->argv[st->at++];
	return true;
}

static int
unknown(const struct opt_state *st, const char *option)
{
	opt_usage(st, "unknown option %s", diag_quote(slice_of(option)).text);
	return OPT_BAD;
}

/* Not in any table: for `make install`, not for people. */
static const char completion[] = "--completion=";
enum { OPT_COMPLETION = 1099 };

static int
long_option(struct opt_state *st, const char *word)
{
	struct slice name = slice_of(word + 2);
	size_t equals = slice_find_byte(name, '=', 0);
	const struct opt *o = find_long(st->command, slice_sub(name, 0, equals));

	if (o == NULL && strncmp(word, completion, sizeof(completion) - 1) == 0) {
		st->value = word + sizeof(completion) - 1;
		return OPT_COMPLETION;
	}
	if (o == NULL)
		return unknown(st, word);
	if (o->arg == NULL) {
		if (equals != SLICE_NONE) {
			opt_usage(st, "option --%s takes no value", o->name);
			return OPT_BAD;
		}
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
		return unknown(st, option);
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

static bool
take_language(struct opt_state *st)
{
	enum language language;

	if (!language_parse(st->value, &language))
		return opt_usage(st, "--lang is zh or en");
	set_language(st, language);
	return true;
}

static bool
take_limit(struct opt_state *st, int id)
{
	switch (id) {
	case OPT_MAX_CELLS:
		return opt_number(st, "--max-cells", 1, CEILINGS_RECORD_MAX, &st->ceilings.cells);
	case OPT_MAX_EXPANSION:
		return opt_number(st, "--max-expansion", 1, UINT32_MAX, &st->ceilings.expansion);
	default:
		if (!opt_size(st, "--max-record", CEILINGS_RECORD_MIN, &st->ceilings.record))
			return false;
		if (st->ceilings.record > CEILINGS_RECORD_MAX)
			st->ceilings.record = CEILINGS_RECORD_MAX;
		return true;
	}
}

/* The operands are what will be read, as far as can be known here. */
static void
begin_progress(const struct opt_state *st)
{
	int i;

	for (i = st->at; i < st->argc; i++)
		progress_expect_file(st->argv[i]);
	if (st->at == st->argc)
		progress_expect_file(NULL);
	if (st->progress)
		progress_draw();
}

static int
print_completion(const struct opt_state *st, struct out *out)
{
	if (completion_print(out, st->command, st->value))
		return OPT_DONE;
	opt_usage(st, "--completion is bash or zsh");
	return OPT_BAD;
}

int
opt_next(struct opt_state *st, struct out *out)
{
	for (;;) {
		int id = next_id(st);

		switch (id) {
		case 'h':
			usage_print(out, st->command);
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
		case OPT_MAX_CELLS:
		case OPT_MAX_EXPANSION:
		case OPT_MAX_RECORD:
			if (!take_limit(st, id))
				return OPT_BAD;
			break;
		case OPT_NO_SANDBOX:
			st->sandbox = false;
			break;
		case OPT_LANGUAGE:
			if (!take_language(st))
				return OPT_BAD;
			break;
		case OPT_PROGRESS:
			st->progress = true;
			break;
		case OPT_COMPLETION:
			return print_completion(st, out);
		case OPT_END:
			begin_progress(st);
			return OPT_END;
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
	return opt_usage(st, "option %s wants a whole number from %zu to %zu, not %s", option, min, max,
	    diag_quote(slice_of(st->value)).text);
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
	return opt_usage(st, "option %s wants a size of at least %zu bytes such as 512M, not %s", option, min,
	    diag_quote(slice_of(st->value)).text);
}
