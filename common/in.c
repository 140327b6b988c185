/* SPDX-License-Identifier: ISC */
#include "in.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "diag.h"
#include "inflate.h"
#include "ceilings.h"
#include "mem.h"
#include "progress.h"
#include "temporary.h"

enum { RAW_CAP = 262144, PROBE = 3 };

struct in {
	int fd;
	const char *name;
	struct inflate *gzip;	/* NULL: plain */
	size_t expansion;	/* most that it may grow, times */
	size_t size;		/* of a regular file, as it was opened; else 0 */
	char *raw;		/* of gzip: what was read and not yet handed on */
	size_t at, len;
	bool uncounted;			/* no input of the command: not part of its progress */
	bool probed, ended, between;	/* between: behind a gzip member, before the next */
};

enum status
in_open(struct in **out, const char *path)
{
	struct in *in = mem_zero(1, sizeof(*in));
	struct stat st;
	bool standard = path == NULL || strcmp(path, "-") == 0;

	*out = NULL;
	if (in == NULL)
		return STATUS_FAIL;
	in->expansion = CEILINGS_DEFAULT.expansion;
	in->name = standard ? "<stdin>" : path;
	in->fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	if (in->fd < 0) {
		diag_system(DIAG_IN(in->name), errno, "cannot open");
	} else if (fstat(in->fd, &st) != 0) {
		diag_system(DIAG_IN(in->name), errno, "cannot read");
	} else if (S_ISDIR(st.st_mode)) {
		diag_error(DIAG_IN(in->name), "is a directory -- name the files in it");
	} else {
		in->size = S_ISREG(st.st_mode) && st.st_size > 0 ? (size_t)st.st_size : 0;
		*out = in;
		return STATUS_OK;
	}
	in_close(in);
	return STATUS_FAIL;
}

const char *
in_name(const struct in *in)
{
	return in->name;
}

void
in_limit(struct in *in, size_t expansion)
{
	in->expansion = expansion;
}

void
in_close(struct in *in)
{
	if (in == NULL)
		return;
	if (in->fd > STDERR_FILENO)
		(void)close(in->fd);
	inflate_close(in->gzip);
	mem_free(in->raw);
	mem_free(in);
}

static enum status
read_raw(struct in *in, char *ptr, size_t cap, size_t *got)
{
	ssize_t n;

	*got = 0;
	if (!temporary_wait(in->fd)) {
		in->ended = true;
		return STATUS_FAIL;
	}
	do
		n = read(in->fd, ptr, cap);
	while (n < 0 && errno == EINTR);
	*got = n > 0 ? (size_t)n : 0;
	if (!in->uncounted)
		progress_add_bytes(*got);
	if (n < 0) {
		diag_system(DIAG_IN(in->name), errno, "cannot read");
		in->ended = true;
		return STATUS_FAIL;
	}
	if (n == 0)
		in->ended = true;
	return STATUS_OK;
}

static enum status
refill(struct in *in)
{
	if (in->at < in->len) {
		memmove(in->raw, in->raw + in->at, in->len - in->at);
		in->len -= in->at;
	} else {
		in->len = 0;
	}
	in->at = 0;
	size_t got;
	enum status st = read_raw(in, in->raw + in->len, RAW_CAP - in->len, &got);

	in->len += got;
	return st;
}

static enum status
begin_gzip(struct in *in, const char *ptr, size_t len)
{
	in->gzip = inflate_open(in->expansion);
	in->raw = mem_alloc(RAW_CAP);
	if (in->gzip == NULL || in->raw == NULL)
		return STATUS_FAIL;
	memcpy(in->raw, ptr, len);
	in->len = len;
	return STATUS_OK;
}

/* The first bytes, to the caller's place: they tell gzip from plain; pipes may give them one by one. */
static enum status
probe(struct in *in, char *ptr, size_t cap, size_t *got)
{
	enum status st = STATUS_OK;
	size_t more, len = 0;

	if (cap > RAW_CAP)
		cap = RAW_CAP;
	while (st == STATUS_OK && len < PROBE && !in->ended) {
		st = read_raw(in, ptr + len, cap - len, &more);
		len += more;
	}
	in->probed = true;
	if (st == STATUS_OK && inflate_is_gzip((unsigned char *)ptr, len))
		return begin_gzip(in, ptr, len);
	*got = st == STATUS_OK ? len : 0;
	return st;
}

