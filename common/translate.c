/* SPDX-License-Identifier: ISC */
#include "translate.h"

#include <stddef.h>
#include <string.h>

/* Made from zh_CN.po; in its order, as messages are too few to search more cleverly. */
static const char *const chinese[][2] = {
#include <zh_CN.po.inc>
	{NULL, NULL},
};

const char *
translate(enum language language, const char *english)
{
	size_t i;

	if (language != LANGUAGE_ZH)
		return english;
	for (i = 0; chinese[i][0] != NULL; i++) {
		if (strcmp(chinese[i][0], english) == 0)
			return chinese[i][1];
	}
	return english;
}
