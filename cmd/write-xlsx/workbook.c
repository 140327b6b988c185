/* SPDX-License-Identifier: ISC */
#include "workbook.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "buf.h"
#include "diag.h"
#include "map.h"
#include "mem.h"
#include "sheet_text.h"
#include "temporary.h"

enum { PATH_CAP = 4096, COPY = 65536, CHART_WIDTH = 620, CHART_HEIGHT = 340 };

struct page {
	struct book *book;
	lxw_worksheet *sheet;
	char name[SHEET_NAME_CAP];
	size_t links;
	struct page *next;
};

struct book {
	char path[PATH_CAP];
	const char *folder;
	lxw_workbook *workbook;
	lxw_format *style[BOOK_STYLES];
	struct page *pages;
	struct map names;
	struct buf text;
	lxw_error error;
	bool failed;		/* told */
};

static void
note(struct book *book, lxw_error error)
{
	if (book->error == LXW_NO_ERROR)
		book->error = error;
}

/* One style of text and colour; `number` may be NULL. */
static void
style(struct book *book, enum book_style which, const char *number, unsigned size, lxw_color_t ink,
    lxw_color_t paper)
{
	lxw_format *f = workbook_add_format(book->workbook);

	book->style[which] = f;
	if (f == NULL) {
		note(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
		return;
	}
	format_set_font_name(f, "Microsoft YaHei");
	format_set_font_size(f, size);
	format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
	if (ink != 0)
		format_set_font_color(f, ink);
	if (paper != 0)
		format_set_bg_color(f, paper);
	if (number != NULL)
		format_set_num_format(f, number);
}

static void
head_style(lxw_format *f)
{
	format_set_bold(f);
	format_set_text_wrap(f);
	format_set_border(f, LXW_BORDER_THIN);
	format_set_border_color(f, 0x9DB4C8);
}

/* 元 shown in 万元, four places: what stands before the comma of 10,000s is grouped where it can be. */
static const char wan[] = "[>=10000000000]0\\,000\\,000\\.0000;[>=10000000]0\\,000\\.0000;0\\.0000";

static void
make_styles(struct book *book)
{
	style(book, BOOK_PLAIN, NULL, 10, 0, 0);
	style(book, BOOK_BOLD, NULL, 10, 0, 0);
	style(book, BOOK_TITLE, NULL, 18, 0x17365D, 0);
	style(book, BOOK_NOTE, NULL, 9, 0x5F6B76, 0);
	style(book, BOOK_SECTION, NULL, 12, 0x17365D, 0);
	style(book, BOOK_HEAD, NULL, 10, 0x17365D, 0xDCE6F1);
	style(book, BOOK_HEAD_NUMBER, NULL, 10, 0x17365D, 0xDCE6F1);
	style(book, BOOK_WAN, wan, 10, 0, 0);
	style(book, BOOK_WAN_BOLD, wan, 10, 0, 0);
	style(book, BOOK_NUMBER, "#,##0.######", 10, 0, 0);
	style(book, BOOK_COUNT, "#,##0", 10, 0, 0);
	style(book, BOOK_DIGITS, "@", 10, 0x7F3F00, 0);
	style(book, BOOK_WRAP, NULL, 10, 0, 0);
	style(book, BOOK_LINK, NULL, 10, 0x0B57A4, 0);
	style(book, BOOK_ERROR, NULL, 10, 0x9C0006, 0xFFD9D6);
	style(book, BOOK_WARNING, NULL, 10, 0x7A4B00, 0xFFEFC2);
	style(book, BOOK_NOTICE, NULL, 10, 0x1F4E79, 0xE3EEF9);
	style(book, BOOK_RIGHT, NULL, 10, 0, 0);
	style(book, BOOK_INDENT1, NULL, 10, 0, 0);
	style(book, BOOK_INDENT2, NULL, 10, 0, 0);
	if (book->error != LXW_NO_ERROR)
		return;
	format_set_bold(book->style[BOOK_BOLD]);
	format_set_bold(book->style[BOOK_TITLE]);
	format_set_bold(book->style[BOOK_SECTION]);
	format_set_bold(book->style[BOOK_WAN_BOLD]);
	format_set_text_wrap(book->style[BOOK_WRAP]);
	format_set_underline(book->style[BOOK_LINK], LXW_UNDERLINE_SINGLE);
	format_set_align(book->style[BOOK_RIGHT], LXW_ALIGN_RIGHT);
	format_set_align(book->style[BOOK_DIGITS], LXW_ALIGN_RIGHT);
	format_set_indent(book->style[BOOK_INDENT1], 1);
	format_set_indent(book->style[BOOK_INDENT2], 2);
	head_style(book->style[BOOK_HEAD]);
	head_style(book->style[BOOK_HEAD_NUMBER]);
	format_set_align(book->style[BOOK_HEAD_NUMBER], LXW_ALIGN_RIGHT);
}

/* The same bytes on every run: the date of the file is SOURCE_DATE_EPOCH, or that of the format's zip archives. */
static void
make_properties(struct book *book, const char *title)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	struct dec d = dec_of(315532800, 0);
	lxw_doc_properties properties = {.title = (char *)(uintptr_t)title};

	if (epoch != NULL)
		(void)dec_parse(slice_of(epoch), &d);
	properties.created = (time_t)d.n;
	note(book, workbook_set_properties(book->workbook, &properties));
}

