/* SPDX-License-Identifier: ISC */
/*
 * text.h - a whole text brought to UTF-8.
 */
#ifndef JUESUAN_TEXT_H
#define JUESUAN_TEXT_H

#include "buf.h"
#include "status.h"

enum text_encoding { TEXT_UTF8, TEXT_GB18030, TEXT_UTF16LE, TEXT_UTF16BE, TEXT_UNKNOWN };

/*
 * What the bytes are: a byte order mark decides; else valid UTF-8 is UTF-8; else
 * what decodes as GB18030 is that; else TEXT_UNKNOWN.
 */
enum text_encoding text_encoding(const struct buf *b);

/*
 * Makes b UTF-8 in place: drops a byte order mark, converts GB18030 and UTF-16.
 * TEXT_UNKNOWN is told with the first bad byte's line and kept as it is when
 * most of it is UTF-8 (returns STATUS_NO).
 */
enum status text_to_utf8(struct buf *b, const char *name);

#endif
