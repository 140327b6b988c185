/* SPDX-License-Identifier: ISC */
/*
 * What libraries without MemorySanitizer write is said to be written: linked into
 * the build of `make check-msan` by --wrap, so that the commands need not know.
 */
#include <csv.h>
#include <sanitizer/msan_interface.h>
#include <utf8proc.h>
#include <zlib.h>

int __real_inflate(z_streamp z, int flush);
int __wrap_inflate(z_streamp z, int flush);
utf8proc_ssize_t __real_utf8proc_decompose_char(utf8proc_int32_t code, utf8proc_int32_t *to,
    utf8proc_ssize_t cap, utf8proc_option_t options, int *last);
utf8proc_ssize_t __wrap_utf8proc_decompose_char(utf8proc_int32_t code, utf8proc_int32_t *to,
    utf8proc_ssize_t cap, utf8proc_option_t options, int *last);
size_t __real_csv_parse(struct csv_parser *p, const void *s, size_t len,
    void (*field)(void *, size_t, void *), void (*row)(int, void *), void *data);
size_t __wrap_csv_parse(struct csv_parser *p, const void *s, size_t len,
    void (*field)(void *, size_t, void *), void (*row)(int, void *), void *data);
int __real_csv_fini(struct csv_parser *p, void (*field)(void *, size_t, void *),
    void (*row)(int, void *), void *data);
int __wrap_csv_fini(struct csv_parser *p, void (*field)(void *, size_t, void *),
    void (*row)(int, void *), void *data);

int __real_gzclose(gzFile f);
int __wrap_gzclose(gzFile f);

int
__wrap_gzclose(gzFile f)
{
	int result;

	__msan_scoped_disable_interceptor_checks();
	result = __real_gzclose(f);
	__msan_scoped_enable_interceptor_checks();
	return result;
}

int
__wrap_inflate(z_streamp z, int flush)
{
	unsigned char *from = z->next_out;
	int result = __real_inflate(z, flush);

	__msan_unpoison(from, (size_t)(z->next_out - from));
	return result;
}

utf8proc_ssize_t
__wrap_utf8proc_decompose_char(utf8proc_int32_t code, utf8proc_int32_t *to, utf8proc_ssize_t cap,
    utf8proc_option_t options, int *last)
{
	utf8proc_ssize_t n = __real_utf8proc_decompose_char(code, to, cap, options, last);

	if (n > 0)
		__msan_unpoison(to, (size_t)(n < cap ? n : cap) * sizeof(*to));
	return n;
}

struct callbacks {
	void (*field)(void *, size_t, void *);
	void (*row)(int, void *);
	void *data;
};

static void
give_field(void *text, size_t len, void *data)
{
	struct callbacks *c = data;

	__msan_unpoison(&text, sizeof(text));
	__msan_unpoison(&len, sizeof(len));
	__msan_unpoison(text, len);
	c->field(text, len, c->data);
}

static void
give_row(int end, void *data)
{
	struct callbacks *c = data;

	__msan_unpoison(&end, sizeof(end));
	c->row(end, c->data);
}

size_t
__wrap_csv_parse(struct csv_parser *p, const void *s, size_t len,
    void (*field)(void *, size_t, void *), void (*row)(int, void *), void *data)
{
	struct callbacks c = {field, row, data};

	return __real_csv_parse(p, s, len, give_field, give_row, &c);
}

int
__wrap_csv_fini(struct csv_parser *p, void (*field)(void *, size_t, void *),
    void (*row)(int, void *), void *data)
{
	struct callbacks c = {field, row, data};

	return __real_csv_fini(p, give_field, give_row, &c);
}