enum status
book_open(struct book **out, const char *title)
{
	struct book *book = *out = mem_zero(1, sizeof(*book));
	lxw_workbook_options options = {.constant_memory = LXW_TRUE};
	int fd;

	if (book == NULL)
		return STATUS_FAIL;
	book->folder = getenv("TMPDIR");
	if (book->folder == NULL || book->folder[0] == '\0')
		book->folder = "/tmp";
	snprintf(book->path, sizeof(book->path), "%s/write-xlsx.XXXXXX", book->folder);
	fd = temporary_open(book->path);
	if (fd < 0) {
		diag_system(DIAG_IN(book->folder), errno, "cannot write a temporary file there -- set TMPDIR");
		book->path[0] = '\0';
		return STATUS_FAIL;
	}
	(void)close(fd);
	options.tmpdir = (char *)(uintptr_t)book->folder;
	book->workbook = workbook_new_opt(book->path, &options);
	if (book->workbook == NULL) {
		diag_error(NULL, "out of memory");
		return STATUS_FAIL;
	}
	make_styles(book);
	make_properties(book, title);
	return STATUS_OK;
}

struct page *
book_page(struct book *book, struct slice name)
{
	struct page *page = mem_zero(1, sizeof(*page));

	if (page == NULL)
		return NULL;
	if (!sheet_name(&book->names, name, page->name)) {
		mem_free(page);
		return NULL;
	}
	page->book = book;
	page->next = book->pages;
	book->pages = page;
	page->sheet = workbook_add_worksheet(book->workbook, page->name);
	if (page->sheet == NULL) {
		diag_error(NULL, "cannot make the sheet %s", page->name);
		return NULL;
	}
	worksheet_set_default_row(page->sheet, 18, LXW_FALSE);
	worksheet_gridlines(page->sheet, LXW_HIDE_ALL_GRIDLINES);
	worksheet_outline_settings(page->sheet, LXW_TRUE, LXW_FALSE, LXW_TRUE, LXW_FALSE);
	return page;
}

const char *
page_name(const struct page *page)
{
	return page->name;
}

