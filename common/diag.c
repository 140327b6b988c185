/* SPDX-License-Identifier: ISC */
#include "diag.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "progress.h"
#include "translate.h"
#include "utf8.h"

static struct {
	char name[64];
	enum diag_level level;
	enum language language;
} self = {"juesuan", DIAG_NORMAL, LANGUAGE_EN};

enum { MESSAGE = 4096 };

/* A line put together on the stack, so that it goes out in one write. */
struct message {
	char text[MESSAGE];
	size_t len;
};

/*
 * A standard descriptor that is closed would be taken by the next file opened, and
 * messages or figures written into that.  One that fails takes its place.
 */
static void
guard_descriptors(void)
{
	int fd, other;

	for (fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
		if (fcntl(fd, F_GETFD) != -1 || errno != EBADF)
			continue;
		other = open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
		if (other != fd && other >= 0)
			(void)close(other);
	}
}

void
diag_program(const char *argv0)
{
	const char *base = argv0 == NULL ? NULL : strrchr(argv0, '/');

	guard_descriptors();
	base = base == NULL ? argv0 : base + 1;
	if (base != NULL && *base != '\0')
		snprintf(self.name, sizeof(self.name), "%s", base);
}

const char *
diag_name(void)
{
	return self.name;
}

void
diag_set_level(enum diag_level level)
{
	self.level = level;
}

enum diag_level
diag_level(void)
{
	return self.level;
}

void
diag_set_language(enum language language)
{
	self.language = language;
}

const char *
diag_words(const char *english)
{
	return translate(self.language, english);
}

static void
put(struct message *m, const char *bytes, size_t len)
{
	if (len > MESSAGE - 1 - m->len)
		len = MESSAGE - 1 - m->len;
	memcpy(m->text + m->len, bytes, len);
	m->len += len;
}

/* Controls, C1, direction marks, separators: what a terminal or a reader's eye would obey. */
static bool
obeyed(uint32_t code)
{
	return code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0x061c ||
	    (code >= 0x200b && code <= 0x200f) || (code >= 0x2028 && code <= 0x202e) ||
	    (code >= 0x2060 && code <= 0x206f) || code == 0xfeff;
}

/* Appends at most `most` bytes of s with nothing in it that is not printable; false: cut. */
static bool
put_shown(struct message *m, struct slice s, size_t most)
{
	char hex[16];
	size_t at, used;
	uint32_t code;
	int n;

	for (at = 0; at < s.len; at += used) {
		code = utf8_decode(s, at, &used);
		if (at + used > most)
			return false;
		if (code == UTF8_BAD || (code < 0x20) || code == 0x7f)
			n = snprintf(hex, sizeof(hex), "\\x%02X", (unsigned char)s.ptr[at]);
		else if (obeyed(code))
			n = snprintf(hex, sizeof(hex), "\\u{%X}", (unsigned)code);
		else
			n = 0;
		if (n > 0)
			put(m, hex, (size_t)n);
		else
			put(m, s.ptr + at, used);
	}
	return true;
}

static void
put_place(struct message *m, const struct diag_place *place)
{
	char number[32];
	int n;

	put(m, self.name, strlen(self.name));
	put(m, ": ", 2);
	if (place == NULL || place->file == NULL)
		return;
	put_shown(m, slice_of(place->file), MESSAGE / 2);
	if (place->line != 0) {
		n = snprintf(number, sizeof(number), ":%zu", place->line);
		put(m, number, (size_t)n);
	}
	if (place->column != 0) {
		n = snprintf(number, sizeof(number), ":%zu", place->column);
		put(m, number, (size_t)n);
	}
	if (place->name != NULL) {
		put(m, " (", 2);
		put_shown(m, slice_of(place->name), 200);
		put(m, ")", 1);
	}
	put(m, ": ", 2);
}

static void
send(struct message *m)
{
	size_t done = 0;
	ssize_t n;

	progress_wipe();
	m->text[m->len++] = '\n';
	while (done < m->len) {
		n = write(STDERR_FILENO, m->text + done, m->len - done);
		if (n <= 0)
			return;		/* nobody left to tell */
		done += (size_t)n;
	}
}

static void
tell(const struct diag_place *place, int errnum, const char *what, va_list args)
{
	char text[MESSAGE];
	const char *reason;
	struct message m;
	int n;

	m.len = 0;
	put_place(&m, place);
	n = vsnprintf(text, sizeof(text), diag_words(what), args);
	if (n > 0)
		put_shown(&m, slice_of(text), MESSAGE);
	if (errnum != 0) {
		put(&m, ": ", 2);
		reason = diag_words(strerror(errnum));
		put(&m, reason, strlen(reason));
	}
	send(&m);
}

void
diag_error(const struct diag_place *place, const char *what, ...)
{
	va_list args;

	va_start(args, what);
	tell(place, 0, what, args);
	va_end(args);
}

void
diag_system(const struct diag_place *place, int errnum, const char *what, ...)
{
	va_list args;

	va_start(args, what);
	tell(place, errnum, what, args);
	va_end(args);
}

void
diag_warn(const struct diag_place *place, const char *what, ...)
{
	va_list args;

	if (self.level == DIAG_QUIET)
		return;
	va_start(args, what);
	tell(place, 0, what, args);
	va_end(args);
}

void
diag_note(const struct diag_place *place, const char *what, ...)
{
	va_list args;

	if (self.level != DIAG_VERBOSE)
		return;
	va_start(args, what);
	tell(place, 0, what, args);
	va_end(args);
}

struct diag_text
diag_quote(struct slice s)
{
	struct message m;
	struct diag_text quoted;
	bool whole;

	m.len = 0;
	put(&m, "'", 1);
	whole = put_shown(&m, s, 60);
	if (!whole)
		put(&m, "...", 3);
	put(&m, "'", 1);
	if (m.len > sizeof(quoted.text) - 1)
		m.len = sizeof(quoted.text) - 1;
	memcpy(quoted.text, m.text, m.len);
	quoted.text[m.len] = '\0';
	return quoted;
}
