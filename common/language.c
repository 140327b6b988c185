/* SPDX-License-Identifier: ISC */
#include "language.h"

#include <stdlib.h>
#include <string.h>

enum language
language_default(void)
{
	static const char *const name[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

	for (size_t i = 0; i < sizeof(name) / sizeof(name[0]); i++) {
		const char *value = getenv(name[i]);

		if (value != NULL && value[0] != '\0')
			return strncmp(value, "zh", 2) == 0 ? LANGUAGE_ZH : LANGUAGE_EN;
	}
	return LANGUAGE_EN;
}

bool
language_parse(const char *word, enum language *language)
{
	if (strcmp(word, "zh") != 0 && strcmp(word, "en") != 0)
		return false;
	*language = word[0] == 'z' ? LANGUAGE_ZH : LANGUAGE_EN;
	return true;
}
