/* SPDX-License-Identifier: ISC */
#include "members.h"

#include <string.h>

#include "diag.h"
#include "layout.h"
#include "mem.h"

#define SPAN_COLUMN ((size_t)-2) /* a condition on the span, which is no column of figures */

static enum status
keep_header(struct members *m, const struct tsv *t)
{
	struct buf line = {0};
	size_t i;
	bool ok = true;
	enum status st = STATUS_OK;

	for (i = 0; i < tsv_columns(t) && ok; i++)
		ok = (i == 0 || buf_byte(&line, '\t')) && buf_slice(&line, tsv_column_name(t, i));
	if (!ok) {
		st = STATUS_FAIL;
	} else if (m->header.len == 0) {
		st = buf_slice(&m->header, buf_view(&line)) ? STATUS_OK : STATUS_FAIL;
	} else if (!slice_eq(buf_view(&m->header), buf_view(&line))) {
		diag_error(
		    DIAG_AT(tsv_file(t), tsv_line(t)), "has other columns than the input before it "
						       "-- print members of one kind at a time");
		st = STATUS_FAIL;
	}
	buf_free(&line);
	return st;
}

enum status
members_header(struct members *m, const struct tsv *t)
{
	size_t i;

	for (i = 0; i < m->set->conditions; i++) {
		const char *name = m->set->condition[i].name;

		m->column[i] = tsv_column(t, name);
		if (m->column[i] != TSV_NONE)
			continue;
		if (strcmp(name, "span") != 0) {
			diag_error(
			    &(struct diag_place){
				.file = tsv_file(t), .line = tsv_line(t), .name = name},
			    "there is no such column -- -m names columns of the header");
			return STATUS_FAIL;
		}
		m->column[i] = SPAN_COLUMN;
	}
	m->region = tsv_column(t, "region");
	return keep_header(m, t);
}

/* A region's members are those of the regions below it as well. */
static bool
in_region(const struct members *m, struct slice region, struct slice wanted)
{
	struct slice up = region;

	if (slice_eq(wanted, SLICE(REGIONS_COUNTRY)))
		return true;
	for (;;) {
		if (slice_eq(up, wanted))
			return true;
		if (!regions_parent(m->regions, up, &up))
			return false;
	}
}

static bool
meets(const struct members *m, const struct tsv *t, bool own_only)
{
	size_t i;

	for (i = 0; i < m->set->conditions; i++) {
		struct slice wanted = m->set->condition[i].value,
			     field = tsv_field(t, m->column[i]);

		if (m->column[i] == SPAN_COLUMN)
			continue;
		if (m->column[i] == m->region && !own_only && m->regions != NULL) {
			if (!in_region(m, field, wanted))
				return false;
		} else if (!slice_eq(field, wanted)) {
			return false;
		}
	}
	return true;
}

enum status
members_take(struct members *m, const struct tsv *t, uint32_t source)
{
	struct slice line = tsv_line_text(t);
	bool own_only = m->set->flat;
	size_t i;

	for (i = 0; i < m->set->conditions; i++)
		own_only = own_only || (m->column[i] == SPAN_COLUMN &&
					   slice_eq(m->set->condition[i].value, SLICE(SPAN_OWN)));
	if (!meets(m, t, own_only))
		return STATUS_OK;
	if (!mem_grow(&m->row, &m->cap, m->rows + 1, sizeof(*m->row)))
		return STATUS_FAIL;
	m->row[m->rows++] = (struct member_row){m->text.len, line.len, source};
	return buf_slice(&m->text, line) ? STATUS_OK : STATUS_FAIL;
}

void
members_print(const struct members *m, const struct choice *choice, struct out *out)
{
	size_t i;

	out_slice(out, buf_view(&m->header));
	out_byte(out, '\n');
	for (i = 0; i < m->rows && !out_failed(out); i++) {
		if (choice != NULL && choice->verdict[m->row[i].source].fate != FATE_USED)
			continue;
		out_slice(out, slice_make(m->text.ptr + m->row[i].from, m->row[i].len));
		out_byte(out, '\n');
	}
}

void
members_free(struct members *m)
{
	buf_free(&m->header);
	buf_free(&m->text);
	mem_free(m->row);
	*m = (struct members){0};
}
