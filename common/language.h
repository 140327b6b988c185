/* SPDX-License-Identifier: ISC */
/*
 * language.h - the language of messages and pages: Chinese or English.
 */
#ifndef JUESUAN_LANGUAGE_H
#define JUESUAN_LANGUAGE_H

#include <stdbool.h>

enum language { LANGUAGE_ZH, LANGUAGE_EN };

/* zh where LC_ALL, LC_MESSAGES or LANG (the first that is set) begins with it; else en. */
enum language language_default(void);
bool language_parse(const char *word, enum language *language);	/* "zh" or "en" */

#endif
