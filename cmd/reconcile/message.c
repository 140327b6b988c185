/* SPDX-License-Identifier: ISC */
#include "message.h"

#include "amount.h"

static struct message_number
side_number(const struct val *v)
{
	struct message_number out = {.known = true};
	struct dec n = {v->n.mid, v->n.degree * UNIT_DIGITS}, d = {v->d.mid, v->d.degree * UNIT_DIGITS};

	if (v->n.degree * UNIT_DIGITS > DEC_DIGITS || (v->quotient && v->d.degree * UNIT_DIGITS > DEC_DIGITS))
		return (struct message_number){.known = false};
	if (!v->quotient)
		out.d = n;
	else
		out.known = dec_div(n, d, 4, &out.d);
	return out;
}

/* Half the width of both sides together, on the footing of the left one. */
static struct message_number
bound_number(const struct instance *i)
{
	struct message_number out = {.known = true};
	struct dec w = {(i->l.hi - i->l.lo) / 2 + (i->r.hi - i->r.lo) / 2, i->l.degree * UNIT_DIGITS};
	struct dec d = {i->rhs.d.mid, i->rhs.d.degree * UNIT_DIGITS};

	if (w.scale > DEC_DIGITS || i->lhs.quotient)
		return (struct message_number){.known = false};
	if (!i->rhs.quotient)
		out.d = w;
	else
		out.known = d.scale <= DEC_DIGITS && dec_div(w, d, 4, &out.d);
	return out;
}

/* Of ten, of the unit: that of the first cell printed on the left side (or anywhere). */
static int
find_power(const struct report *r, const struct docket *d, const struct instance *inst)
{
	const struct address *a = docket_addresses(d, inst);
	const struct cell *zero = NULL;

	for (size_t i = 0; i < inst->traces; i++) {
		if (a[i].cell != NULL && a[i].cell->state == CELL_TEXT)
			return 0;	/* a word that counts 1, 0 or -1 */
		if (a[i].cell == NULL || a[i].cell->state != CELL_NUMBER)
			continue;
		if (a[i].cell->value == 0) {
			zero = zero == NULL ? a[i].cell : zero;
			continue;
		}
		return amount_power(r, a[i].cell);
	}
	return zero == NULL ? 0 : amount_power(r, zero);
}

static void
write_number(struct message_number *m, int power)
{
	if (m->known)
		m->len = amount_plain(m->text, m->d, power, power > 0 ? 2 : 0);
}

void
message_numbers(const struct report *r, const struct docket *d, const struct instance *inst,
    struct message_numbers *n)
{
	int power;

	n->lhs.known = n->rhs.known = n->difference.known = n->bound.known = false;
	n->lhs.len = n->rhs.len = n->difference.len = n->bound.len = 0;
	if (inst->verdict == VERDICT_UNRESOLVED)
		return;
	power = inst->rule->counts ? 0 : find_power(r, d, inst);
	n->lhs = side_number(&inst->lhs);
	n->rhs = side_number(&inst->rhs);
	n->bound = bound_number(inst);
	n->difference.known = n->lhs.known && n->rhs.known &&
	    dec_sub(n->lhs.d, n->rhs.d, &n->difference.d);
	write_number(&n->lhs, power);
	write_number(&n->rhs, power);
	write_number(&n->difference, power);
	write_number(&n->bound, power);
}

bool
message_side(struct buf *b, const struct rule_set *set, const struct instance *inst, struct slice text)
{
	size_t told = 0;	/* up to here */

	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i], next = i + 1 < text.len ? text.ptr[i + 1] : '\0';
		uint32_t name = NAME_NONE;
		size_t from = i;

		if ((unsigned char)c > '@')
			continue;	/* as most: no wildcard */
		if (c == '@' || c == '$') {
			name = inst->capture;
			if (name != NAME_NONE && ((c == '$' && next == '$') || (c == '@' && slice_is_digit(next))))
				i++;
		} else if (c == '*' && next == ']') {
			name = inst->column;
		}
		if (name == NAME_NONE)
			continue;
		if (!buf_slice(b, slice_sub(text, told, from)) || !buf_slice(b, names_text(&set->names, name)))
			return false;
		told = i + 1;
	}
	return buf_slice(b, slice_from(text, told));
}

