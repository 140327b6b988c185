/* SPDX-License-Identifier: ISC */
#include "usage.h"

#include <stdio.h>
#include <string.h>

#include "diag.h"

enum { OPTION_TEXT = 128 };

/* "-k KEY, --key=KEY" of one table entry. */
static void
describe(char text[OPTION_TEXT], const struct opt *o)
{
	const char *arg = o->arg == NULL ? "" : o->arg;

	if (o->id <= OPT_LETTER_MAX)
		snprintf(text, OPTION_TEXT, "-%c, --%s%s%s", o->id, o->name, *arg ? "=" : "", arg);
	else
		snprintf(text, OPTION_TEXT, "    --%s%s%s", o->name, *arg ? "=" : "", arg);
}

static void
print_synopsis(struct out *out, const struct opt_command *c)
{
	const struct opt *o;

	out_text(out, diag_words("usage: "));
	out_text(out, diag_name());
	out_text(out, " [-");
	for (o = c->table; o->id != 0; o++) {
		if (o->id <= OPT_LETTER_MAX && o->arg == NULL)
			out_byte(out, (char)o->id);
	}
	out_byte(out, ']');
	for (o = c->table; o->id != 0; o++) {
		if (o->id > OPT_LETTER_MAX || o->arg == NULL)
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

void
usage_print(struct out *out, const struct opt_command *c)
{
	const struct opt *o;
	char text[OPTION_TEXT];
	size_t widest = 0, len;

	print_synopsis(out, c);
	out_text(out, "\n");
	out_text(out, diag_words(c->summary));
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
		out_text(out, diag_words(o->help));
		out_byte(out, '\n');
	}
	out_byte(out, '\n');
	out_text(out, diag_words("Exit status: 0 done, 1 ran well but the answer is no or input was "
	    "refused, 2 trouble."));
	out_byte(out, '\n');
}