void
page_text(struct page *page, size_t row, size_t column, struct slice text, enum book_style which)
{
	struct book *book = page->book;

	if (!sheet_text(&book->text, text)) {
		note(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
		return;
	}
	if (book->text.len > 1)
		note(book, worksheet_write_string(page->sheet, (lxw_row_t)row, (lxw_col_t)column, book->text.ptr,
		    book->style[which]));
	else
		note(book, worksheet_write_blank(page->sheet, (lxw_row_t)row, (lxw_col_t)column,
		    book->style[which]));
}

/* At most 15 digits over a power of ten that a double holds exactly: the nearest double, which prints alike. */
static bool
nearest(struct dec d, double *out)
{
	static const double power[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12,
		1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
	const dec_int limit = 1000000000000000;

	d = dec_trim(d);
	if (d.scale >= sizeof(power) / sizeof(power[0]) || d.n >= limit || d.n <= -limit)
		return false;
	*out = (double)(int64_t)d.n / power[d.scale];
	return true;
}

void
page_number(struct page *page, size_t row, size_t column, struct dec d, enum book_style which)
{
	char digits[DEC_TEXT];
	double number;

	if (nearest(d, &number))
		note(page->book, worksheet_write_number(page->sheet, (lxw_row_t)row, (lxw_col_t)column, number,
		    page->book->style[which]));
	else
		page_text(page, row, column, slice_make(digits, dec_format(d, digits)), BOOK_DIGITS);
}

void
page_link(struct page *page, size_t row, size_t column, struct slice text, const char *target,
    size_t target_row)
{
	char url[64 + 3 * SHEET_NAME_CAP];
	size_t used;

	page_text(page, row, column, text, BOOK_LINK);
	if (page->links >= BOOK_LINKS || page->book->text.len <= 1)
		return;
	page->links++;
	used = (size_t)snprintf(url, sizeof(url), "internal:'");
	for (const char *c = target; *c != '\0' && used + 32 < sizeof(url); c++) {
		url[used++] = *c;
		if (*c == '\'')
			url[used++] = '\'';
	}
	snprintf(url + used, sizeof(url) - used, "'!A%zu", target_row + 1);
	note(page->book, worksheet_write_url_opt(page->sheet, (lxw_row_t)row, (lxw_col_t)column, url,
	    page->book->style[BOOK_LINK], page->book->text.ptr, NULL));
}

void
page_width(struct page *page, size_t column, unsigned width)
{
	note(page->book, worksheet_set_column(page->sheet, (lxw_col_t)column, (lxw_col_t)column, width, NULL));
}

void
page_row(struct page *page, size_t row, unsigned level, double height)
{
	lxw_row_col_options options = {.level = (uint8_t)level};

	note(page->book, worksheet_set_row_opt(page->sheet, (lxw_row_t)row, height > 0 ? height : 18, NULL,
	    level > 0 ? &options : NULL));
}

void
page_freeze(struct page *page, size_t rows, size_t columns)
{
	worksheet_freeze_panes(page->sheet, (lxw_row_t)rows, (lxw_col_t)columns);
}

void
page_filter(struct page *page, size_t head, size_t last, size_t columns)
{
	note(page->book, worksheet_autofilter(page->sheet, (lxw_row_t)head, 0, (lxw_row_t)last,
	    (lxw_col_t)(columns - 1)));
}

void
page_print_once(struct page *page)
{
	worksheet_set_landscape(page->sheet);
	worksheet_set_paper(page->sheet, 9);
	worksheet_fit_to_pages(page->sheet, 1, 0);
	worksheet_set_margins(page->sheet, 0.4, 0.4, 0.5, 0.5);
	note(page->book, worksheet_set_footer(page->sheet, "&C&P / &N"));
}

void
page_print(struct page *page, size_t head, size_t last, size_t columns)
{
	page_print_once(page);
	note(page->book, worksheet_repeat_rows(page->sheet, (lxw_row_t)head, (lxw_row_t)head));
	note(page->book, worksheet_print_area(page->sheet, 0, 0, (lxw_row_t)last, (lxw_col_t)(columns - 1)));
}

static void
colour_series(lxw_chart_series *series, size_t i)
{
	static const lxw_color_t colour[] = {0x2F6DA8, 0xE08A1E, 0x4E9A6B, 0x9A5FB5};
	lxw_chart_fill fill = {.color = colour[i % 4]};

	chart_series_set_fill(series, &fill);
}

static void
colour_points(lxw_chart_series *series)
{
	static lxw_chart_fill fill[] = {{.color = 0x2F6DA8}, {.color = 0xE08A1E}, {.color = 0x4E9A6B},
		{.color = 0x9A5FB5}, {.color = 0x7F8C99}};
	static lxw_chart_point point[] = {{.fill = &fill[0]}, {.fill = &fill[1]}, {.fill = &fill[2]},
		{.fill = &fill[3]}, {.fill = &fill[4]}};
	lxw_chart_point *points[] = {&point[0], &point[1], &point[2], &point[3], &point[4], NULL};

	(void)chart_series_set_points(series, points);
}

static void
dress_axes(lxw_chart *chart, enum book_chart kind, bool big)
{
	lxw_chart_font font = {.size = 9};
	lxw_chart_line pale = {.color = 0xD5DCE3, .width = 0.5F};
	/* a bar chart lies on its side */
	lxw_chart_axis *names = kind == BOOK_BARS ? chart->y_axis : chart->x_axis;
	lxw_chart_axis *values = kind == BOOK_BARS ? chart->x_axis : chart->y_axis;

	chart_axis_set_num_font(names, &font);
	chart_axis_set_num_font(values, &font);
	if (kind == BOOK_BARS)
		chart_axis_set_reverse(names);	/* else they run upwards */
	chart_axis_set_num_format(values, big ? "0\\.00,," : "0\\.0,");
	chart_axis_major_gridlines_set_visible(values, LXW_TRUE);
	chart_axis_major_gridlines_set_line(values, &pale);
	if (kind == BOOK_BARS)
		chart_axis_major_gridlines_set_visible(names, LXW_FALSE);
}

void
page_chart(struct page *page, size_t row, size_t column, enum book_chart kind, struct slice title,
    const struct page_range *range, bool big)
{
	static const uint8_t type[] = {LXW_CHART_BAR, LXW_CHART_COLUMN, LXW_CHART_DOUGHNUT};
	struct book *book = page->book;
	lxw_chart *chart = workbook_add_chart(book->workbook, type[kind]);
	lxw_chart_options options = {.object_position = LXW_OBJECT_MOVE_DONT_SIZE};
	lxw_chart_font font = {.size = 12, .bold = LXW_EXPLICIT_FALSE};

	if (chart == NULL || !sheet_text(&book->text, title)) {
		note(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
		return;
	}
	chart_title_set_name(chart, book->text.ptr);
	chart_title_set_name_font(chart, &font);
	for (size_t i = 0; i < range->series; i++) {
		lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
		lxw_col_t value = (lxw_col_t)(range->value + i);

		chart_series_set_categories(series, page->name, (lxw_row_t)range->first, (lxw_col_t)range->label,
		    (lxw_row_t)range->last, (lxw_col_t)range->label);
		chart_series_set_values(series, page->name, (lxw_row_t)range->first, value, (lxw_row_t)range->last,
		    value);
		chart_series_set_name_range(series, page->name, (lxw_row_t)range->first - 1, value);
		if (kind == BOOK_DOUGHNUT)
			colour_points(series);
		else
			colour_series(series, i);
	}
	if (kind == BOOK_DOUGHNUT)
		chart_set_hole_size(chart, 55);
	else
		dress_axes(chart, kind, big);
	if (kind == BOOK_BARS && range->series == 1)
		chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
	else
		chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
	options.x_scale = CHART_WIDTH / 480.0;
	options.y_scale = CHART_HEIGHT / 288.0;
	note(book, worksheet_insert_chart_opt(page->sheet, (lxw_row_t)row, (lxw_col_t)column, chart, &options));
}

/* The library does not look whether its temporary files could be written: we do, and that the copy will fit. */
static enum status
check_space(struct book *book)
{
	long largest = 0;
	FILE *probe;
	int error;

	for (struct page *p = book->pages; p != NULL; p = p->next) {
		FILE *file = p->sheet->optimize_tmpfile;
		long size = file == NULL ? 0 : ftell(file);

		if (file != NULL && (fflush(file) != 0 || ferror(file))) {
			diag_error(DIAG_IN(book->folder), "cannot write temporary files -- set TMPDIR to a larger disk");
			return STATUS_FAIL;
		}
		largest = size > largest ? size : largest;
	}
	probe = tmpfile();
	if (probe == NULL)
		return STATUS_OK;
	error = largest > 0 ? posix_fallocate(fileno(probe), 0, largest + COPY) : 0;
	(void)fclose(probe);
	if (error == ENOSPC) {
		diag_system(DIAG_IN(book->folder), error, "cannot write temporary files -- set TMPDIR to a larger disk");
		return STATUS_FAIL;
	}
	return STATUS_OK;
}

static enum status
copy_out(const char *path, struct out *out)
{
	char block[COPY];
	FILE *file = fopen(path, "rb");
	size_t got;
	bool bad;

	if (file == NULL) {
		diag_system(DIAG_IN(path), errno, "cannot read");
		return STATUS_FAIL;
	}
	while ((got = fread(block, 1, sizeof(block), file)) > 0 && !out_failed(out))
		out_bytes(out, block, got);
	bad = ferror(file) != 0;
	(void)fclose(file);
	if (bad)
		diag_error(DIAG_IN(path), "cannot read");
	return bad ? STATUS_FAIL : STATUS_OK;
}

static void
release(struct book *book)
{
	while (book->pages != NULL) {
		struct page *next = book->pages->next;

		mem_free(book->pages);
		book->pages = next;
	}
	if (book->path[0] != '\0')
		(void)unlink(book->path);
	temporary_forget(book->path);
	map_free(&book->names);
	buf_free(&book->text);
	mem_free(book);
}

enum status
book_close(struct book *book, struct out *out)
{
	enum status st = check_space(book);
	lxw_error error;

	if (st != STATUS_OK) {
		book_abort(book);
		return st;
	}
	error = workbook_close(book->workbook);	/* frees it */
	if (book->error != LXW_NO_ERROR)
		error = book->error;
	if (error != LXW_NO_ERROR) {
		diag_error(NULL, "the workbook cannot be made: %s", lxw_strerror(error));
		st = STATUS_FAIL;
	}
	if (st == STATUS_OK)
		st = copy_out(book->path, out);
	release(book);
	return st;
}

void
book_abort(struct book *book)
{
	if (book == NULL)
		return;
	if (book->workbook != NULL)
		lxw_workbook_free(book->workbook);
	release(book);
}
