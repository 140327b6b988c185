/* SPDX-License-Identifier: ISC */
/*
 * shim.c - a system on a bad day, for LD_PRELOAD.
 *
 * SHIM_SHORT=1	write() takes at most 7 bytes, and every third call is interrupted
 * SHIM_WRITE=N	the Nth write() to a regular file or pipe fails with ENOSPC, and all after it
 * SHIM_READ=N	the Nth read() fails with EIO
 * SHIM_SLOW=1	read() gives at most 17 bytes, and every third call is interrupted
 */
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

typedef ssize_t write_call(int, const void *, size_t);
typedef ssize_t read_call(int, void *, size_t);

static size_t
setting(const char *name)
{
	const char *p = getenv(name);
	size_t n = 0;

	for (; p != NULL && *p >= '0' && *p <= '9'; p++)
		n = n * 10 + (size_t)(*p - '0');
	return n;
}

ssize_t
write(int fd, const void *bytes, size_t len)
{
	static size_t calls;
	static write_call *real;
	size_t fail_at = setting("SHIM_WRITE");

	if (real == NULL)
		*(void **)&real = dlsym(RTLD_NEXT, "write");
	if (fd == STDERR_FILENO)
		return real(fd, bytes, len);
	calls++;
	if (fail_at != 0 && calls >= fail_at) {
		errno = ENOSPC;
		return -1;
	}
	if (setting("SHIM_SHORT") == 0)
		return real(fd, bytes, len);
	if (calls % 3 == 0) {
		errno = EINTR;
		return -1;
	}
	return real(fd, bytes, len < 7 ? len : 7);
}

ssize_t
read(int fd, void *bytes, size_t len)
{
	static size_t calls;
	static read_call *real;
	size_t fail_at = setting("SHIM_READ");

	if (real == NULL)
		*(void **)&real = dlsym(RTLD_NEXT, "read");
	calls++;
	if (fail_at != 0 && calls >= fail_at) {
		errno = EIO;
		return -1;
	}
	if (setting("SHIM_SLOW") == 0)
		return real(fd, bytes, len);
	if (calls % 3 == 0) {
		errno = EINTR;
		return -1;
	}
	return real(fd, bytes, len < 17 ? len : 17);
}
