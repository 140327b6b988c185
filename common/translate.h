/* SPDX-License-Identifier: ISC */
/*
 * translate.h - what is said to people, in their language.
 *
 * The English text is the key, as in gettext; common/po/zh_CN.po has the Chinese.
 * It is compiled into the program (common/po/compile): nothing to find or to load
 * at run time, no locale to set, and a translation whose printf conversions differ
 * from those of the English is refused when the program is built.
 */
#ifndef JUESUAN_TRANSLATE_H
#define JUESUAN_TRANSLATE_H

#include "language.h"

/* `english` itself where the language is English or there is no translation. */
const char *translate(enum language language, const char *english)
    __attribute__((format_arg(2)));

#endif
