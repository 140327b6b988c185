/* SPDX-License-Identifier: ISC */
/* text, csv, inflate through in, opt, reference, files */
#include <stdlib.h>
#include <unistd.h>
#include <zlib.h>

#include "check.h"
#include "csv.h"
#include "files.h"
#include "in.h"
#include "opt.h"
#include "reference.h"
#include "text.h"

static char path[] = "/tmp/test_text.XXXXXX";

static void
put(const char *bytes, size_t len)
{
	FILE *f = fopen(path, "wb");

	CHECK(f != NULL && fwrite(bytes, 1, len, f) == len && fclose(f) == 0);
}

static void
becomes(const char *bytes, size_t len, enum status want, const char *text)
{
	struct buf b = {0};

	CHECK(buf_add(&b, bytes, len));
	CHECK(text_to_utf8(&b, "x") == want);
	CHECK_TEXT(buf_view(&b), text);
	buf_free(&b);
}

static void
encodings(void)
{
	becomes("\xef\xbb\xbf决", 6, STATUS_OK, "决");
	becomes("\xbe\xf6\xcb\xe3 1", 6, STATUS_OK, "决算 1");
	becomes("\xff\xfe\xb3\x51", 4, STATUS_OK, "决");
	becomes("\xfe\xff\x51\xb3", 4, STATUS_OK, "决");
	becomes("决\xff\n", 5, STATUS_NO, "决\xef\xbf\xbd\n");
	becomes("", 0, STATUS_OK, "");
}

static void
commas(void)
{
	struct buf b = {0};
	struct slice text = SLICE("项目,行次,决算数\n\"一、收入\",1,\"37,832.13\"\n\"a\nb\",2,\n\nx,3,\"say \"\"no\"\"\"\n");

	CHECK(csv_delimiter(text) == ',');
	CHECK(csv_to_tabbed(text, ',', "x.csv", &b) == STATUS_OK);
	CHECK_TEXT(buf_view(&b), "项目\t行次\t决算数\n一、收入\t1\t37,832.13\na b\t2\t\n\nx\t3\tsay \"no\"\n");
	buf_free(&b);
	CHECK(csv_delimiter(SLICE("a\tb\tc,d,e\nf\tg\th,i,j\n")) == 0);
	CHECK(csv_delimiter(SLICE("本年收入合计1,233.47万元,其中:财政拨款收入1,233.47万元。\n支出,无\n")) == 0);
	CHECK(csv_delimiter(SLICE("a;b;c\nd;e;f\n")) == ';');
}

static void
gzip_members(void)
{
	gzFile z = gzopen(path, "wb");
	struct buf b = {0};
	FILE *f;

	CHECK(gzwrite(z, "first ", 6) == 6 && gzclose(z) == Z_OK);
	z = gzopen(path, "ab");
	CHECK(gzwrite(z, "second", 6) == 6 && gzclose(z) == Z_OK);
	CHECK(in_slurp(path, &b, 100) == STATUS_OK);
	CHECK_TEXT(buf_view(&b), "first second");
	f = fopen(path, "ab");
	fwrite("\0\0\0\0", 1, 4, f);
	fclose(f);
	buf_clear(&b);
	CHECK(in_slurp(path, &b, 100) == STATUS_OK && b.len == 12);
	f = fopen(path, "ab");
	fwrite("junk", 1, 4, f);
	fclose(f);
	buf_clear(&b);
	CHECK(in_slurp(path, &b, 100) == STATUS_FAIL);
	buf_clear(&b);
	put("\x1f\x8b\x08\0\0\0\0\0\0\x03\x4b\x4c", 12);
	CHECK(in_slurp(path, &b, 100) == STATUS_FAIL);	/* cut in the middle */
	buf_clear(&b);
	put("plain", 5);
	CHECK(in_slurp(path, &b, 4) == STATUS_FAIL);
	CHECK(in_slurp("/", &b, 4) == STATUS_FAIL);
	CHECK(in_slurp("/no/such/file", &b, 4) == STATUS_FAIL);
	buf_free(&b);
}

