/* SPDX-License-Identifier: ISC */
#include "run.h"

#include <stdio.h>

#include "assets.h"
#include "buf.h"
#include "diag.h"
#include "folder.h"
#include "index.h"
#include "lists.h"
#include "notes.h"
#include "out.h"
#include "region_page.h"
#include "report_page.h"
#include "sandbox.h"

static enum status
add_to_summary(void *ctx, const struct rollup_row *row)
{
	struct site *site = ctx;

	if (map_add(&site->regions, row->field[ROLLUP_REGION]) == MAP_NONE)
		return STATUS_FAIL;
	return summary_add(site->summary, row);
}

static enum status
add_to_page(void *ctx, const struct rollup_row *row)
{
	return region_pages_add(ctx, row);
}

static enum status
write_asset(const struct folder *f, const char *name, const char *const *line)
{
	struct buf path = {0};
	struct out out;
	enum status st = STATUS_FAIL;

	if (buf_text(&path, f->path) && buf_byte(&path, '/') && buf_text(&path, name) && buf_byte(&path, '\0'))
		st = out_create(&out, path.ptr);
	if (st == STATUS_OK) {
		for (size_t i = 0; line[i] != NULL; i++)
			out_text(&out, line[i]);
		st = out_close(&out);
	}
	buf_free(&path);
	return st;
}

static enum status
write_assets(const struct folder *f)
{
	static const char *const mark[] = {"made by write-html, which may replace this folder\n", NULL};
	enum status st = write_asset(f, FOLDER_MARK, mark);

	for (size_t i = 0; asset_files[i].name != NULL && st == STATUS_OK; i++)
		st = write_asset(f, asset_files[i].name, asset_files[i].line);
	return st;
}

static enum status
write_site(struct site *site, const struct folder *f)
{
	struct region_pages regions = {.site = site};
	enum status st = folder_sub(f, "regions");

	site->root = f->path;
	if (st == STATUS_OK)
		st = folder_sub(f, "reports");
	if (st == STATUS_OK)
		st = write_assets(f);
	if (st == STATUS_OK)
		st = rollup_each(site->set->rollup, add_to_page, &regions);
	if (st == STATUS_OK && !regions.begun) {
		diag_error(DIAG_IN(site->set->rollup), "holds no row: there is nothing to write a site of");
		st = STATUS_FAIL;
	}
	st = region_pages_end(&regions, st);
	if (st == STATUS_OK)
		st = lists_departments(site);
	if (st == STATUS_OK)
		st = lists_findings(site);
	return st == STATUS_OK ? report_pages_write(site) : st;
}

static enum status
read_all(struct site *site, struct index *index, struct notes *notes)
{
	const struct settings *set = site->set;
	enum status st = catalogue_open(&site->catalogue, set->reference, set->language);

	if (st == STATUS_OK)
		st = summary_open(&site->summary, set->reference, site->catalogue, set->language);
	if (st == STATUS_OK)
		st = rollup_each(set->rollup, add_to_summary, site);
	if (st == STATUS_OK)
		st = index_read(index, site);
	if (st == STATUS_OK)
		st = notes_read(notes, set->findings, index);
	if (st == STATUS_OK)
		site->top = summary_top(site->summary);
	if (site->top.len == 0 && site->regions.count > 0)
		site->top = map_key(&site->regions, 0);
	site->index = index;
	site->notes = notes;
	return st;
}

enum status
site_write(const struct settings *set)
{
	struct site site = {.set = set};
	struct index index = {.cap = 0};
	struct notes notes = {.cap = 0};
	struct folder folder;
	enum status st = folder_open(&folder, set->output);

	if (st == STATUS_OK)
		st = sandbox_enter(SANDBOX_FILES);
	if (st == STATUS_OK) {
		st = read_all(&site, &index, &notes);
		if (st == STATUS_OK)
			st = write_site(&site, &folder);
		if (st == STATUS_OK)
			diag_note(NULL, "%zu reports, %zu regions", index.path.count, site.regions.count);
	}
	st = folder_close(&folder, st);
	map_free(&site.regions);
	notes_free(&notes);
	index_free(&index);
	summary_free(site.summary);
	catalogue_close(site.catalogue);
	return st;
}
