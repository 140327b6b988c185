/* SPDX-License-Identifier: ISC */
#include "batch.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "buf.h"
#include "diag.h"
#include "map.h"
#include "mem.h"
#include "progress.h"
#include "sandbox.h"

enum { COPY_CAP = 65536 };

/* A process at work on a file, and where its text and its messages go meanwhile. */
struct worker {
	pid_t pid;
	const char *path;
	int text;
	int messages;
};

struct run {
	const struct batch *batch;
	struct out *out;
	struct buf *targets;	/* path of each file's text; empty ones without a directory */
	bool some;		/* a text was written to out */
};

/* Not one of the standard three, should these be closed: a file would pass for input. */
static int
above_standard(int fd)
{
	int moved;

	if (fd < 0 || fd > STDERR_FILENO)
		return fd;
	moved = fcntl(fd, F_DUPFD, STDERR_FILENO + 1);
	(void)close(fd);
	return moved;
}

/* A file without a name. */
static int
open_scratch(void)
{
	const char *dir = getenv("TMPDIR");
	struct buf path = {0};
	int fd = -1;

	if (buf_text(&path, dir == NULL || *dir == '\0' ? "/tmp" : dir) &&
	    buf_add(&path, "/juesuan.XXXXXX", sizeof("/juesuan.XXXXXX"))) {
		fd = above_standard(mkstemp(path.ptr));
		if (fd < 0)
			diag_system(DIAG_IN(path.ptr), errno, "cannot make a temporary file");
		else
			(void)unlink(path.ptr);
	}
	buf_free(&path);
	return fd;
}

static bool
rewind_scratch(int fd)
{
	return ftruncate(fd, 0) == 0 && lseek(fd, 0, SEEK_SET) == 0;
}

/* dir/NAME.suffix becomes directory/NAME.txt, ended by a NUL. */
static bool
name_target(struct buf *target, const char *directory, const char *path)
{
	const char *base = strrchr(path, '/');
	const char *dot;

	base = base == NULL ? path : base + 1;
	if (strcmp(path, "-") == 0)
		base = "stdin";
	dot = strrchr(base, '.');
	return buf_text(target, directory) && buf_byte(target, '/') &&
	    buf_add(target, base, dot == NULL || dot == base ? strlen(base) :
		(size_t)(dot - base)) &&
	    buf_add(target, ".txt", sizeof(".txt"));
}

static enum status
name_targets(struct run *run)
{
	const struct files *files = run->batch->files;
	enum status status = STATUS_OK;
	struct map seen = {0};

	for (size_t i = 0; i < files->n && status == STATUS_OK; i++) {
		size_t at = MAP_NONE;

		if (name_target(&run->targets[i], run->batch->directory, files->path[i]))
			at = map_add(&seen, buf_view(&run->targets[i]));
		if (at == i)
			continue;
		status = STATUS_FAIL;
		if (at != MAP_NONE)
			diag_error(DIAG_IN(files->path[i]), "its text would be %s, as that of %s "
			    "-- convert them into different directories", run->targets[i].ptr,
			    files->path[at]);
	}
	map_free(&seen);
	return status;
}

static enum status
make_directory(const char *path)
{
	if (mkdir(path, 0777) == 0 || errno == EEXIST)
		return STATUS_OK;
	diag_system(DIAG_IN(path), errno, "cannot make the directory");
	return STATUS_FAIL;
}

/* No more processor than `seconds`, nor than we were given ourselves; no core file. */
static bool
limit_work(size_t seconds)
{
	const struct rlimit none = {0, 0};
	struct rlimit time;

	(void)setrlimit(RLIMIT_CORE, &none);
	if (getrlimit(RLIMIT_CPU, &time) != 0)
		return false;
	if (time.rlim_max == RLIM_INFINITY || time.rlim_max > seconds + 1)
		time.rlim_max = seconds + 1;
	if (time.rlim_cur == RLIM_INFINITY || time.rlim_cur > seconds)
		time.rlim_cur = seconds;
	return setrlimit(RLIMIT_CPU, &time) == 0;
}

/* In the new process: ceilings, its own standard output and error, the work. */
static void
work(const struct batch *batch, const struct worker *worker, const char *target)
{
	struct out out;
	enum status status;

	progress_leave();
	if (!limit_work(batch->max_seconds) || dup2(worker->messages, STDERR_FILENO) < 0 ||
	    (target == NULL && dup2(worker->text, STDOUT_FILENO) < 0))
		_exit(STATUS_FAIL);
	status = out_open(&out, target);
	if (status == STATUS_OK)
		status = sandbox_enter(target == NULL ? SANDBOX_READ :
		    SANDBOX_READ | SANDBOX_RENAME);
	if (status == STATUS_OK)
		status = batch->convert(batch->settings, worker->path, &out);
	if (status == STATUS_FAIL)
		out_abort(&out);
	else
		status = status_max(status, out_close(&out));
	_exit((int)status);
}

static enum status
start(struct run *run, struct worker *worker, size_t i)
{
	const struct buf *target = &run->targets[i];

	worker->path = run->batch->files->path[i];
	if (!rewind_scratch(worker->text) || !rewind_scratch(worker->messages)) {
		diag_system(NULL, errno, "cannot empty a temporary file");
		return STATUS_FAIL;
	}
	worker->pid = fork();
	if (worker->pid == 0)
		work(run->batch, worker, target->len == 0 ? NULL : target->ptr);
	if (worker->pid < 0) {
		diag_system(NULL, errno, "cannot start a process -- lower -j");
		return STATUS_FAIL;
	}
	return STATUS_OK;
}