static void
options(void)
{
	static const struct opt table[] = {{'k', "key", "KEY", "x"}, {300, "long-only", NULL, "x"},
	    {'z', "null", NULL, "x"}, OPT_COMMON, {0, NULL, NULL, NULL}};
	static const struct opt_command c = {"do", "[FILE ...]", table};
	char *argv[] = {"t", "-zkA", "--key=B", "--key", "C", "--long-only", "-k", "-", "-", "-z", NULL};
	char *bad[] = {"t", "--nope", NULL}, *lacking[] = {"t", "-k", NULL}, *extra[] = {"t", "--null=3", NULL};
	struct opt_state st;
	size_t n;

	opt_start(&st, &c, 10, argv);
	CHECK(opt_next(&st, NULL) == 'z');
	CHECK(opt_next(&st, NULL) == 'k' && strcmp(st.value, "A") == 0);
	CHECK(opt_next(&st, NULL) == 'k' && strcmp(st.value, "B") == 0);
	CHECK(opt_next(&st, NULL) == 'k' && strcmp(st.value, "C") == 0);
	CHECK(opt_next(&st, NULL) == 300);
	CHECK(opt_next(&st, NULL) == 'k' && strcmp(st.value, "-") == 0);
	CHECK(opt_next(&st, NULL) == OPT_END && st.at == 8);
	opt_start(&st, &c, 2, bad);
	CHECK(opt_next(&st, NULL) == OPT_BAD);
	opt_start(&st, &c, 2, lacking);
	CHECK(opt_next(&st, NULL) == OPT_BAD);
	opt_start(&st, &c, 2, extra);
	CHECK(opt_next(&st, NULL) == OPT_BAD);
	st.value = "64M";
	CHECK(opt_size(&st, "-m", 1, &n) && n == (size_t)64 << 20);
	st.value = "99999999999999999999";
	CHECK(!opt_size(&st, "-m", 1, &n) && !opt_number(&st, "-m", 0, 10, &n));
	st.value = "7x";
	CHECK(!opt_number(&st, "-m", 0, 10, &n));
}

static void
references(void)
{
	static const char *const columns[] = {"name", "code", NULL}, *const missing[] = {"nosuch", NULL};
	struct reference *r;
	char *slash = strrchr(path, '/');
	const char text[] = "# facts\n\ncode\tlevel\tname\r\n201\t类\t一般公共服务支出\n20101\n";

	put(text, sizeof(text) - 1);
	*slash = '\0';
	CHECK(reference_open(&r, path, slash + 1, columns) == STATUS_OK);
	CHECK(reference_rows(r) == 2 && reference_line(r, 1) == 5);
	CHECK_TEXT(reference_get(r, 0, 0), "一般公共服务支出");
	CHECK_TEXT(reference_get(r, 1, 1), "20101");
	CHECK_TEXT(reference_get(r, 1, 0), "");
	reference_close(r);
	CHECK(reference_open(&r, path, slash + 1, missing) == STATUS_FAIL && r == NULL);
	CHECK(reference_open(&r, path, "no-such-file.tsv", columns) == STATUS_FAIL);
	*slash = '/';
}

static void
lists_of_files(void)
{
	struct files f = {0};

	put("a b\r\n\n-x\nlast", 13);
	CHECK(files_add(&f, "first") == STATUS_OK);
	CHECK(files_add_list(&f, path, '\n') == STATUS_OK && f.n == 4);
	CHECK(strcmp(f.path[1], "a b") == 0 && strcmp(f.path[3], "last") == 0);
	files_free(&f);
	put("a\nb\0c\0", 6);
	CHECK(files_add_list(&f, path, '\0') == STATUS_OK && f.n == 2 && strcmp(f.path[0], "a\nb") == 0);
	CHECK(files_add_list(&f, path, '\n') == STATUS_FAIL);
	files_free(&f);
	CHECK(files_or_stdin(&f) == STATUS_OK && f.n == 1);
	files_free(&f);
}

int
main(void)
{
	int fd = mkstemp(path);

	CHECK(fd >= 0);
	close(fd);
	diag_program("test_text");
	encodings();
	commas();
	gzip_members();
	options();
	references();
	lists_of_files();
	unlink(path);
	return check_failures != 0;
}
