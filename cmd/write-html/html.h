/* SPDX-License-Identifier: ISC */
/*
 * html.h - one page of the site: everything from outside is escaped on its way in.
 *
 * html_raw takes markup of ours only; html_text what came from reports.
 */
#ifndef WRITE_HTML_HTML_H
#define WRITE_HTML_HTML_H

#include <stddef.h>

#include "buf.h"
#include "dec.h"
#include "out.h"
#include "settings.h"
#include "slice.h"
#include "status.h"
#include "words.h"

struct html {
	struct out out;
	struct buf path, text;
	const struct site *site;
	const char *up;			/* the way to the site's root: "" or "../" */
	enum language language;
};

enum html_section { HTML_PROVINCE, HTML_DEPARTMENTS, HTML_FINDINGS, HTML_OTHER };

/* `file` is relative to the site's root; the title is text.  Begins <main>. */
enum status html_open(struct html *h, const struct site *site, const char *file, enum html_section section,
    struct slice title);
enum status html_close(struct html *h);

void html_raw(struct html *h, const char *markup);
void html_text(struct html *h, struct slice text);
void html_field(struct html *h, struct slice field);	/* of a TSV stream: escapes of tsv(5) undone first */
void html_word(struct html *h, enum word which);
void html_number(struct html *h, size_t n);
void html_wan(struct html *h, struct dec d);		/* 元 in 万元 */
void html_badge(struct html *h, enum findings_rank rank);
const char *html_rank(enum findings_rank rank);		/* its class: e, w or i */

#endif
