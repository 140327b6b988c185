/* SPDX-License-Identifier: ISC */
/*
 * shim.c - a system on a bad day, for LD_PRELOAD.
 *
 * SHIM_SHORT=1	write() takes at most 7 bytes, and every third call is interrupted
 * SHIM_WRITE=N	the Nth write() to a regular file or pipe fails with ENOSPC, and all after it
 * SHIM_READ=N	the Nth read() fails with EIO
 * SHIM_SLOW=1	read() gives at most 17 bytes, and every third call is interrupted
 * SHIM_EXPLOIT=exec|socket|open	the first read() of standard input does what a hijacked
 *		filter would: start a program, reach the network, open a file for writing
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
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

static void
exploit(void)
{
	static char program[] = "/bin/true";
	char *argv[] = {program, NULL}, *env[] = {NULL};
	const char *what = getenv("SHIM_EXPLOIT");

	if (what == NULL)
		return;
	if (strcmp(what, "exec") == 0)
		(void)execve(program, argv, env);
	else if (strcmp(what, "socket") == 0)
		(void)socket(AF_INET, SOCK_STREAM, 0);
	else if (strcmp(what, "open") == 0)
		(void)open("/tmp/juesuan-exploited", O_WRONLY | O_CREAT, 0600);
}

ssize_t
read(int fd, void *bytes, size_t len)
{
	static size_t calls;
	static read_call *real;
	size_t fail_at = setting("SHIM_READ");

	if (real == NULL)
		*(void **)&real = dlsym(RTLD_NEXT, "read");
	if (fd == STDIN_FILENO)
		exploit();
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
