/* SPDX-License-Identifier: ISC */
#include "chart.h"

enum { WIDTH = 400, VALUE_ROOM = 95, LABEL_HEIGHT = 17, BAR_HEIGHT = 11, GAP = 9 };

static struct dec
greatest(const struct chart *c)
{
	struct dec max = dec_of(0, 0);

	for (size_t i = 0; i < c->drawn; i++)
		for (size_t s = 0; s < c->n_series; s++)
			if (c->bar[i].known[s] && dec_cmp(dec_abs(c->bar[i].value[s]), max) > 0)
				max = dec_abs(c->bar[i].value[s]);
	return max;
}

/* Length of a bar in pixels; what is not nothing shows. */
static size_t
length(struct dec value, struct dec max)
{
	struct dec scaled;

	if (dec_sign(max) == 0 || dec_sign(value) == 0 ||
	    !dec_mul(dec_abs(value), dec_of(WIDTH - VALUE_ROOM, 0), &scaled) || !dec_div(scaled, max, 0, &scaled))
		return 0;
	return scaled.n < 1 ? 1 : (size_t)scaled.n;
}

static void
attribute(struct html *h, const char *name, size_t value)
{
	html_raw(h, name);
	html_number(h, value);
	html_raw(h, "\"");
}

static void
draw_bar(struct html *h, const struct chart *c, size_t s, const struct chart_bar *bar, size_t y, struct dec max)
{
	size_t len = bar->known[s] ? length(bar->value[s], max) : 0;

	html_raw(h, "<rect class=\"b");
	html_number(h, s);
	attribute(h, "\" x=\"0\" rx=\"2\" y=\"", y);
	attribute(h, " width=\"", len);
	attribute(h, " height=\"", BAR_HEIGHT);
	attribute(h, "/><text class=\"v\" x=\"", len + 6);
	attribute(h, " y=\"", y + BAR_HEIGHT - 1);
	html_raw(h, ">");
	if (bar->known[s])
		html_wan(h, bar->value[s]);
	if (c->n_series > 1) {
		html_raw(h, " ");
		html_raw(h, c->series[s]);
	}
	html_raw(h, "</text>");
}

static void
draw(struct html *h, const struct chart *c)
{
	size_t step = LABEL_HEIGHT + c->n_series * (BAR_HEIGHT + 2) + GAP, y = 0;
	struct dec max = greatest(c);

	html_raw(h, "<svg role=\"img\" aria-label=\"");
	html_raw(h, c->title);
	attribute(h, "\" viewBox=\"0 0 400 ", c->drawn * step);
	html_raw(h, ">\n");
	for (size_t i = 0; i < c->drawn; i++, y += step) {
		attribute(h, "<text x=\"0\" y=\"", y + 12);
		html_raw(h, ">");
		html_text(h, c->bar[i].label);
		html_raw(h, "</text>");
		for (size_t s = 0; s < c->n_series; s++)
			draw_bar(h, c, s, &c->bar[i], y + LABEL_HEIGHT + s * (BAR_HEIGHT + 2), max);
		html_raw(h, "\n");
	}
	html_raw(h, "</svg>\n");
}

static void
write_table(struct html *h, const struct chart *c)
{
	html_raw(h, "<details><summary>");
	html_word(h, WORD_AS_TABLE);
	html_raw(h, "</summary>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"");
	html_raw(h, c->title);
	html_raw(h, "\"><table><caption>");
	html_raw(h, c->title);
	html_raw(h, " <small>");
	html_word(h, WORD_WAN_UNIT);
	html_raw(h, "</small></caption>\n<thead><tr><th scope=\"col\" class=\"t\">");
	html_word(h, WORD_ITEM);
	for (size_t s = 0; s < c->n_series; s++) {
		html_raw(h, "<th scope=\"col\">");
		html_raw(h, c->series[s]);
	}
	html_raw(h, "</thead>\n<tbody>");
	for (size_t i = 0; i < c->n; i++) {
		html_raw(h, "<tr><th scope=\"row\">");
		html_text(h, c->bar[i].label);
		for (size_t s = 0; s < c->n_series; s++) {
			html_raw(h, "<td>");
			if (c->bar[i].known[s])
				html_wan(h, c->bar[i].value[s]);
		}
		html_raw(h, "\n");
	}
	html_raw(h, "</table></div></details>\n");
}

void
chart_write(struct html *h, const struct chart *c)
{
	if (c->n == 0)
		return;
	html_raw(h, "<figure><figcaption>");
	html_raw(h, c->title);
	html_raw(h, " <span class=\"soft\">");
	html_word(h, WORD_WAN_UNIT);
	html_raw(h, "</span></figcaption>\n");
	draw(h, c);
	write_table(h, c);
	html_raw(h, "</figure>\n");
}
