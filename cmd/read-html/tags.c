/* SPDX-License-Identifier: ISC */
#include "tags.h"

#include <string.h>
#include <strings.h>

struct tag {
	const char *name;
	enum node_kind kind;
};

static const struct tag tags[] = {
	{"address", NODE_BLOCK},
	{"article", NODE_BLOCK},
	{"aside", NODE_BLOCK},
	{"blockquote", NODE_BLOCK},
	{"body", NODE_BLOCK},
	{"br", NODE_BREAK},
	{"caption", NODE_BLOCK},
	{"center", NODE_BLOCK},
	{"dd", NODE_BLOCK},
	{"div", NODE_BLOCK},
	{"dl", NODE_BLOCK},
	{"dt", NODE_BLOCK},
	{"fieldset", NODE_BLOCK},
	{"figcaption", NODE_BLOCK},
	{"figure", NODE_BLOCK},
	{"footer", NODE_BLOCK},
	{"form", NODE_BLOCK},
	{"h1", NODE_BLOCK},
	{"h2", NODE_BLOCK},
	{"h3", NODE_BLOCK},
	{"h4", NODE_BLOCK},
	{"h5", NODE_BLOCK},
	{"h6", NODE_BLOCK},
	{"header", NODE_BLOCK},
	{"hr", NODE_BREAK},
	{"legend", NODE_BLOCK},
	{"li", NODE_BLOCK},
	{"main", NODE_BLOCK},
	{"ol", NODE_BLOCK},
	{"p", NODE_BLOCK},
	{"pre", NODE_BLOCK},
	{"section", NODE_BLOCK},
	{"table", NODE_TABLE},
	{"td", NODE_CELL},
	{"th", NODE_CELL},
	{"tr", NODE_ROW},
	{"ul", NODE_BLOCK},
};

static const char *const unseen_tags[] = {
	"applet", "audio", "button", "canvas", "head", "iframe", "input", "map", "nav", "noframes",
	"noscript", "object", "option", "script", "select", "style", "svg", "template", "textarea",
	"title", "video",
};

/* Words of class and id by which page builders name what leads to other pages. */
static const char *const navigation_words[] = {
	"breadcrumb", "breadcrumbs", "menu", "nav", "navbar", "navigation", "sidebar",
};

enum node_kind
tags_kind(const char *name, bool *unseen)
{
	*unseen = false;
	for (size_t i = 0; i < sizeof(unseen_tags) / sizeof(unseen_tags[0]); i++)
		if (strcasecmp(name, unseen_tags[i]) == 0)
			*unseen = true;
	for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++)
		if (strcasecmp(name, tags[i].name) == 0)
			return tags[i].kind;
	return NODE_INLINE;
}

static bool
has_navigation_word(const char *value)
{
	while (*value != '\0') {
		size_t len = strcspn(value, " \t\n\r");

		for (size_t i = 0; i < sizeof(navigation_words) / sizeof(navigation_words[0]); i++)
			if (len == strlen(navigation_words[i]) &&
			    strncasecmp(value, navigation_words[i], len) == 0)
				return true;
		value += len + (value[len] != '\0');
	}
	return false;
}

/* Whether a style says "display: none" or "visibility: hidden", blanks or not. */
static bool
has_hiding_style(const char *value)
{
	static const char *const hiding[] = {"display:none", "visibility:hidden"};

	for (size_t i = 0; i < sizeof(hiding) / sizeof(hiding[0]); i++) {
		for (const char *start = value; *start != '\0'; start++) {
			const char *at = start;
			const char *want = hiding[i];

			for (; *at != '\0' && *want != '\0'; at++) {
				if (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r')
					continue;
				if (strncasecmp(at, want, 1) != 0)
					break;
				want++;
			}
			if (*want == '\0')
				return true;
		}
	}
	return false;
}

bool
tags_hides(const char *attribute, const char *value)
{
	if (strcasecmp(attribute, "hidden") == 0)
		return true;
	if (value == NULL)
		return false;
	if (strcasecmp(attribute, "style") == 0)
		return has_hiding_style(value);
	if (strcasecmp(attribute, "role") == 0)
		return strcasecmp(value, "navigation") == 0;
	if (strcasecmp(attribute, "class") == 0 || strcasecmp(attribute, "id") == 0)
		return has_navigation_word(value);
	return false;
}