/* Behind a member: zero bytes are padding, another member is read on, the rest is not ours. */
static enum status
next_member(struct in *in, bool *more)
{
	enum status st = STATUS_OK;

	for (;;) {
		while (in->at < in->len && in->raw[in->at] == 0)
			in->at++;
		if (in->len - in->at >= 3 || in->ended)
			break;
		st = refill(in);
		if (st != STATUS_OK)
			return st;
	}
	*more = inflate_is_gzip((unsigned char *)in->raw + in->at, in->len - in->at);
	if (!*more && in->at < in->len) {
		diag_error(DIAG_IN(in->name), "bytes behind the gzip stream were not read");
		in->at = in->len;
		in->ended = true;
		return STATUS_FAIL;
	}
	in->between = false;
	return STATUS_OK;
}

static enum status
give_up(struct in *in)
{
	in->at = in->len;
	in->ended = true;
	in->between = true;
	return STATUS_FAIL;
}

static enum status
damaged(struct in *in, const char *why)
{
	diag_error(DIAG_IN(in->name), "gzip: %s", diag_words(why));
	return give_up(in);
}

static enum status
read_gzip(struct in *in, char *ptr, size_t cap, size_t *got)
{
	const char *next;
	size_t left;
	enum status st;
	bool more = true;

	while (*got == 0) {
		if (in->between) {
			st = next_member(in, &more);
			if (st != STATUS_OK || !more) {
				in->between = true;
				return st;
			}
		}
		if (in->at == in->len && !in->ended) {
			st = refill(in);
			if (st != STATUS_OK)
				return st;
		}
		if (in->at == in->len && in->ended)
			return damaged(in, "the file ends in the middle -- was it copied whole?");
		next = in->raw + in->at;
		left = in->len - in->at;
		switch (inflate_step(in->gzip, &next, &left, ptr, cap, got)) {
		case INFLATE_DAMAGED:
			*got = 0;
			return damaged(in, inflate_reason(in->gzip));
		case INFLATE_BOMB:
			*got = 0;
			diag_error(DIAG_IN(in->name), "gzip: grows more than %zu times -- refused, see --max-expansion",
			    in->expansion);
			return give_up(in);
		case INFLATE_MEMBER:
			in->between = true;
			break;
		case INFLATE_MORE:
			break;
		}
		in->at = in->len - left;
	}
	return STATUS_OK;
}

enum status
in_read(struct in *in, char *ptr, size_t cap, size_t *got)
{
	enum status st;

	*got = 0;
	if (!in->probed) {
		st = probe(in, ptr, cap, got);
		if (st != STATUS_OK || in->gzip == NULL)
			return st;
	}
	if (in->gzip != NULL)
		return read_gzip(in, ptr, cap, got);
	return in->ended ? STATUS_OK : read_raw(in, ptr, cap, got);
}

enum status
in_slurp(const char *path, struct buf *b, size_t ceiling)
{
	struct in *in;
	size_t got = 1, from = b->len, room;
	enum status st = in_open(&in, path);

	if (st == STATUS_OK)
		in->uncounted = true;
	while (st == STATUS_OK && got > 0) {
		/* a little more than the file has, and its end is seen without another buffer */
		room = b->len - from < in->size ? in->size - (b->len - from) + PROBE : RAW_CAP;
		if (b->cap - b->len < PROBE && !buf_reserve(b, room)) {
			st = STATUS_FAIL;
			break;
		}
		st = in_read(in, b->ptr + b->len, b->cap - b->len, &got);
		b->len += got;
		if (b->len - from > ceiling) {
			diag_error(DIAG_IN(in_name(in)), "larger than %zu bytes -- refused", ceiling);
			st = STATUS_FAIL;
		}
	}
	in_close(in);
	return st;
}
