/* SPDX-License-Identifier: ISC */
#include "eliminate.h"

#include <string.h>

#include "mem.h"

/* REGION TAB SPAN TAB YEAR */
static bool
add_head(struct buf *b, struct slice region, struct slice year)
{
	buf_clear(b);
	return buf_slice(b, region) && buf_byte(b, '\t') && buf_slice(b, span_of(region)) &&
	       buf_byte(b, '\t') && buf_slice(b, year);
}

static bool
head_of(struct buf *b, const struct registry *r, uint32_t source)
{
	return add_head(
	    b, registry_field(r, source, SOURCE_REGION), registry_field(r, source, SOURCE_YEAR));
}

bool
row_key(struct buf *b, struct slice region, struct slice year, struct slice sheet, struct slice key,
    struct slice measure)
{
	return add_head(b, region, year) && buf_byte(b, '\t') && buf_slice(b, sheet) &&
	       buf_byte(b, '\t') && buf_slice(b, key) && buf_byte(b, '\t') && buf_slice(b, measure);
}

enum status
eliminate_init(struct eliminate *e, const struct rules *rules, const struct choice *choice,
    const struct registry *r)
{
	struct buf head = {0};
	uint32_t source;
	size_t i;
	bool ok = true;

	*e = (struct eliminate){.rules = rules, .choice = choice};
	for (i = 0; i < rules->cell_count; i++) {
		if (rules->cell[i].role != RULE_DATE &&
		    map_add(&e->group, rules->cell[i].group) == MAP_NONE)
			return STATUS_FAIL;
	}
	for (source = 0; source < registry_sources(r) && ok; source++) {
		if (choice->verdict[source].fate == FATE_USED)
			ok = head_of(&head, r, source) &&
			     map_add(&e->head, buf_view(&head)) != MAP_NONE;
	}
	buf_free(&head);
	return ok ? STATUS_OK : STATUS_FAIL;
}

void
eliminate_free(struct eliminate *e)
{
	map_free(&e->group);
	map_free(&e->head);
	mem_free(e->transfer);
	*e = (struct eliminate){0};
}

/* Sources come department by department, so the one wanted is among the last. */
static struct transfer *
transfer_of(struct eliminate *e, uint32_t department, uint32_t group)
{
	size_t i;

	for (i = e->transfers; i > 0 && e->transfer[i - 1].department == department; i--) {
		if (e->transfer[i - 1].group == group)
			return &e->transfer[i - 1];
	}
	for (i = 0; i < e->transfers; i++) {
		if (e->transfer[i].department == department && e->transfer[i].group == group)
			return &e->transfer[i];
	}
	if (!mem_grow(&e->transfer, &e->cap, e->transfers + 1, sizeof(*e->transfer)))
		return NULL;
	e->transfer[e->transfers] = (struct transfer){.department = department, .group = group};
	return &e->transfer[e->transfers++];
}

static enum status
note_cell(struct eliminate *e, struct gather *g, uint32_t source, const struct rule_cell *rule,
    uint32_t handle, const struct segment *segment, size_t segments)
{
	struct transfer *x = NULL;
	struct ledger_item item;
	struct total one;
	uint64_t at;
	size_t i;

	for (i = 0; i < segments; i++) {
		for (at = segment[i].from; at < segment[i].to;) {
			ledger_read(&g->ledger, &at, &item);
			if (item.cell != handle || item.bad)
				continue;
			one = item.simple ? total_of((struct dec){item.value, item.scale}, item.ulp)
					  : item.total;
			x = transfer_of(e, e->choice->verdict[source].department,
			    (uint32_t)map_find(&e->group, rule->group));
			if (x == NULL ||
			    !total_add(rule->role == RULE_PAID ? &x->paid : &x->received, &one))
				return STATUS_FAIL;
		}
	}
	return STATUS_OK;
}

