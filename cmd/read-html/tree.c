/* SPDX-License-Identifier: ISC */
#include "tree.h"

#include <libxml/HTMLparser.h>
#include <string.h>
#include <strings.h>

#include "diag.h"
#include "scan.h"
#include "tags.h"

/* While the parser runs; user data of all its calls. */
struct reading {
	htmlParserCtxtPtr parser;
	struct arena *arena;
	const char *name;
	struct node *at;	/* the element that is open */
	size_t unseen;		/* open elements from the first unseen one on; 0: all are seen */
	struct buf text;	/* of the text being read */
	enum status status;
};

static void
fail(struct reading *reading)
{
	reading->status = STATUS_FAIL;
	xmlStopParser(reading->parser);
}

static struct node *
add_node(struct reading *reading, enum node_kind kind)
{
	struct node *node = arena_zero(reading->arena, 1, sizeof(*node));
	struct node *parent = reading->at;

	if (node == NULL) {
		fail(reading);
		return NULL;
	}
	node->kind = kind;
	node->columns = node->rows = 1;
	node->parent = parent;
	if (parent != NULL && parent->last != NULL)
		parent->last->next = node;
	else if (parent != NULL)
		parent->first = node;
	if (parent != NULL)
		parent->last = node;
	return node;
}

/* The text read so far becomes a node. */
static void
end_text(struct reading *reading)
{
	bool ok = true;
	struct node *node;

	if (reading->text.len == 0 || reading->status == STATUS_FAIL)
		return;
	node = add_node(reading, NODE_TEXT);
	if (node != NULL)
		node->text = arena_slice(reading->arena, buf_view(&reading->text), &ok);
	buf_clear(&reading->text);
	if (!ok)
		fail(reading);
}

static size_t
read_span(const char *value, size_t none, size_t most)
{
	size_t n = 0;

	while (*value == ' ')
		value++;
	if (*value < '0' || *value > '9')
		return 1;
	for (; *value >= '0' && *value <= '9'; value++)
		n = n > most ? n : n * 10 + (size_t)(*value - '0');
	return n == 0 ? none : n > most ? most : n;
}

static void
take_attributes(struct node *node, const xmlChar **attributes, bool *unseen)
{
	for (; attributes != NULL && attributes[0] != NULL; attributes += 2) {
		const char *name = (const char *)attributes[0];
		const char *value = (const char *)attributes[1];

		if (tags_hides(name, value))
			*unseen = true;
		if (value != NULL && strcasecmp(name, "colspan") == 0)
			node->columns = read_span(value, 1, TREE_MAX_SPAN);
		if (value != NULL && strcasecmp(name, "rowspan") == 0)
			node->rows = read_span(value, TREE_TO_END, TREE_TO_END);
	}
}

static void
start_element(void *user, const xmlChar *name, const xmlChar **attributes)
{
	struct reading *reading = user;
	bool unseen = false;
	enum node_kind kind = tags_kind((const char *)name, &unseen);
	struct node scratch = {0};
	struct node *node;

	if (reading->status == STATUS_FAIL)
		return;
	if (reading->unseen > 0) {
		reading->unseen++;
		return;
	}
	take_attributes(&scratch, attributes, &unseen);
	/* A page that is hidden until its script has run is still the page. */
	if (unseen && strcasecmp((const char *)name, "body") != 0 &&
	    strcasecmp((const char *)name, "html") != 0) {
		reading->unseen = 1;
		return;
	}
	end_text(reading);
	node = add_node(reading, kind);
	if (node == NULL)
		return;
	if (scratch.columns > 0)
		node->columns = scratch.columns;
	if (scratch.rows > 0)
		node->rows = scratch.rows;
	reading->at = node;
}

static void
end_element(void *user, const xmlChar *name)
{
	struct reading *reading = user;

	(void)name;
	if (reading->status == STATUS_FAIL)
		return;
	if (reading->unseen > 0) {
		reading->unseen--;
		return;
	}
	end_text(reading);
	if (reading->at->parent != NULL)
		reading->at = reading->at->parent;
}

static void
add_text(void *user, const xmlChar *text, int len)
{
	struct reading *reading = user;

	if (reading->status == STATUS_FAIL || reading->unseen > 0 || len <= 0)
		return;
	if (!buf_add(&reading->text, text, (size_t)len))
		fail(reading);
}

/* What the parser finds fault with; few faults cost text, the rest is for -v. */
static void
note_fault(void *user, xmlErrorPtr fault)
{
	struct reading *reading = user;
	struct slice message = slice_trim(slice_of(fault->message));
	struct diag_place place = {.file = reading->name,
	    .line = fault->line > 0 ? (size_t)fault->line : 0};

	if (fault->level != XML_ERR_FATAL || fault->code == XML_ERR_DOCUMENT_EMPTY) {
		diag_note(&place, "%s", diag_quote(message).text);
		return;
	}
	diag_error(&place, "read in part only: %s -- get the page again",
	    diag_quote(message).text);
	reading->status = status_max(reading->status, STATUS_NO);
}

static enum status
parse(struct reading *reading, const struct buf *bytes, const char *encoding)
{
	htmlParserCtxtPtr parser = htmlNewParserCtxt();
	htmlDocPtr none;

	if (parser == NULL) {
		diag_error(DIAG_IN(reading->name), "out of memory");
		return STATUS_FAIL;
	}
	reading->parser = parser;
	memset(parser->sax, 0, sizeof(*parser->sax));
	parser->sax->startElement = start_element;
	parser->sax->endElement = end_element;
	parser->sax->characters = add_text;
	parser->sax->ignorableWhitespace = add_text;
	parser->sax->serror = note_fault;
	parser->sax->initialized = XML_SAX2_MAGIC;
	parser->userData = reading;
	none = htmlCtxtReadMemory(parser, bytes->ptr, (int)bytes->len, NULL,
	    encoding == NULL ? "UTF-8" : encoding,
	    HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
	xmlFreeDoc(none);
	htmlFreeParserCtxt(parser);
	return reading->status;
}

enum status
tree_read(struct node **root, struct arena *arena, const struct buf *bytes, const char *encoding,
    const char *name)
{
	struct reading reading = {.arena = arena, .name = name};
	enum status status = STATUS_FAIL;

	*root = arena_zero(arena, 1, sizeof(**root));
	if (*root == NULL)
		return STATUS_FAIL;
	(*root)->kind = NODE_BLOCK;
	reading.at = *root;
	status = parse(&reading, bytes, encoding);
	end_text(&reading);
	buf_free(&reading.text);
	return status_max(status, reading.status);
}

struct node *
tree_next(const struct node *root, struct node *node, int inside)
{
	if (inside && node->first != NULL)
		return node->first;
	while (node != root && node->next == NULL)
		node = node->parent;
	return node == root ? NULL : node->next;
}
