/* SPDX-License-Identifier: ISC */
/*
 * streams.h - the streams of tag-codes: every record copied, its columns appended.
 *
 * Memory: one record, the reference files, bounded answers, and with --unknown
 * what is unknown.
 */
#ifndef TAG_STREAMS_H
#define TAG_STREAMS_H

#include "job.h"

enum status tag_figures(const struct settings *set, struct out *out);
enum status tag_table(const struct settings *set, struct out *out);

#endif