/* What the facts say in words: their texts, quoted. */
static bool
quotes(struct buf *b, const struct docket *d, const struct instance *inst, enum language language)
{
	const struct address *a = docket_addresses(d, inst);
	size_t told = 0;

	for (size_t i = 0; i < inst->traces && told < 8; i++) {
		const struct cell *c = a[i].cell;

		if (c == NULL || c->state == CELL_NUMBER || c->raw.len == 0)
			continue;
		if (!buf_text(b, language == LANGUAGE_ZH ? (told == 0 ? "：“" : "、“") : (told == 0 ? ": \"" : ", \"")) ||
		    !buf_slice(b, c->raw) || !buf_text(b, language == LANGUAGE_ZH ? "”" : "\""))
			return false;
		told++;
	}
	return true;
}

static bool
number(struct buf *b, const struct message_number *m)
{
	return m->known ? buf_add(b, m->text, m->len) : buf_byte(b, '?');
}

static const char *
relation_words(enum relation relation, enum language language)
{
	static const char *const zh[] = {"应等于", "应约等于", "不应等于", "不应大于", "应小于", "不应小于", "应大于"};
	static const char *const en[] = {
		"should equal", "should be about", "should differ from", "should not exceed",
		"should be less than", "should not be less than", "should exceed",
	};

	return language == LANGUAGE_ZH ? zh[relation] : en[relation];
}

static bool
comparison(struct buf *b, const struct judge *j, const struct instance *inst,
    const struct message_numbers *n, enum language language)
{
	const struct formula *f = &inst->rule->formula;
	const struct cond *c = &j->set->pool.cond[f->first + f->guards];
	bool zh = language == LANGUAGE_ZH;

	return buf_text(b, zh ? "：" : ": ") && message_side(b, j->set, inst, c->lhs_text) &&
	    buf_text(b, zh ? " 为 " : " is ") && number(b, &n->lhs) &&
	    buf_text(b, zh ? "，" : ", ") && buf_text(b, relation_words(c->relation, language)) &&
	    buf_text(b, " ") && message_side(b, j->set, inst, c->rhs_text) &&
	    buf_text(b, zh ? "，即 " : ", i.e. ") && number(b, &n->rhs) &&
	    buf_text(b, zh ? "，相差 " : "; difference ") && number(b, &n->difference);
}

static bool
ending(struct buf *b, const struct instance *inst, const struct message_numbers *n, enum language language)
{
	bool zh = language == LANGUAGE_ZH;

	switch (inst->verdict) {
	case VERDICT_ROUNDING:
		return buf_text(b, zh ? "，在四舍五入的 " : ", within the " ) && number(b, &n->bound) &&
		    buf_text(b, zh ? " 之内" : " that rounding explains");
	case VERDICT_TOUCH:
		return buf_text(b, zh ? "，恰为四舍五入的极限" : ", exactly the limit of rounding");
	case VERDICT_FAIL:
		return buf_text(b, zh ? "，超出四舍五入的 " : ", beyond the ") && number(b, &n->bound) &&
		    (zh || buf_text(b, " that rounding explains"));
	default:
		return true;
	}
}

static bool
correction(struct buf *b, const struct outcome *o, enum language language)
{
	bool zh = language == LANGUAGE_ZH;

	if (o->suggestion.len == 0)
		return o->group == 0 || buf_text(b, zh ? "；出错的格子未能确定" : "; the wrong figure is not determined");
	return buf_text(b, zh ? "；建议 " : "; suggested ") && buf_slice(b, o->suggestion) &&
	    (o->how_zh == NULL || (buf_text(b, zh ? "（" : " (") &&
	    buf_text(b, zh ? o->how_zh : o->how_en) && buf_text(b, zh ? "）" : ")")));
}

bool
message_text(struct buf *b, const struct judge *j, const struct docket *d,
    const struct instance *inst, const struct message_numbers *n, enum language language)
{
	bool zh = language == LANGUAGE_ZH;

	if (!buf_slice(b, zh ? inst->rule->title_zh : inst->rule->title_en))
		return false;
	if (inst->verdict == VERDICT_UNRESOLVED) {
		if (!buf_text(b, zh ? "：有数字缺失或不可辨认，未能核对" : ": a figure is missing or unreadable, not checked"))
			return false;
	} else if (inst->rule->counts) {
		if (!quotes(b, d, inst, language))
			return false;
	} else if (!comparison(b, j, inst, n, language) || !ending(b, inst, n, language)) {
		return false;
	}
	return correction(b, &d->outcome[inst - d->inst], language) && buf_text(b, zh ? "。" : ".");
}
