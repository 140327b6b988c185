/* SPDX-License-Identifier: ISC */
#include "completion.h"

#include <string.h>

#include "diag.h"

/* What the operand NAME of an option is, by its name in help. */
enum kind { KIND_NONE, KIND_OTHER, KIND_FILE, KIND_FOLDER, KIND_CHOICE };

static enum kind
kind_of(const char *name)
{
	if (name == NULL)
		return KIND_NONE;
	if (strcmp(name, "FILE") == 0)
		return KIND_FILE;
	if (strcmp(name, "DIR") == 0)
		return KIND_FOLDER;
	return strchr(name, '|') != NULL ? KIND_CHOICE : KIND_OTHER;
}

/* "zh|en" with blanks. */
static void
put_choice(struct out *out, const char *name)
{
	for (; *name != '\0'; name++)
		out_byte(out, *name == '|' ? ' ' : *name);
}

/* The name of the shell function: letters, digits and _. */
static void
put_function(struct out *out)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
	const char *p;

	out_text(out, "_juesuan_");
	for (p = diag_name(); *p != '\0'; p++)
		out_byte(out, strchr(letters, *p) == NULL ? '_' : *p);
}

static void
put_words(struct out *out, const struct opt_command *c)
{
	const struct opt *o;

	for (o = c->table; o->id != 0; o++) {
		out_text(out, o == c->table ? "--" : " --");
		out_text(out, o->name);
	}
}

/* "-o|--output)" and the like, for the options whose operand is of this kind. */
static void
put_cases(struct out *out, const struct opt_command *c, enum kind kind, const char *action)
{
	const struct opt *o;
	bool any = false;

	for (o = c->table; o->id != 0; o++) {
		if (kind_of(o->arg) != kind || kind == KIND_CHOICE)
			continue;
		out_text(out, any ? "|" : "\t");
		any = true;
		if (o->id <= OPT_LETTER_MAX) {
			out_text(out, "-");
			out_byte(out, (char)o->id);
			out_text(out, "|");
		}
		out_text(out, "--");
		out_text(out, o->name);
	}
	if (any) {
		out_text(out, ") ");
		out_text(out, action);
		out_text(out, " ;;\n");
	}
}

static void
put_choices(struct out *out, const struct opt_command *c)
{
	const struct opt *o;

	for (o = c->table; o->id != 0; o++) {
		if (kind_of(o->arg) != KIND_CHOICE)
			continue;
		out_text(out, "\t--");
		out_text(out, o->name);
		out_text(out, ") mapfile -t COMPREPLY < <(compgen -W '");
		put_choice(out, o->arg);
		out_text(out, "' -- \"$word\"); return ;;\n");
	}
}

/* The shell divides --name=value at the sign; then the word before that is the option. */
static void
print_bash(struct out *out, const struct opt_command *c)
{
	out_text(out, "# bash completion for ");
	out_text(out, diag_name());
	out_text(out, ", made by --completion=bash\n");
	put_function(out);
	out_text(out, "() {\n\tlocal word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}\n"
	    "\tCOMPREPLY=()\n"
	    "\tif [ \"$word\" = = ]; then\n\t\tword=\n"
	    "\telif [ \"$before\" = = ]; then\n\t\tbefore=${COMP_WORDS[COMP_CWORD - 2]}\n\tfi\n"
	    "\tcase $before in\n");
	put_choices(out, c);
	put_cases(out, c, KIND_FILE, "mapfile -t COMPREPLY < <(compgen -f -- \"$word\"); return");
	put_cases(out, c, KIND_FOLDER, "mapfile -t COMPREPLY < <(compgen -d -- \"$word\"); return");
	put_cases(out, c, KIND_OTHER, "return");
	out_text(out, "\tesac\n\tcase $word in\n\t-*) mapfile -t COMPREPLY < <(compgen -W '");
	put_words(out, c);
	out_text(out, "' -- \"$word\") ;;\n\t*) mapfile -t COMPREPLY < <(compgen -f -- \"$word\") ;;\n"
	    "\tesac\n}\ncomplete -o filenames -F ");
	put_function(out);
	out_byte(out, ' ');
	out_text(out, diag_name());
	out_byte(out, '\n');
}

/* Text inside '...' and [...] of _arguments. */
static void
put_zsh(struct out *out, const char *text)
{
	for (; *text != '\0'; text++) {
		if (*text == '\'') {
			out_text(out, "'\\''");
			continue;
		}
		if (strchr("[]:\\", *text) != NULL)
			out_byte(out, '\\');
		out_byte(out, *text);
	}
}

static void
put_zsh_operand(struct out *out, const struct opt *o)
{
	enum kind kind = kind_of(o->arg);

	if (kind == KIND_NONE)
		return;
	out_byte(out, ':');
	put_zsh(out, o->arg);
	if (kind == KIND_FILE)
		out_text(out, ":_files");
	else if (kind == KIND_FOLDER)
		out_text(out, ":_files -/");
	else if (kind == KIND_CHOICE) {
		out_text(out, ":(");
		put_choice(out, o->arg);
		out_byte(out, ')');
	} else {
		out_text(out, ": ");
	}
}

/* '(-o --output)'{-o+,--output=}'[help]:FILE:_files' */
static void
print_zsh_option(struct out *out, const struct opt *o)
{
	bool letter = o->id <= OPT_LETTER_MAX;

	out_text(out, "\t'(");
	if (letter) {
		out_byte(out, '-');
		out_byte(out, (char)o->id);
		out_byte(out, ' ');
	}
	out_text(out, "--");
	out_text(out, o->name);
	out_text(out, letter ? ")'{-" : ")--");
	if (letter) {
		out_byte(out, (char)o->id);
		out_text(out, o->arg == NULL ? ",--" : "+,--");
	}
	out_text(out, o->name);
	if (o->arg != NULL)
		out_byte(out, '=');
	out_text(out, letter ? "}'[" : "[");
	put_zsh(out, diag_words(o->help));
	out_byte(out, ']');
	put_zsh_operand(out, o);
	out_text(out, "' \\\n");
}

static void
print_zsh(struct out *out, const struct opt_command *c)
{
	const struct opt *o;

	out_text(out, "#compdef ");
	out_text(out, diag_name());
	out_text(out, "\n# made by --completion=zsh\n_arguments -s -S \\\n");
	for (o = c->table; o->id != 0; o++)
		print_zsh_option(out, o);
	out_text(out, c->operands[0] == '\0' ? "\t&& return 0\n" : "\t'*:file:_files'\n");
}

bool
completion_print(struct out *out, const struct opt_command *c, const char *shell)
{
	if (strcmp(shell, "bash") == 0)
		print_bash(out, c);
	else if (strcmp(shell, "zsh") == 0)
		print_zsh(out, c);
	else
		return false;
	return true;
}
