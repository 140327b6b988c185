/* SPDX-License-Identifier: ISC */
#define _GNU_SOURCE	/* F_SETPIPE_SZ */
#include "out.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "diag.h"
#include "mem.h"
#include "temporary.h"

enum { PIPE_SIZE = 1 << 20 };

/* A wider pipe means fewer switches between two filters; refused is fine. */
static void
widen_pipe(int fd)
{
#ifdef __linux__
	(void)fcntl(fd, F_SETPIPE_SZ, PIPE_SIZE);
#else
	(void)fd;
#endif
}

/* Is path something to write into (a device, a pipe) rather than to replace? */
static bool
in_place(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && !S_ISREG(st.st_mode);
}

static enum status
open_beside(struct out *o, const char *path)
{
	size_t len = strlen(path);
	mode_t mask;

	o->temporary = mem_alloc(len + sizeof(".XXXXXX"));
	if (o->temporary == NULL)
		return STATUS_FAIL;
	memcpy(o->temporary, path, len);
	memcpy(o->temporary + len, ".XXXXXX", sizeof(".XXXXXX"));
	o->fd = temporary_open(o->temporary);
	if (o->fd < 0) {
		diag_system(DIAG_IN(path), errno, "cannot write beside it");
		return STATUS_FAIL;
	}
	mask = umask(0);
	umask(mask);
	(void)fchmod(o->fd, 0666 & ~mask);
	return STATUS_OK;
}

enum status
out_open(struct out *o, const char *path)
{
	enum status st = STATUS_OK;

	*o = (struct out){.fd = -1, .name = path};
	o->buf = mem_alloc(OUT_CAP);
	if (o->buf == NULL)
		return STATUS_FAIL;
	if (path == NULL || strcmp(path, "-") == 0) {
		o->fd = STDOUT_FILENO;
		o->name = "<stdout>";
		widen_pipe(o->fd);
	} else if (in_place(path)) {
		o->fd = open(path, O_WRONLY | O_CLOEXEC);
		if (o->fd < 0) {
			diag_system(DIAG_IN(path), errno, "cannot write");
			st = STATUS_FAIL;
		}
	} else {
		st = open_beside(o, path);
	}
	if (st != STATUS_OK) {
		mem_free(o->buf);
		mem_free(o->temporary);
		*o = (struct out){.fd = -1, .name = path};
	}
	return st;
}

enum status
out_create(struct out *o, const char *path)
{
	*o = (struct out){.fd = -1, .name = path};
	if (temporary_asked())
		return STATUS_FAIL;	/* the folder is to go */
	o->buf = mem_alloc(OUT_CAP);
	if (o->buf == NULL)
		return STATUS_FAIL;
	o->fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (o->fd >= 0)
		return STATUS_OK;
	diag_system(DIAG_IN(path), errno, "cannot write");
	mem_free(o->buf);
	o->buf = NULL;
	return STATUS_FAIL;
}

enum status
out_open_kept(struct out *o)
{
	*o = (struct out){.fd = -1, .buf = mem_alloc(OUT_CAP)};
	return o->buf == NULL ? STATUS_FAIL : STATUS_OK;
}

enum status
out_reopen(struct out *o, const char *path)
{
	if (path == NULL)
		return STATUS_OK;
	mem_free(o->buf);
	return out_open(o, path);
}

static void
write_all(struct out *o, const char *ptr, size_t len)
{
	ssize_t n;

	if (o->kept != NULL) {
		if (o->error == 0 && !buf_add(o->kept, ptr, len))
			o->error = ENOMEM;
		return;
	}
	while (len > 0 && o->error == 0) {
		n = write(o->fd, ptr, len);
		if (n > 0) {
			ptr += n;
			len -= (size_t)n;
		} else if (n < 0 && errno != EINTR) {
			o->error = errno;
		} else if (n == 0) {
			o->error = EIO;
		}
	}
}

void
out_flush(struct out *o)
{
	write_all(o, o->buf, o->len);
	o->len = 0;
}

void
out_bytes_slow(struct out *o, const void *ptr, size_t len)
{
	out_flush(o);
	if (len >= OUT_CAP)
		write_all(o, ptr, len);
	else
		out_bytes(o, ptr, len);
}

void
out_text(struct out *o, const char *cstr)
{
	out_bytes(o, cstr, strlen(cstr));
}

void
out_number(struct out *o, size_t n)
{
	char *to;
	size_t digits = 1, rest;

	if (n < 10) {
		out_byte(o, (char)('0' + n));
		return;
	}
	to = out_room(o, 24);
	for (rest = n; rest >= 10; rest /= 10)
		digits++;
	o->len += digits;
	for (to += digits; digits != 0; digits--, n /= 10)
		*--to = (char)('0' + n % 10);
}

void
out_line_end(struct out *o)
{
	out_byte(o, '\n');
	if (o->line_buffered)
		out_flush(o);
}

char *
out_room(struct out *o, size_t room)
{
	if (room > OUT_CAP - o->len)
		out_flush(o);
	return o->buf + o->len;
}

static void
release(struct out *o)
{
	temporary_forget(o->temporary);
	mem_free(o->buf);
	mem_free(o->temporary);
	o->buf = o->temporary = NULL;
	o->fd = -1;
}

static void
tell_error(const struct out *o)
{
	/* a reader that has left wants no words */
	if (o->error != 0 && o->error != EPIPE)
		diag_system(DIAG_IN(o->name), o->error, "write failed");
}

enum status
out_close(struct out *o)
{
	if (o->buf == NULL)
		return o->error == 0 ? STATUS_OK : STATUS_FAIL;	/* never opened, or closed before */
	out_flush(o);
	if (o->error == 0 && o->temporary != NULL && fsync(o->fd) != 0 && errno != EINVAL &&
	    errno != EROFS)
		o->error = errno;
	if (close(o->fd) != 0 && o->error == 0)
		o->error = errno;
	if (o->error == 0 && o->temporary != NULL && rename(o->temporary, o->name) != 0)
		o->error = errno;
	if (o->error != 0) {
		tell_error(o);
		if (o->temporary != NULL)
			(void)unlink(o->temporary);
	}
	release(o);
	return o->error == 0 ? STATUS_OK : STATUS_FAIL;
}

void
out_abort(struct out *o)
{
	if (o->buf == NULL)
		return;
	if (o->fd > STDERR_FILENO)
		(void)close(o->fd);
	if (o->temporary != NULL)
		(void)unlink(o->temporary);
	release(o);
}

enum status
out_finish(struct out *o, enum status st)
{
	if (st == STATUS_FAIL && o->temporary != NULL) {
		tell_error(o);
		out_abort(o);
		return st;
	}
	return status_max(st, out_close(o));
}