enum status
eliminate_note(struct eliminate *e, struct gather *g, uint32_t source,
    const struct segment *segment, size_t segments)
{
	enum caliber caliber = e->choice->department[e->choice->verdict[source].department].caliber;
	const struct rule_cell *rule;
	struct buf key = {0};
	uint32_t handle;
	size_t i;
	enum status st = STATUS_OK;

	if (caliber != CALIBER_BUILT && caliber != CALIBER_PARTIAL)
		return STATUS_OK;
	for (i = 0; i < e->rules->cell_count && st == STATUS_OK; i++) {
		rule = &e->rules->cell[i];
		if (rule->role != RULE_PAID && rule->role != RULE_RECEIVED)
			continue;
		if (!row_key(&key, registry_field(g->registry, source, SOURCE_REGION),
			registry_field(g->registry, source, SOURCE_YEAR), rule->sheet, rule->key,
			rule->measure)) {
			st = STATUS_FAIL;
			break;
		}
		handle = cells_find(&g->cells, buf_view(&key));
		if (handle != 0)
			st = note_cell(e, g, source, rule, handle, segment, segments);
	}
	buf_free(&key);
	return st;
}

static enum status
add_row(struct cells *c, struct slice key, const struct total *t, uint32_t reports,
    uint32_t departments)
{
	uint32_t handle = cells_add(c, key);
	struct cell *cell;

	if (handle == 0)
		return STATUS_FAIL;
	cell = cells_at(c, handle);
	cell_more(cell)->reports += reports;
	cell_more(cell)->departments += departments;
	return cell_add_total(c, cell, t) ? STATUS_OK : STATUS_FAIL;
}

/* HEAD TAB E TAB T02[合计,上级补助收入] TAB MEASURE */
static bool
address_key(struct buf *b, struct slice head, const struct rule_cell *c, const char *measure)
{
	buf_clear(b);
	return buf_slice(b, head) && buf_text(b, "\t" ELIMINATE_SHEET "\t") &&
	       buf_slice(b, c->sheet) && buf_byte(b, '[') && buf_slice(b, c->key) &&
	       buf_byte(b, ',') && buf_slice(b, c->measure) && buf_text(b, "]\t") &&
	       buf_text(b, measure);
}

/* Does an earlier line of the file speak of the same address? */
static bool
told_before(const struct rules *r, size_t i)
{
	size_t k;

	for (k = 0; k < i; k++) {
		if (r->cell[k].role != RULE_DATE && slice_eq(r->cell[k].sheet, r->cell[i].sheet) &&
		    slice_eq(r->cell[k].key, r->cell[i].key) &&
		    slice_eq(r->cell[k].measure, r->cell[i].measure))
			return true;
	}
	return false;
}

/* The gross sum of one address in one region and year. */
static enum status
gross_row(struct cells *c, struct slice head, const struct rule_cell *rule, struct buf *key)
{
	uint32_t handle, reports, departments;
	struct cell *cell;
	struct total t;

	buf_clear(key);
	if (!buf_slice(key, head) || !buf_byte(key, '\t') || !buf_slice(key, rule->sheet) ||
	    !buf_byte(key, '\t') || !buf_slice(key, rule->key) || !buf_byte(key, '\t') ||
	    !buf_slice(key, rule->measure))
		return STATUS_FAIL;
	handle = cells_find(c, buf_view(key));
	cell = handle == 0 ? NULL : cells_at(c, handle);
	if (cell == NULL || cell->n == 0)
		return STATUS_OK;
	t = cell_total(c, cell);
	reports = cell_more(cell)->reports;
	departments = cell_more(cell)->departments;
	if (!address_key(key, head, rule, ELIMINATE_GROSS))
		return STATUS_FAIL;
	return add_row(c, buf_view(key), &t, reports, departments);
}

enum status
eliminate_gross(const struct eliminate *e, struct cells *c)
{
	struct buf key = {0};
	size_t i, k;
	enum status st = STATUS_OK;

	for (i = 0; i < e->rules->cell_count; i++) {
		if (e->rules->cell[i].role == RULE_DATE || told_before(e->rules, i))
			continue;
		for (k = 0; k < e->head.count && st == STATUS_OK; k++)
			st = gross_row(c, map_key(&e->head, k), &e->rules->cell[i], &key);
	}
	buf_free(&key);
	return st;
}

