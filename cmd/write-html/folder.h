/* SPDX-License-Identifier: ISC */
/*
 * folder.h - a folder that appears whole or not at all.
 *
 * It is written beside the target and renamed.  A folder that is there already
 * is replaced only when an earlier run of ours made it (it holds FOLDER_MARK) or
 * it is empty.
 */
#ifndef WRITE_HTML_FOLDER_H
#define WRITE_HTML_FOLDER_H

#include "status.h"

#define FOLDER_MARK ".write-html"

struct folder {
	char *target, *path;	/* owned: what it is to be called, and where to write until then */
};

enum status folder_open(struct folder *f, const char *name);
enum status folder_sub(const struct folder *f, const char *name);	/* makes a folder inside */
/* Puts it in place when st is not STATUS_FAIL, else removes it; returns the worse status. */
enum status folder_close(struct folder *f, enum status st);

#endif
