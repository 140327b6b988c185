/* SPDX-License-Identifier: ISC */
#include "progress.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "translate.h"

enum { LINE = 256, RECENT = 40, TICK = 250000 };	/* RECENT ticks: ten seconds */

/* What was done by a moment. */
struct moment {
	uint64_t ms;
	size_t bytes, reports;
};

static struct {
	const char *program;
	const char *rows, *reports, *of, *left;		/* words of the line */
	atomic_size_t bytes_done, rows_done, reports_done;
	size_t bytes_all, reports_all;			/* 0: not known */
	bool unknown;					/* some input has no size */
	struct moment past[RECENT];			/* a ring; past[next] is the oldest */
	size_t next;
	uint64_t began;					/* ms */
	volatile sig_atomic_t showing;			/* a line stands on the terminal */
	volatile sig_atomic_t shown;			/* one did */
} meter = {.program = "juesuan", .rows = " rows", .reports = " reports", .of = " of ",
    .left = " left"};

struct line {
	char text[LINE];
	size_t len;
};

static void
put(struct line *l, const char *text)
{
	size_t len = strlen(text);

	if (len > LINE - l->len)
		len = LINE - l->len;
	memcpy(l->text + l->len, text, len);
	l->len += len;
}

static void
put_number(struct line *l, uint64_t n)
{
	char digits[24], *p = digits + sizeof(digits) - 1;

	*p = '\0';
	do
		*--p = (char)('0' + n % 10);
	while ((n /= 10) > 0);
	put(l, p);
}

static void
put_size(struct line *l, uint64_t bytes)
{
	static const char *const unit[] = {" B", " KiB", " MiB", " GiB", " TiB", " PiB"};
	uint64_t tenths = bytes * 10;
	size_t i = 0;

	for (; tenths >= 10240 && i + 1 < sizeof(unit) / sizeof(unit[0]); i++)
		tenths /= 1024;
	put_number(l, tenths / 10);
	if (i > 0) {
		put(l, ".");
		put_number(l, tenths % 10);
	}
	put(l, unit[i]);
}

/* m:ss, with hours h:mm:ss. */
static void
put_time(struct line *l, uint64_t ms)
{
	uint64_t s = ms / 1000, m = s / 60 % 60, h = s / 3600;

	if (h > 0) {
		put_number(l, h);
		put(l, m < 10 ? ":0" : ":");
	}
	put_number(l, m);
	put(l, s % 60 < 10 ? ":0" : ":");
	put_number(l, s % 60);
}

