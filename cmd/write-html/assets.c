/* SPDX-License-Identifier: ISC */
#include "assets.h"

/* The Makefile makes one string of each line of style.css and script.js. */
static const char *const style[] = {
#include <style.css.inc>
	NULL,
};

static const char *const script[] = {
#include <script.js.inc>
	NULL,
};

const struct asset asset_files[] = {
	{"style.css", style},
	{"script.js", script},
	{NULL, NULL},
};
