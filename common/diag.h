/* SPDX-License-Identifier: ISC */
/*
 * diag.h - messages for people, on standard error.
 *
 *	program: file:line:column (name): what went wrong -- what to do
 *
 * Parts that are unknown are left out.  Standard input is "<stdin>"; lines and
 * columns count from 1.  Bytes that a terminal could obey (controls, escapes,
 * direction marks) are shown as \xHH or \u{HEX} in everything that is printed.
 * Messages are written in English here and said in the user's language, where
 * common/po has a translation.
 * Functions that return an enum status elsewhere have already told the user
 * through here; callers only pass the status on.
 */
#ifndef JUESUAN_DIAG_H
#define JUESUAN_DIAG_H

#include <stdbool.h>
#include <stddef.h>

#include "language.h"
#include "slice.h"

struct diag_place {
	const char *file;	/* NULL: none */
	size_t line;		/* 0: none */
	size_t column;		/* 0: none */
	const char *name;	/* of the column; NULL: none */
};

enum diag_level { DIAG_QUIET, DIAG_NORMAL, DIAG_VERBOSE };

/* Once, first thing in main; also makes sure that no file opened later becomes descriptor 0, 1 or 2. */
void diag_program(const char *argv0);
const char *diag_name(void);
void diag_set_level(enum diag_level level);	/* -q, -v */
enum diag_level diag_level(void);
void diag_set_language(enum language language);
/* `english` in that language: for texts that are put into a message by %s. */
const char *diag_words(const char *english) __attribute__((format_arg(1)));

/* An error: always printed.  `what` is a printf format without newline. */
void diag_error(const struct diag_place *place, const char *what, ...)
    __attribute__((format(printf, 2, 3)));
/* The same with the system's reason for `errnum` after a last colon. */
void diag_system(const struct diag_place *place, int errnum, const char *what, ...)
    __attribute__((format(printf, 3, 4)));
/* A warning (not with -q) and a note (only with -v). */
void diag_warn(const struct diag_place *place, const char *what, ...)
    __attribute__((format(printf, 2, 3)));
void diag_note(const struct diag_place *place, const char *what, ...)
    __attribute__((format(printf, 2, 3)));

/* Shorthand for a place with a file and a line. */
#define DIAG_AT(f, l) (&(const struct diag_place){.file = (f), .line = (l)})
#define DIAG_IN(f) (&(const struct diag_place){.file = (f)})

/* Text from outside, quoted: '...', cut at 60 bytes, unprintables shown.  Use as diag_quote(s).text. */
struct diag_text {
	char text[300];
};
struct diag_text diag_quote(struct slice s);

#endif
