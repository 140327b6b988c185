/* SPDX-License-Identifier: ISC */
/*
 * measure [-n TIMES] COMMAND...: runs it and prints on standard error, with TABs between: seconds,
 * seconds of processor (all its processes), peak memory in KiB of the largest of them.  With -n the
 * mean of so many runs.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double
seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static int
run(char **command)
{
	int status;
	pid_t pid = vfork();

	if (pid < 0)
		return 2;
	if (pid == 0) {
		execvp(command[0], command);
		_exit(127);
	}
	if (waitpid(pid, &status, 0) < 0)
		return 2;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 2;
}

int
main(int argc, char **argv)
{
	struct rusage usage;
	double start = now();
	int times = 1, status = 2, i;

	if (argc > 3 && strcmp(argv[1], "-n") == 0) {
		times = atoi(argv[2]);
		argv += 2;
	}
	if (argc < 2 || times < 1)
		return 2;
	for (i = 0; i < times; i++)
		status = run(argv + 1);
	getrusage(RUSAGE_CHILDREN, &usage);
	fprintf(stderr, "%.6f\t%.6f\t%ld\n", (now() - start) / times,
	    (seconds(usage.ru_utime) + seconds(usage.ru_stime)) / times, usage.ru_maxrss);
	return status;
}
