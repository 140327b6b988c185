/* SPDX-License-Identifier: ISC */
/*
 * office.h - names of reporting departments and units in folded text.
 */
#ifndef EXTRACT_OFFICE_H
#define EXTRACT_OFFICE_H

#include <stdbool.h>

#include "slice.h"
#include "terms.h"

struct office {
	struct slice name;	/* without scope; a view of the text given */
	struct slice scope;	/* 汇总 本级 单位 部门, or empty: not said */
	bool placeholder;	/* XX局 */
	bool usual;		/* ends as names of offices do; else only its place speaks for it */
};

/*
 * The whole text as a name; false when it is none (我局, 本部门, a sentence, too long).
 * Where nothing but the words says that it is a name, ask for `usual`.
 */
bool office_read(const struct terms *t, struct slice folded, struct office *o);

/*
 * The name in a title or heading: what stands before the year (石家庄市数据局2024年度部门决算)
 * or between the year and what is titled (2024年度石家庄市数据局部门决算).
 */
bool office_in_title(const struct terms *t, struct slice folded, struct office *o);

/* The name at the end of a text: behind its last mark of punctuation. */
bool office_at_end(const struct terms *t, struct slice folded, struct office *o);

#endif
