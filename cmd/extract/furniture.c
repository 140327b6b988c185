/* SPDX-License-Identifier: ISC */
#include "furniture.h"

#include <stdint.h>

#include "utf8.h"

bool
furniture_page_number(struct slice line)
{
	size_t i, used, digits = 0;
	uint32_t c;

	for (i = 0; i < line.len; i += used) {
		c = utf8_decode(line, i, &used);
		if (c >= '0' && c <= '9')
			digits++;
		else if (!utf8_is_blank(c) && c != '-' && c != '/' && c != 0x2014 && c != 0x2013 &&
		    c != 0x2015 && c != 0xFF0D && c != 0x7B2C && c != 0x9875 && c != 0x5171 && c != 0xB7 &&
		    c != '~')
			return false;
	}
	return digits >= 1 && digits <= 6;
}
