/* SPDX-License-Identifier: ISC */
/*
 * run.h - the work: reads each input as often as needed, writes the folder of the site.
 */
#ifndef WRITE_HTML_RUN_H
#define WRITE_HTML_RUN_H

#include "settings.h"
#include "status.h"

enum status site_write(const struct settings *set);

#endif