static struct moment
now(void)
{
	struct timespec t = {0};

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (struct moment){(uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000,
	    atomic_load_explicit(&meter.bytes_done, memory_order_relaxed),
	    atomic_load_explicit(&meter.reports_done, memory_order_relaxed)};
}

/* "12 of 30 reports, ", "312.4 MiB of 1.2 GiB (26%)" */
static void
put_counts(struct line *l, const struct moment *m, size_t all)
{
	size_t rows = atomic_load_explicit(&meter.rows_done, memory_order_relaxed);

	if (m->reports > 0 || meter.reports_all > 0) {
		put_number(l, m->reports);
		if (meter.reports_all >= m->reports && meter.reports_all > 0) {
			put(l, meter.of);
			put_number(l, meter.reports_all);
		}
		put(l, meter.reports);
		put(l, ", ");
	}
	if (rows > 0) {
		put_number(l, rows);
		put(l, meter.rows);
		put(l, ", ");
	}
	put_size(l, m->bytes);
	if (all > 0) {
		put(l, meter.of);
		put_size(l, all);
		put(l, " (");
		put_number(l, (uint64_t)m->bytes * 100 / all);
		put(l, "%)");
	}
}

/* The time that `todo` takes at the pace of `done` in `ms`; false: nobody knows. */
static bool
reckon(uint64_t todo, uint64_t done, uint64_t ms, uint64_t *left)
{
	if (done == 0)
		return false;
	while (todo > UINT64_C(1) << 32) {
		todo >>= 1;
		done = done >> 1 | 1;
	}
	*left = todo * (ms & UINT32_MAX) / done;
	return true;
}

static void
put_facts(struct line *l)
{
	const struct moment m = now(), start = meter.past[meter.next];
	uint64_t ms = m.ms > start.ms ? m.ms - start.ms : 1, left = 0;
	size_t all = meter.unknown || meter.bytes_all < m.bytes ? 0 : meter.bytes_all;
	bool known = false;

	if (meter.reports_all > 0)
		all = 0;
	put_counts(l, &m, all);
	put(l, ", ");
	put_size(l, (uint64_t)(m.bytes - start.bytes) * 1000 / ms);
	put(l, "/s, ");
	put_time(l, m.ms - meter.began);
	if (meter.reports_all >= m.reports && meter.reports_all > 0)
		known = reckon(meter.reports_all - m.reports, m.reports - start.reports, ms, &left);
	else if (all > 0)
		known = reckon(all - m.bytes, m.bytes - start.bytes, ms, &left);
	if (known) {
		put(l, ", ");
		put_time(l, left);
		put(l, meter.left);
	}
}

static void
send(const struct line *l)
{
	/* a reader of standard error who left is no reason to stop */
	if (write(STDERR_FILENO, l->text, l->len) < 0)
		return;
}

/* SIGUSR1 asks, SIGALRM is the tick. */
static void
answer(int signal_number)
{
	int saved = errno;
	struct line l = {.len = 0};

	if (signal_number == SIGALRM || meter.showing)
		put(&l, "\r\033[K");
	put(&l, meter.program);
	put(&l, ": ");
	put_facts(&l);
	if (signal_number == SIGALRM) {
		meter.past[meter.next] = now();
		meter.next = (meter.next + 1) % RECENT;
	} else {
		put(&l, "\n");
	}
	meter.showing = signal_number == SIGALRM;
	meter.shown |= meter.showing;
	send(&l);
	errno = saved;
}

/* Calls that a signal interrupts go on by themselves. */
static void
catch(int signal_number)
{
	struct sigaction action = {.sa_handler = answer, .sa_flags = SA_RESTART}, old;

	(void)sigemptyset(&action.sa_mask);
	(void)sigaddset(&action.sa_mask, SIGUSR1);
	(void)sigaddset(&action.sa_mask, SIGALRM);
	if (sigaction(signal_number, NULL, &old) == 0 && old.sa_handler == SIG_IGN)
		return;		/* who started us wants it so */
	(void)sigaction(signal_number, &action, NULL);
}

void
progress_start(const char *program)
{
	const struct moment start = now();

	meter.program = program;
	meter.began = start.ms;
	for (size_t i = 0; i < RECENT; i++)
		meter.past[i] = start;
	catch(SIGUSR1);
}

void
progress_language(enum language language)
{
	meter.rows = translate(language, " rows");
	meter.reports = translate(language, " reports");
	meter.of = translate(language, " of ");
	meter.left = translate(language, " left");
}

/* The last state of the line stays, whole. */
static void
finish(void)
{
	const struct itimerval never = {{0, 0}, {0, 0}};

	(void)setitimer(ITIMER_REAL, &never, NULL);
	if (!meter.shown)
		return;
	answer(SIGALRM);
	meter.showing = 0;
	send(&(struct line){.text = "\n", .len = 1});
}

void
progress_draw(void)
{
	const struct itimerval quarter = {{0, TICK}, {0, TICK}};

	if (isatty(STDERR_FILENO) == 0)
		return;
	catch(SIGALRM);
	if (atexit(finish) == 0)
		(void)setitimer(ITIMER_REAL, &quarter, NULL);
}

void
progress_expect_file(const char *path)
{
	bool standard = path == NULL || strcmp(path, "-") == 0;
	struct stat st;
	off_t at = 0;

	if ((standard ? fstat(STDIN_FILENO, &st) : stat(path, &st)) != 0 || !S_ISREG(st.st_mode)) {
		meter.unknown = true;
		return;
	}
	if (standard)
		at = lseek(STDIN_FILENO, 0, SEEK_CUR);
	if (at >= 0 && at < st.st_size)
		meter.bytes_all += (size_t)(st.st_size - at);
}

void
progress_expect_reports(size_t n)
{
	meter.reports_all = n;
}

void
progress_add_bytes(size_t n)
{
	atomic_fetch_add_explicit(&meter.bytes_done, n, memory_order_relaxed);
}

void
progress_add_rows(size_t n)
{
	atomic_fetch_add_explicit(&meter.rows_done, n, memory_order_relaxed);
}

void
progress_add_reports(size_t n)
{
	atomic_fetch_add_explicit(&meter.reports_done, n, memory_order_relaxed);
}

void
progress_wipe(void)
{
	if (meter.showing) {
		meter.showing = 0;
		send(&(struct line){.text = "\r\033[K", .len = 4});
	}
}

void
progress_leave(void)
{
	meter.showing = 0;
	(void)signal(SIGUSR1, SIG_IGN);
}
