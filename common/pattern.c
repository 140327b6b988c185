/* SPDX-License-Identifier: ISC */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "pattern.h"

#include <pcre2.h>

#include "diag.h"
#include "mem.h"

enum { MATCH_LIMIT = 100000, DEPTH_LIMIT = 1000, HEAP_KIB = 4096 };

struct pattern {
	pcre2_code *code;
	pcre2_match_data *data;
	pcre2_match_context *context;
	const char *file;	/* where it was written, for messages */
	size_t line;
	bool limited;
};

static enum status
prepare(struct pattern *p)
{
	/* JIT is a matter of speed only: where there is none the interpreter runs */
	(void)pcre2_jit_compile(p->code, PCRE2_JIT_COMPLETE);
	p->data = pcre2_match_data_create_from_pattern(p->code, NULL);
	p->context = pcre2_match_context_create(NULL);
	if (p->data == NULL || p->context == NULL) {
		diag_error(NULL, "out of memory (for a pattern)");
		return STATUS_FAIL;
	}
	pcre2_set_match_limit(p->context, MATCH_LIMIT);
	pcre2_set_depth_limit(p->context, DEPTH_LIMIT);
	pcre2_set_heap_limit(p->context, HEAP_KIB);
	return STATUS_OK;
}

enum status
pattern_open(struct pattern **out, struct slice text, const char *file, size_t line)
{
	struct pattern *p = mem_zero(1, sizeof(*p));
	PCRE2_UCHAR8 reason[160];
	PCRE2_SIZE offset;
	int error;
	enum status st;

	*out = NULL;
	if (p == NULL)
		return STATUS_FAIL;
	p->file = file;
	p->line = line;
	p->code = pcre2_compile((PCRE2_SPTR8)text.ptr, text.len, PCRE2_UTF, &error, &offset, NULL);
	if (p->code == NULL) {
		pcre2_get_error_message(error, reason, sizeof(reason));
		diag_error(DIAG_AT(file, line), "pattern %s: %s at byte %zu", diag_quote(text).text,
		    (const char *)reason, offset);
		mem_free(p);
		return STATUS_FAIL;
	}
	st = prepare(p);
	if (st == STATUS_OK)
		*out = p;
	else
		pattern_close(p);
	return st;
}

void
pattern_close(struct pattern *p)
{
	if (p == NULL)
		return;
	pcre2_match_context_free(p->context);
	pcre2_match_data_free(p->data);
	pcre2_code_free(p->code);
	mem_free(p);
}

static void
note_limit(struct pattern *p)
{
	if (!p->limited)
		diag_warn(DIAG_AT(p->file, p->line), "pattern gave up on a line of the input: match limit");
	p->limited = true;
}

bool
pattern_find(struct pattern *p, struct slice subject, size_t from, struct pattern_match *m)
{
	const PCRE2_SIZE *at;
	size_t i;
	int n;

	if (from > subject.len)
		return false;
	n = pcre2_match(p->code, (PCRE2_SPTR8)(subject.ptr == NULL ? "" : subject.ptr), subject.len,
	    from, PCRE2_NO_UTF_CHECK, p->data, p->context);
	if (n == PCRE2_ERROR_MATCHLIMIT || n == PCRE2_ERROR_DEPTHLIMIT || n == PCRE2_ERROR_HEAPLIMIT ||
	    n == PCRE2_ERROR_JIT_STACKLIMIT)
		note_limit(p);
	if (n <= 0)
		return false;
	at = pcre2_get_ovector_pointer(p->data);
	m->groups = (size_t)n < PATTERN_GROUPS ? (size_t)n : PATTERN_GROUPS;
	for (i = 0; i < PATTERN_GROUPS; i++) {
		if (i < m->groups && at[2 * i] != PCRE2_UNSET)
			m->group[i] = slice_sub(subject, at[2 * i], at[2 * i + 1]);
		else
			m->group[i] = (struct slice){NULL, 0};
	}
	return true;
}

size_t
pattern_group(const struct pattern *p, const char *name)
{
	int n = pcre2_substring_number_from_name(p->code, (PCRE2_SPTR8)name);

	return n > 0 ? (size_t)n : 0;
}

bool
pattern_limited(const struct pattern *p)
{
	return p->limited;
}
