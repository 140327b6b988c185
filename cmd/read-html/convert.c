/* SPDX-License-Identifier: ISC */
#include "convert.h"

#include <string.h>
#include <strings.h>

#include "arena.h"
#include "attributes.h"
#include "diag.h"
#include "flow.h"
#include "in.h"
#include "slice.h"
#include "text.h"
#include "tree.h"

enum {
	DECLARED_WITHIN = 4096,	/* bytes in which a page declares its encoding */
	ENCODING_MAX = 40
};

static bool
is_name_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	    c == '-' || c == '_';
}

/* What follows "charset=" near the beginning; false when nothing does. */
static bool
find_declared(const struct buf *bytes, char encoding[ENCODING_MAX])
{
	static const char key[] = "charset=";
	size_t end = bytes->len < DECLARED_WITHIN ? bytes->len : DECLARED_WITHIN;

	for (size_t at = 0; at + sizeof(key) - 1 < end; at++) {
		size_t from = at + sizeof(key) - 1;
		size_t len = 0;

		if (strncasecmp(bytes->ptr + at, key, sizeof(key) - 1) != 0)
			continue;
		if (bytes->ptr[from] == '"' || bytes->ptr[from] == '\'')
			from++;
		while (from + len < end && len + 1 < ENCODING_MAX &&
		    is_name_byte(bytes->ptr[from + len]))
			len++;
		memcpy(encoding, bytes->ptr + from, len);
		encoding[len] = '\0';
		return len > 0;
	}
	return false;
}

/* Encodings that the bytes themselves tell better than a declaration, which is often wrong. */
static bool
is_told_by_bytes(const char *encoding)
{
	static const char *const known[] = {"utf-8", "utf8", "gb2312", "gbk", "gb18030", "x-gbk",
	    "utf-16", "unicode", "us-ascii", "ascii", "iso-8859-1", "windows-1252"};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strcasecmp(encoding, known[i]) == 0)
			return true;
	return false;
}

enum status
convert_bytes(struct buf *bytes, const char *name, struct out *out)
{
	char declared[ENCODING_MAX];
	const char *encoding = NULL;
	struct arena arena = {0};
	struct node *root = NULL;
	enum status status = STATUS_OK;

	if (bytes->len == 0) {
		diag_error(DIAG_IN(name), "is empty -- get the page again");
		return STATUS_NO;
	}
	if (slice_starts(buf_view(bytes), SLICE("%PDF-"))) {
		diag_error(DIAG_IN(name), "is a PDF -- read it with read-pdf");
		return STATUS_NO;
	}
	if (find_declared(bytes, declared) && !is_told_by_bytes(declared) &&
	    text_encoding(bytes) != TEXT_UTF8)
		encoding = declared;
	else
		status = text_to_utf8(bytes, name);
	if (status != STATUS_FAIL && attributes_tame(bytes))
		diag_warn(DIAG_IN(name), "attributes of a tag beyond %d were left out", ATTRIBUTES_MAX);
	if (status != STATUS_FAIL)
		status = status_max(status, tree_read(&root, &arena, bytes, encoding, name));
	if (status != STATUS_FAIL && !flow_text(out, root))
		status = STATUS_FAIL;
	arena_free(&arena);
	return status;
}

enum status
convert_file(const void *opaque, const char *path, struct out *out)
{
	const struct convert_settings *settings = opaque;
	struct buf bytes = {0};
	enum status status = in_slurp(path, &bytes, settings->max_bytes);

	if (status == STATUS_OK)
		status = convert_bytes(&bytes, strcmp(path, "-") == 0 ? "<stdin>" : path, out);
	buf_free(&bytes);
	return status;
}
