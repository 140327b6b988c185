/* SPDX-License-Identifier: ISC */
#include "form.h"

#include <string.h>

#include "chinese.h"
#include "glyphs.h"
#include "mem.h"
#include "reading.h"

enum { FORM_MAX = 192 };	/* bytes; no single number is printed longer */

enum status
form_open(struct form *f, const char *reference_dir, bool repair)
{
	memset(f, 0, sizeof(*f));
	f->repair = repair;
	if (units_open(&f->units, reference_dir) != STATUS_OK)
		return STATUS_FAIL;
	f->kept = mem_zero(FORM_KEPT, sizeof(*f->kept));
	if (f->kept == NULL)
		return STATUS_FAIL;
	return words_open(&f->words, &f->units, reference_dir);
}

void
form_close(struct form *f)
{
	words_close(&f->words);
	units_close(&f->units);
	buf_free(&f->folded);
	buf_free(&f->repaired);
	mem_free(f->kept);
}

static size_t
count_digits(struct slice s)
{
	size_t i, n = 0;

	for (i = 0; i < s.len; i++)
		n += s.ptr[i] >= '0' && s.ptr[i] <= '9';
	return n;
}

/*
 * Digits with look-alike letters among them: refused, or read when asked to.
 * Letters that are not outnumbered by digits make a name (B2), but for a point
 * or comma among them.
 */
static bool
parse_letters(struct form *f, struct slice s, const struct unit *column, struct number *n)
{
	struct number r;
	size_t found, digits = count_digits(s);

	if (digits == 0)
		return true;
	buf_clear(&f->repaired);
	if (!glyphs_repair(&f->repaired, s, &found))
		return false;
	if (found == 0 || (found >= digits && slice_find_byte(s, '.', 0) == SLICE_NONE &&
	    slice_find_byte(s, ',', 0) == SLICE_NONE))
		return true;
	reading_parse(&f->units, &f->words, buf_view(&f->repaired), column, &r);
	if (r.state != NUMBER_OK && r.state != NUMBER_BAD)
		return true;
	*n = r;
	if (f->repair && r.state == NUMBER_OK)
		n->why = "letters";
	else
		number_refuse(n, "letters");
	return true;
}

static bool
parse(struct form *f, struct slice raw, const struct unit *unit, struct number *n)
{
	struct slice s;

	memset(n, 0, sizeof(*n));
	buf_clear(&f->folded);
	if (!glyphs_fold(&f->folded, slice_sub(raw, 0, FORM_MAX)))
		return false;
	s = slice_trim(buf_view(&f->folded));
	if (raw.len > FORM_MAX) {
		if (reading_looks_numeric(s))
			number_refuse(n, "overflow");
		else
			n->state = NUMBER_TEXT;
		return true;
	}
	reading_parse(&f->units, &f->words, s, unit, n);
	return n->state != NUMBER_TEXT || parse_letters(f, s, unit, n);
}

/*
 * Text, seen by its first character: one that folding leaves alone and no word,
 * sign or numeral begins with.
 */
static bool
is_text(const struct form *f, struct slice raw)
{
	if (raw.len < 3 || (unsigned char)raw.ptr[0] < 0xe5 || (unsigned char)raw.ptr[0] > 0xe9)
		return false;
	return !words_may_begin(&f->words, raw) && !chinese_may_begin(raw);
}

/* 减少0.21: a direction of one or two characters before a plain number.  False: ask parse. */
static bool
parse_directed(const struct form *f, struct slice raw, const struct unit *unit, struct number *n)
{
	const struct word *w;
	size_t used, len;

	if (raw.len < 4 || (unsigned char)raw.ptr[0] < 0xe4 || (unsigned char)raw.ptr[raw.len - 1] > '9')
		return false;
	len = (unsigned char)raw.ptr[3] >= 0x80 ? 6 : 3;
	if (raw.len <= len || !number_parse_plain(slice_from(raw, len), n))
		return false;
	w = words_prefix(&f->words, WORD_BEFORE, slice_sub(raw, 0, len), &used);
	if (w == NULL || used != len || (w->meaning == WORD_MINUS ? n->negative : w->meaning != WORD_PLUS))
		return false;
	n->negative = n->negative || w->meaning == WORD_MINUS;
	number_apply_unit(n, unit);
	return true;
}

bool
form_parse(struct form *f, struct slice raw, const struct unit *unit, struct number *n)
{
	struct form_kept *k;

	if (is_text(f, raw)) {
		memset(n, 0, sizeof(*n));
		n->state = NUMBER_TEXT;
		return true;
	}
	if (parse_directed(f, raw, unit, n))
		return true;
	if (raw.len == 0 || raw.len > FORM_KEPT_MAX)
		return parse(f, raw, unit, n);
	k = &f->kept[map_hash(raw) & (FORM_KEPT - 1)];
	if (k->len == raw.len && k->unit == unit && memcmp(k->raw, raw.ptr, raw.len) == 0) {
		*n = k->number;
		return true;
	}
	if (!parse(f, raw, unit, n))
		return false;
	memcpy(k->raw, raw.ptr, raw.len);
	k->len = raw.len;
	k->unit = unit;
	k->number = *n;
	return true;
}

bool
form_unit(struct form *f, struct slice name, const struct unit **unit)
{
	*unit = NULL;
	if (name.len == 0)
		return true;
	buf_clear(&f->folded);
	if (!glyphs_fold(&f->folded, name))
		return false;
	*unit = units_get(&f->units, slice_trim(buf_view(&f->folded)));
	return true;
}
