/* SPDX-License-Identifier: ISC */
/*
 * cut.h - for fuzz targets: a file of given bytes, and a read(2) that gives no more
 * than cut_piece bytes at a time (0: what was asked), as a slow pipe does.
 */
#ifndef FUZZ_CUT_H
#define FUZZ_CUT_H

#undef _FORTIFY_SOURCE	/* its read is inline; to be included first */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

ssize_t read(int fd, void *buf, size_t count);

static size_t cut_piece;
static const size_t cut_pieces[] = {0, 1, 17, 4096};

ssize_t
read(int fd, void *buf, size_t count)
{
	if (cut_piece > 0 && count > cut_piece)
		count = cut_piece;
	return (ssize_t)syscall(SYS_read, fd, buf, count);
}

/* A descriptor of the bytes, and how to open it by name; close it. */
static int
cut_file(const void *data, size_t size, char path[64])
{
	int fd = memfd_create("fuzz", 0);

	if (fd < 0 || write(fd, data, size) != (ssize_t)size)
		abort();
	snprintf(path, 64, "/proc/self/fd/%d", fd);
	return fd;
}

/* FNV-1a, onwards from `sum`. */
static uint64_t
cut_sum(uint64_t sum, const void *ptr, size_t len)
{
	const unsigned char *p = ptr;

	for (size_t i = 0; i < len; i++)
		sum = (sum ^ p[i]) * 1099511628211u;
	return sum;
}

#endif
