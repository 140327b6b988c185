/* SPDX-License-Identifier: ISC */
/* The head of a form: which project, whose; and the unit of its amounts. */
#include "form.h"

#include <stdint.h>

#include "fold.h"
#include "utf8.h"

enum { NAME_MOST = 128 };	/* characters compared */

/* What a token says of the head: a label, a label with its value, a piece of a label, or a value. */
struct head_word {
	const struct term *label;	/* NULL: a value */
	struct slice value;		/* behind the label in the same cell, folded */
	bool begun;			/* only the first piece of the label */
};

static struct head_word
read_word(const struct form *f, const struct form_token *token)
{
	struct head_word w = {NULL, SLICE(""), false};
	struct slice word = form_unordered(token->word);
	size_t used = 0;

	w.label = terms_prefix(f->terms, TERM_LABEL, word, &used);
	if (w.label != NULL) {
		w.value = slice_from(word, used);
		if (slice_starts(w.value, SLICE(":")))
			w.value = slice_from(w.value, 1);
		else if (w.value.len != 0 && slice_find_byte(token->text, ' ', 0) == SLICE_NONE)
			w.label = NULL;		/* 项目名称变更情况 ... is no label */
		return w;
	}
	w.label = terms_begun(f->terms, TERM_LABEL, word);
	w.begun = w.label != NULL;
	return w;
}

/* A value without the end of its label that a seam put before it: 项目名称 | 称 档案整理费. */
static struct slice
unseamed(const struct term *label, struct slice text)
{
	size_t blank = slice_find_byte(text, ' ', 0);

	if (blank == SLICE_NONE || blank == 0 || !slice_ends(label->canonical, slice_sub(text, 0, blank)))
		return text;
	return slice_trim(slice_from(text, blank));
}

/* One label's value: the tokens behind it up to the next label. */
static struct slice
read_value(struct form *f, const struct form_row *row, size_t *i)
{
	struct head_word w = read_word(f, &row->token[*i]);
	const struct term *label = w.label;
	struct slice value = w.value;

	for (++*i; *i < row->tokens; ++*i) {
		w = read_word(f, &row->token[*i]);
		/* an empty cell between: another label was lost there */
		if (value.len != 0 && row->token[*i].column > row->token[*i - 1].column + 1)
			break;
		if (w.label == NULL)
			value = form_join(f, value, value.len == 0 ? unseamed(label, row->token[*i].text) :
			    row->token[*i].text);
		else if (slice_eq(w.label->canonical, label->canonical))
			value = form_join(f, value, w.value);
		else
			break;
	}
	return value;
}

/* Value of the first label `name` among the rows. */
static struct slice
find_value(struct form *f, size_t end, struct slice name)
{
	struct head_word w;
	struct slice value;
	size_t k, i;

	for (k = 0; k < end; k++) {
		for (i = 0; i < f->row[k].tokens; i++) {
			w = read_word(f, &f->row[k].token[i]);
			if (w.label == NULL || !slice_eq(w.label->canonical, name))
				continue;
			value = read_value(f, &f->row[k], &i);
			if (value.len != 0)
				return value;
			i--;
		}
	}
	return SLICE("");
}

static size_t
characters(struct slice s, uint32_t out[NAME_MOST])
{
	size_t i, used, n = 0;

	for (i = 0; i < s.len && n < NAME_MOST; i += used)
		out[n++] = utf8_decode(s, i, &used);
	return n;
}

/* Length of the longest common subsequence. */
static size_t
common_length(const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
	size_t row[NAME_MOST + 1] = {0}, i, j, diagonal, keep;

	for (i = 0; i < n; i++) {
		diagonal = 0;
		for (j = 1; j <= m; j++) {
			keep = row[j];
			if (a[i] == b[j - 1])
				row[j] = diagonal + 1;
			else if (row[j - 1] > row[j])
				row[j] = row[j - 1];
			diagonal = keep;
		}
	}
	return row[m];
}

/* The same name but for lost or foreign characters. */
static bool
names_alike(struct slice a, struct slice b)
{
	uint32_t x[NAME_MOST], y[NAME_MOST];
	size_t n = characters(a, x), m = characters(b, y);

	return n != 0 && m != 0 && 10 * common_length(x, n, y, m) >= 7 * (n < m ? n : m) &&
	    2 * (n < m ? n : m) >= (n < m ? m : n);
}

/* Named in the head or where the block of funds begins: 项目资金（万元）; else as in the statements. */
static struct slice
money_of(const struct form *f, size_t end)
{
	size_t k, i;

	for (k = 0; k < end + 2 && k < f->rows; k++) {
		for (i = 0; i < f->row[k].tokens; i++) {
			struct slice word = f->row[k].token[i].word;

			if (!slice_has(word, SLICE("元")))
				continue;
			if (slice_has(word, SLICE("万元)")) || slice_has(word, SLICE("单位:万元")))
				return SLICE("万元");
			if (slice_has(word, SLICE("(元)")) || slice_has(word, SLICE("单位:元")))
				return SLICE("元");
		}
	}
	return f->report->unit.len != 0 ? f->report->unit : SLICE("万元");
}

/* The heading names the project in fewer words than its form: a fact of sheet S. */
static void
note_other_name(struct form *f, struct slice heading, struct slice cell)
{
	struct figure fig = {.sheet = "S", .measure = SLICE("内容"), .source = f->row[0].line};

	buf_clear(&f->scratch);
	if (!buf_text(&f->scratch, "项目名不符/") || !buf_number(&f->scratch, ++f->renamed))
		f->ok = false;
	fig.item = arena_slice(&f->report->arena, buf_view(&f->scratch), &f->ok);
	fig.raw = form_path(f, heading, cell);
	emit_figure(f->out, f->report, &fig);
}

void
form_name(struct form *f, size_t end)
{
	struct slice cell = form_squeeze(f, find_value(f, end, SLICE("项目名称")));
	struct slice heading = form_squeeze(f, f->heading);

	if (cell.len == 0 || (heading.len != 0 && names_alike(heading, cell)))
		f->project = heading;
	else
		f->project = cell;
	if (f->project.ptr == heading.ptr && heading.len != 0 && heading.len < cell.len &&
	    slice_has(cell, heading))
		note_other_name(f, heading, cell);
	f->money = money_of(f, end);
	f->written = (struct emit_row){0};
}

void
form_head(struct form *f, size_t first, size_t end)
{
	const struct form_row *row;
	struct head_word w;
	struct slice value;
	size_t k, i;

	for (k = first; k < end; k++) {
		row = &f->row[k];
		for (i = 0; i < row->tokens;) {
			w = read_word(f, &row->token[i]);
			if (w.label == NULL) {
				i++;
				continue;
			}
			value = read_value(f, row, &i);
			if (value.len != 0 && !slice_eq(w.label->canonical, SLICE("项目名称")))
				form_fact(f, w.label->canonical, SLICE("说明"), value, row);
		}
		for (i = 0; i < row->tokens; i++)
			form_claim_text(f, row->token[i].text);
	}
}
