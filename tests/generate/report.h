/* SPDX-License-Identifier: ISC */
/*
 * report.h - one report to be written: whose, of which year, in which dress.
 */
#ifndef GENERATE_REPORT_H
#define GENERATE_REPORT_H

#include "account.h"
#include "data.h"
#include "doc.h"
#include "rng.h"

enum style { STYLE_HEBEI, STYLE_SHANGHAI, STYLE_CENTRAL, STYLE_YUNNAN, STYLE_OLD, STYLE_N };
enum zero_form { ZERO_BLANK, ZERO_ZERO, ZERO_DASH };
enum scope { SCOPE_ALL, SCOPE_SELF, SCOPE_UNIT, SCOPE_DEPARTMENT };
enum { UNIT_MAX = 8 };

struct layout { /* drawn once a report, before any noise */
	enum style style;
	enum zero_form zero;
	bool line_numbers;	    /* 行次 */
	bool column_numbers;	    /* 栏次 */
	bool three_codes;	    /* 类 款 项 in three columns */
	bool total_last;	    /* 合计 row at the end of 05 */
	bool yuan;		    /* tables in 元 */
	bool yuan_trim;		    /* 29700 for 29,700.00 */
	bool grouped, text_grouped; /* thousands separators: tables, narrative */
	bool text_trim;		    /* 6.2 for 6.20 in the narrative */
	int rate_places;
	bool three_rows;      /* 表09 as rows */
	bool three_pairs;     /* 表09 as pairs 预算数 决算数 */
	bool two_pairs;	      /* 表06 with two column pairs */
	bool capital_six;     /* 表08 with six columns */
	bool general_six;     /* 表05 with carry-over and income */
	bool three_running;   /* 表09 with counts and 机关运行经费 */
	bool three_meetings;  /* 表09 with 会议费 and 培训费 */
	bool more_sheets;     /* 项目支出 and 国有资产 tables behind the nine */
	bool captions_first;  /* captions of merged cells in the first caption row */
	bool half_width;      /* brackets and colons of the tables */
	bool form_feeds;      /* pages end in form feeds */
	bool sheet_numbers;   /* 公开01表 */
	bool repeat_captions; /* on continuation pages */
	bool weights_each;    /* performance form: weight per indicator */
	bool form_official;   /* the finance ministry's form */
	int title_form;	      /* what stands before the statements' titles */
	bool spaced_labels;   /* 合 计, 项 目 */
	bool head_in_line;    /* entity, year and unit in one line above a table */
	bool leaders;	      /* contents with dots and page numbers */
	bool nil_note;	      /* empty statements: note 故本表无数据 */
	bool entity_line;     /* 部门(单位): above each table */
};

struct unit_line { /* of the unit list */
	struct slice name;
	char kind;
};

struct report {
	const struct data *data;
	const struct account *now, *prev;
	struct layout lay;
	uint64_t seed;	     /* of dress and noise */
	struct slice entity; /* without scope suffix */
	struct slice title;  /* as printed on the cover */
	struct slice region, region_name;
	enum scope scope;
	int year;
	int version; /* 0; 1: an older, superseded edition */
	struct unit_line unit[UNIT_MAX];
	size_t units;
	struct slice path; /* relative to the output directory */
	bool counts;	   /* takes part in the roll-up */
	struct slice budget_code;
};

void report_dress(struct report *r, enum style style);

/* Parts, each appended to d. */
void front_write(struct doc *d, const struct report *r);
void statements_write(struct doc *d, const struct report *r);
void narrative_write(struct doc *d, const struct report *r);
void forms_write(struct doc *d, const struct report *r); /* performance sheets */
void glossary_write(struct doc *d, const struct report *r);

const char *report_sheet_title(const struct report *r, int sheet); /* 1..11 */
const int *report_sheet_order(const struct report *r);
size_t report_sheets(const struct report *r); /* how many of them are printed at most */
bool report_has_sheet(const struct report *r, int sheet);
bool report_three_initial(
    const struct report *r); /* 三公 against the budget of the year's beginning */
bool report_sheet_empty(const struct report *r, int sheet);

#endif
