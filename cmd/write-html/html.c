/* SPDX-License-Identifier: ISC */
#include "html.h"

#include <errno.h>
#include <string.h>

#include "tsv.h"
#include "utf8.h"
#include "yuan.h"

static const char policy[] =
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; "
    "style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>";

void
html_raw(struct html *h, const char *markup)
{
	out_text(&h->out, markup);
}

static const char *
entity(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

/* Controls, marks that turn the direction of text, and what is no character. */
static bool
is_unfit(uint32_t code)
{
	return code == UTF8_BAD || (code < 0x20 && code != '\t' && code != '\n') || (code >= 0x7f && code < 0xa0) ||
	    (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069) || code == 0xfffe ||
	    code == 0xffff;
}

void
html_text(struct html *h, struct slice text)
{
	size_t used;

	for (size_t at = 0; at < text.len; at += used) {
		const char *replacement = entity(text.ptr[at]);

		used = 1;
		if (replacement != NULL)
			out_text(&h->out, replacement);
		else if (is_unfit(utf8_decode(text, at, &used)))
			out_text(&h->out, "\xef\xbf\xbd");
		else
			out_bytes(&h->out, text.ptr + at, used);
	}
}

void
html_field(struct html *h, struct slice field)
{
	bool ok = true;
	struct slice text = tsv_unescape(field, &h->text, &ok);

	html_text(h, ok ? text : field);
}

void
html_word(struct html *h, enum word which)
{
	html_raw(h, word(h->language, which));
}

void
html_number(struct html *h, size_t n)
{
	out_number(&h->out, n);
}

void
html_wan(struct html *h, struct dec d)
{
	buf_clear(&h->text);
	if (yuan_wan(&h->text, d))
		out_slice(&h->out, buf_view(&h->text));
	else
		h->out.error = h->out.error != 0 ? h->out.error : ENOMEM;
}

const char *
html_rank(enum findings_rank rank)
{
	return rank == FINDINGS_ERROR ? "e" : rank == FINDINGS_WARNING ? "w" : "i";
}

void
html_badge(struct html *h, enum findings_rank rank)
{
	html_raw(h, "<span class=\"badge ");
	html_raw(h, html_rank(rank));
	html_raw(h, "\">");
	html_raw(h, word_rank(h->language, rank));
	html_raw(h, "</span>");
}

static void
nav_link(struct html *h, const char *file, enum word which, bool current)
{
	html_raw(h, "<a href=\"");
	html_raw(h, h->up);
	html_raw(h, file);
	html_raw(h, current ? "\" aria-current=\"page\">" : "\">");
	html_word(h, which);
	html_raw(h, "</a>\n");
}

enum status
html_open(struct html *h, const struct site *site, const char *file, enum html_section section,
    struct slice title)
{
	*h = (struct html){.site = site, .language = site->set->language};
	h->up = strchr(file, '/') != NULL ? "../" : "";
	if (!buf_text(&h->path, site->root) || !buf_byte(&h->path, '/') || !buf_text(&h->path, file) ||
	    !buf_byte(&h->path, '\0') || out_create(&h->out, h->path.ptr) != STATUS_OK) {
		buf_free(&h->path);
		return STATUS_FAIL;
	}
	html_raw(h, "<!DOCTYPE html>\n<html lang=\"");
	html_raw(h, h->language == LANGUAGE_ZH ? "zh-CN" : "en");
	html_raw(h, "\">\n<head>\n<meta charset=\"utf-8\">\n");
	html_raw(h, policy);
	html_text(h, title);
	html_raw(h, "</title>\n<link rel=\"stylesheet\" href=\"");
	html_raw(h, h->up);
	html_raw(h, "style.css\">\n<script src=\"");
	html_raw(h, h->up);
	html_raw(h, "script.js\" defer></script>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">");
	html_word(h, WORD_SKIP);
	html_raw(h, "</a>\n<header>\n<nav aria-label=\"");
	html_word(h, WORD_SITE);
	html_raw(h, "\">\n");
	nav_link(h, "index.html", WORD_OVERVIEW, section == HTML_PROVINCE);
	nav_link(h, "departments.html", WORD_DEPARTMENTS, section == HTML_DEPARTMENTS);
	nav_link(h, "findings.html", WORD_FINDINGS, section == HTML_FINDINGS);
	html_raw(h, "</nav>\n</header>\n<main id=\"main\" tabindex=\"-1\">\n<h1>");
	html_text(h, title);
	html_raw(h, "</h1>\n");
	return STATUS_OK;
}

enum status
html_close(struct html *h)
{
	enum status st;

	html_raw(h, "</main>\n<footer>");
	html_word(h, WORD_FOOTER);
	html_raw(h, "</footer>\n</body>\n</html>\n");
	st = out_close(&h->out);
	buf_free(&h->path);
	buf_free(&h->text);
	return st;
}