/* What a process that has ended came to. */
static enum status
judge(const struct run *run, const struct worker *worker, int ended)
{
	if (WIFEXITED(ended))
		return (enum status)WEXITSTATUS(ended);
	if (WTERMSIG(ended) == SIGXCPU || WTERMSIG(ended) == SIGKILL)
		diag_error(DIAG_IN(worker->path), "refused after %zu seconds of work "
		    "-- raise --max-seconds", run->batch->max_seconds);
	else
		diag_error(DIAG_IN(worker->path), "refused, its reader died of signal %d "
		    "-- please report it with the file", WTERMSIG(ended));
	return STATUS_NO;
}

static bool
copy_to_fd(int from, int to)
{
	char bytes[COPY_CAP];
	ssize_t got = 0;
	bool done = lseek(from, 0, SEEK_SET) == 0;

	while (done && (got = read(from, bytes, sizeof(bytes))) > 0)
		for (ssize_t at = 0, put; done && at < got; at += put) {
			put = write(to, bytes + at, (size_t)(got - at));
			if (put < 0 && errno == EINTR)
				put = 0;
			done = put >= 0;
		}
	return done && got == 0;
}

static enum status
copy_text(struct run *run, int from)
{
	char bytes[COPY_CAP];
	ssize_t got = 0;
	bool first = true;

	if (lseek(from, 0, SEEK_SET) != 0)
		got = -1;
	while (got >= 0 && (got = read(from, bytes, sizeof(bytes))) > 0) {
		if (first && run->some)
			out_text(run->out, "\f\n");
		first = false;
		run->some = true;
		out_bytes(run->out, bytes, (size_t)got);
	}
	if (got < 0)
		diag_system(NULL, errno, "cannot read a temporary file");
	return got < 0 || out_failed(run->out) ? STATUS_FAIL : STATUS_OK;
}

/* The reader was another process: what it read is what the file has. */
static void
count(const char *path)
{
	struct stat st;

	progress_add_reports(1);
	if (stat(path, &st) == 0 && st.st_size > 0)
		progress_add_bytes((size_t)st.st_size);
}

static enum status
finish(struct run *run, struct worker *worker)
{
	enum status status;
	int ended = 0;
	bool whole;

	if (worker->pid <= 0)
		return STATUS_OK;
	while (waitpid(worker->pid, &ended, 0) < 0)
		if (errno != EINTR)
			return STATUS_FAIL;
	worker->pid = 0;
	count(worker->path);
	progress_wipe();
	if (!copy_to_fd(worker->messages, STDERR_FILENO))
		diag_system(DIAG_IN(worker->path), errno, "its messages cannot be read");
	status = judge(run, worker, ended);
	whole = WIFEXITED(ended) && status != STATUS_FAIL;
	if (whole && run->batch->directory == NULL)
		status = status_max(status, copy_text(run, worker->text));
	return status;
}

static enum status
run_all(struct run *run, struct worker *workers)
{
	const struct batch *batch = run->batch;
	enum status status = STATUS_OK;
	size_t i;

	progress_expect_reports(batch->files->n);
	for (i = 0; i < batch->files->n && !out_failed(run->out); i++) {
		struct worker *worker = &workers[i % batch->workers];

		status = status_max(status, finish(run, worker));
		if (start(run, worker, i) != STATUS_OK) {
			status = STATUS_FAIL;
			break;
		}
	}
	for (size_t k = 0; k < batch->workers; k++)
		status = status_max(status, finish(run, &workers[(i + k) % batch->workers]));
	return status;
}

static enum status
open_workers(struct worker *workers, size_t count)
{
	enum status status = STATUS_OK;

	for (size_t k = 0; k < count; k++)
		workers[k] = (struct worker){.text = -1, .messages = -1};
	for (size_t k = 0; k < count && status == STATUS_OK; k++) {
		workers[k].text = open_scratch();
		if (workers[k].text >= 0)
			workers[k].messages = open_scratch();
		if (workers[k].messages < 0)
			status = STATUS_FAIL;
	}
	return status;
}

static void
close_workers(struct worker *workers, size_t count)
{
	for (size_t k = 0; k < count; k++) {
		if (workers[k].text >= 0)
			(void)close(workers[k].text);
		if (workers[k].messages >= 0)
			(void)close(workers[k].messages);
	}
	mem_free(workers);
}

enum status
batch_run(const struct batch *batch, struct out *out)
{
	struct run run = {.batch = batch, .out = out};
	struct worker *workers = mem_zero(batch->workers, sizeof(*workers));
	enum status status = STATUS_FAIL;

	run.targets = mem_zero(batch->files->n + 1, sizeof(*run.targets));
	if (workers != NULL && run.targets != NULL)
		status = open_workers(workers, batch->workers);
	if (status == STATUS_OK && batch->directory != NULL) {
		status = make_directory(batch->directory);
		if (status == STATUS_OK)
			status = name_targets(&run);
	}
	if (status == STATUS_OK)
		status = run_all(&run, workers);
	if (workers != NULL)
		close_workers(workers, batch->workers);
	for (size_t i = 0; run.targets != NULL && i < batch->files->n; i++)
		buf_free(&run.targets[i]);
	mem_free(run.targets);
	return status;
}
