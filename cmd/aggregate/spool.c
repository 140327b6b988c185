/* SPDX-License-Identifier: ISC */
#include "spool.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "buf.h"
#include "diag.h"
#include "mem.h"

static const char *
directory(void)
{
	const char *dir = getenv("TMPDIR");

	return dir != NULL && *dir != '\0' ? dir : "/tmp";
}

bool
spool_open(int *fd)
{
	struct buf path = {0};

	*fd = -1;
	if (buf_text(&path, directory()) &&
	    buf_add(&path, "/aggregate.XXXXXX", sizeof("/aggregate.XXXXXX"))) {
		*fd = mkstemp(path.ptr);
		if (*fd < 0)
			diag_system(DIAG_IN(directory()), errno,
			    "cannot make a temporary file -- set TMPDIR");
		else
			(void)unlink(path.ptr);
	}
	buf_free(&path);
	return *fd >= 0;
}

bool
spool_write(int fd, const void *ptr, size_t len)
{
	const char *p = ptr;
	ssize_t n;

	while (len > 0) {
		n = write(fd, p, len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0) {
			diag_system(DIAG_IN(directory()), n < 0 ? errno : ENOSPC,
			    "cannot write a temporary file -- set TMPDIR to a roomier place");
			return false;
		}
		p += n;
		len -= (size_t)n;
	}
	return true;
}

bool
spool_read(int fd, size_t at, size_t len, char **block, size_t *cap)
{
	size_t got = 0;
	ssize_t n;

	if (!mem_grow(block, cap, len, 1))
		return false;
	while (got < len) {
		n = pread(fd, *block + got, len - got, (off_t)(at + got));
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0) {
			diag_system(DIAG_IN(directory()), n < 0 ? errno : EIO,
			    "cannot read a temporary file");
			return false;
		}
		got += (size_t)n;
	}
	return true;
}

char *
spool_map(int fd, size_t len)
{
	void *ptr = mmap(NULL, len, PROT_READ, MAP_PRIVATE, fd, 0);

	if (ptr == MAP_FAILED) {
		diag_system(DIAG_IN(directory()), errno, "cannot read a temporary file");
		return NULL;
	}
	return ptr;
}
