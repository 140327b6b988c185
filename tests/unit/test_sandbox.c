/* SPDX-License-Identifier: ISC */
/* What the sandbox forbids ends the process; what it allows goes on. */
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "sandbox.h"

#if defined(JUESUAN_SANITIZED) || !defined(__linux__)
#define SANDBOX_HERE 0
#else
#define SANDBOX_HERE 1
#endif

static void
starts_a_program(void)
{
	char *argv[] = {"/bin/true", NULL}, *env[] = {NULL};

	execve(argv[0], argv, env);
}

static void
reaches_out(void)
{
	(void)socket(AF_INET, SOCK_STREAM, 0);
}

static void
opens_to_read(void)
{
	if (open("/dev/null", O_RDONLY) < 0)
		_exit(9);
}

static void
opens_to_write(void)
{
	if (open("/dev/null", O_WRONLY) < 0)
		_exit(9);
}

static void
makes_a_file(void)
{
	if (open("/tmp/juesuan-sandbox-test", O_RDONLY | O_CREAT, 0600) < 0)
		_exit(9);
}

static void
does_its_work(void)
{
	char *p = malloc(1 << 22);

	if (p == NULL || write(STDOUT_FILENO, "", 0) != 0)
		_exit(9);
	memset(p, 1, 1 << 22);
	free(p);
}

/* Status of a child that enters the sandbox and then does it: 0 went on, SIGSYS was ended. */
static int
outcome(unsigned needs, void act(void))
{
	int status = 0;
	pid_t child = fork();

	if (child == 0) {
		if (sandbox_enter(needs) != STATUS_OK)
			_exit(8);
		act();
		_exit(0);
	}
	CHECK(child > 0 && waitpid(child, &status, 0) == child);
	return WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
}

int
main(void)
{
	diag_program("test_sandbox");
	CHECK(outcome(0, does_its_work) == 0);
	if (!SANDBOX_HERE) {
		printf("# no sandbox in this build\n");
		return check_failures != 0;
	}
	CHECK(outcome(0, starts_a_program) == SIGSYS);
	CHECK(outcome(0, reaches_out) == SIGSYS);
	CHECK(outcome(0, opens_to_read) == SIGSYS);
	CHECK(outcome(SANDBOX_READ, opens_to_read) == 0);
	CHECK(outcome(SANDBOX_READ, opens_to_write) == SIGSYS);
	CHECK(outcome(SANDBOX_READ, makes_a_file) == SIGSYS);
	CHECK(outcome(SANDBOX_FILES, opens_to_write) == 0);
	CHECK(outcome(SANDBOX_FILES | SANDBOX_WORKERS, starts_a_program) == SIGSYS);
	return check_failures != 0;
}