static struct dec
lesser_side(const struct transfer *x)
{
	struct dec paid = {x->paid.sum, x->paid.scale},
		   received = {x->received.sum, x->received.scale};
	struct dec least = dec_cmp(paid, received) < 0 ? paid : received;

	return dec_sign(least) > 0 ? least : dec_of(0, least.scale);
}

static enum status
transfer_rows(const struct eliminate *e, const struct registry *r, struct cells *c,
    const struct transfer *x, struct buf *key)
{
	uint32_t source = e->choice->department[x->department].source;
	struct slice group = map_key(&e->group, x->group);
	struct dec amount = lesser_side(x), difference;
	struct buf head = {0};
	struct total t = total_of(amount, 0);
	size_t i;
	enum status st = head_of(&head, r, source) ? STATUS_OK : STATUS_FAIL;

	for (i = 0; i < e->rules->cell_count && amount.n != 0 && st == STATUS_OK; i++) {
		if (e->rules->cell[i].role == RULE_DATE ||
		    !slice_eq(e->rules->cell[i].group, group))
			continue;
		st = address_key(key, buf_view(&head), &e->rules->cell[i], ELIMINATE_AMOUNT)
			 ? add_row(c, buf_view(key), &t, 0, 1)
			 : STATUS_FAIL;
	}
	if (st == STATUS_OK &&
	    dec_sub((struct dec){x->received.sum, x->received.scale},
		(struct dec){x->paid.sum, x->paid.scale}, &difference) &&
	    difference.n != 0) {
		t = total_of(difference, 0);
		st = row_key(key, registry_field(r, source, SOURCE_REGION),
			 registry_field(r, source, SOURCE_YEAR), SLICE(ELIMINATE_SHEET), group,
			 SLICE("差额"))
			 ? add_row(c, buf_view(key), &t, 0, 1)
			 : STATUS_FAIL;
	}
	buf_free(&head);
	return st;
}

enum status
eliminate_amounts(const struct eliminate *e, const struct registry *r, struct cells *c)
{
	struct buf key = {0};
	size_t i;
	enum status st = STATUS_OK;

	for (i = 0; i < e->transfers && st == STATUS_OK; i++)
		st = transfer_rows(e, r, c, &e->transfer[i], &key);
	buf_free(&key);
	return st;
}

enum status
eliminate_join(struct eliminate *e, const struct eliminate *other)
{
	const struct transfer *x;
	struct transfer *mine;
	size_t i;

	for (i = 0; i < other->transfers; i++) {
		x = &other->transfer[i];
		mine = transfer_of(e, x->department, x->group);
		if (mine == NULL || !total_add(&mine->paid, &x->paid) ||
		    !total_add(&mine->received, &x->received))
			return STATUS_FAIL;
	}
	return STATUS_OK;
}

enum status
eliminate_net(struct result *row, size_t *rows, size_t room, struct buf *key)
{
	const struct result *gross = NULL, *amount = NULL;
	struct slice k;
	size_t i;

	for (i = 0; i < *rows; i++) {
		k = row[i].key;
		if (slice_ends(k, SLICE("\t" ELIMINATE_GROSS)))
			gross = &row[i];
		else if (slice_ends(k, SLICE("\t" ELIMINATE_AMOUNT)))
			amount = &row[i];
	}
	if (gross == NULL && amount == NULL)
		return STATUS_OK; /* a difference */
	if (gross == NULL || amount == NULL || room < 3) {
		*rows = 0; /* nothing to take off, or nothing to take it off from */
		return STATUS_OK;
	}
	struct result net = *gross;

	buf_clear(key);
	if (!total_subtract(&net.total, (struct dec){amount->total.sum, amount->total.scale}) ||
	    !buf_slice(
		key, slice_sub(gross->key, 0, gross->key.len - (sizeof(ELIMINATE_GROSS) - 1))) ||
	    !buf_text(key, ELIMINATE_NET))
		return STATUS_FAIL;
	net.key = buf_view(key);
	memmove(row + 1, row, *rows * sizeof(*row));
	row[0] = net;
	*rows += 1;
	return STATUS_OK;
}
