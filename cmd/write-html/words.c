/* SPDX-License-Identifier: ISC */
#include "words.h"

static const char *const text[WORDS][2] = {
	[WORD_SKIP] = {"跳到正文", "Skip to the content"},
	[WORD_SITE] = {"站点", "Site"},
	[WORD_OVERVIEW] = {"总览", "Overview"},
	[WORD_DEPARTMENTS] = {"部门", "Departments"},
	[WORD_FINDINGS] = {"检查结果", "Findings"},
	[WORD_FOOTER] = {"由各部门公开的决算报告读出、核对、汇总；同一部门只计一次。金额除注明外以万元显示，四舍五入到两位小数。",
	    "Read from the final accounts that departments publish, checked, and added up, each department once. "
	    "Amounts are in 10,000 yuan, rounded to two places, unless said otherwise."},
	[WORD_TITLE] = {"部门决算", "departmental final accounts"},
	[WORD_UNPLACED] = {"地区未定", "Region unknown"},
	[WORD_WAN] = {"万元", "10,000 yuan"},
	[WORD_WAN_UNIT] = {"单位：万元", "in 10,000 yuan"},
	[WORD_ITEM] = {"项目", "Item"},
	[WORD_AMOUNT] = {"金额", "Amount"},
	[WORD_BUDGET] = {"预算数", "Budget"},
	[WORD_ACTUAL] = {"决算数", "Actual"},
	[WORD_FUNCTION] = {"支出按功能分类", "Expenditure by function"},
	[WORD_REGIONS] = {"分地区", "By region"},
	[WORD_NATURE] = {"支出按性质", "Expenditure by nature"},
	[WORD_PUBLIC] = {"“三公”经费", "Travel, vehicles, hospitality"},
	[WORD_AS_TABLE] = {"数据表", "The numbers"},
	[WORD_CODE] = {"编码", "Code"},
	[WORD_PLACE] = {"地区", "Place"},
	[WORD_OWN] = {"本级", "own departments"},
	[WORD_COUNT] = {"部门数", "Departments"},
	[WORD_MISSING] = {"缺报", "Missing"},
	[WORD_YEARS] = {"各年", "By year"},
	[WORD_STATEMENTS] = {"汇总报表", "Statements, added up"},
	[WORD_YEAR] = {"年度", "Year"},
	[WORD_ENTITY] = {"部门（单位）", "Department"},
	[WORD_SCOPE] = {"口径", "Scope"},
	[WORD_REGION] = {"地区", "Region"},
	[WORD_SEARCH] = {"查找", "Search"},
	[WORD_ALL] = {"全部", "All"},
	[WORD_SEVERITY] = {"结论", "Verdict"},
	[WORD_RULE] = {"规则", "Rule"},
	[WORD_DIFFERENCE] = {"差额", "Difference"},
	[WORD_SUGGESTION] = {"建议更正", "Suggestion"},
	[WORD_BOUND] = {"尾差限", "rounding explains"},
	[WORD_CITED] = {"所涉数字", "Figures"},
	[WORD_LEFT] = {"左边", "left side"},
	[WORD_RIGHT] = {"右边", "right side"},
	[WORD_SOURCE] = {"页:行", "page:line"},
	[WORD_LINE] = {"行次", "Line"},
	[WORD_REPORT] = {"文件", "File"},
	[WORD_OTHERS] = {"本部门其他报告", "Other reports"},
	[WORD_NO_FINDINGS] = {"没有不平的勾稽关系。", "No relation fails."},
	[WORD_ROUNDING] = {"尾差之内的关系", "Relations that differ within rounding"},
	[WORD_PAGE] = {"页", "Page"},
	[WORD_INFERRED] = {"建议由其余数字推出，不是账簿。", "A suggestion is inferred from the other figures, not the books."},
	[WORD_NARRATIVE] = {"情况说明中的数字", "Figures of the narrative"},
	[WORD_PERFORMANCE] = {"绩效自评", "Performance self-evaluation"},
	[WORD_UNITS] = {"所属单位", "Units"},
	[WORD_REPORT_FACTS] = {"报告要素", "Facts of the report"},
	[WORD_DUTIES] = {"主要职责", "Duties"},
	[WORD_GLOSSARY] = {"名词解释", "Glossary"},
	[WORD_STRUCTURE] = {"结构与表述", "Structure and wording"},
	[WORD_FURTHER] = {"其他表", "Further table"},
	[WORD_INCOMPLETE] = {"有未读出的数字，合计不全", "figures could not be read: the sum is incomplete"},
	[WORD_READING] = {"读数", "reading"},
	[WORD_CHECKS] = {"勾稽检查", "Checks"},
	[WORD_CONTENTS] = {"本页", "On this page"},
	[WORD_MORE] = {"其余", "More"},
};

static const char *const rank_text[FINDINGS_RANKS][2] = {
	[FINDINGS_ERROR] = {"错误", "Error"},
	[FINDINGS_WARNING] = {"需说明", "To be explained"},
	[FINDINGS_NOTICE] = {"提示", "Notice"},
	[FINDINGS_UNRESOLVED] = {"无法核对", "Not checkable"},
	[FINDINGS_TOUCH] = {"恰在尾差限", "At the bound"},
	[FINDINGS_ROUNDING] = {"尾差之内", "Within rounding"},
	[FINDINGS_PASS] = {"相符", "Agrees"},
};

const char *
word(enum language language, enum word which)
{
	return text[which][language == LANGUAGE_ZH ? 0 : 1];
}

const char *
word_rank(enum language language, enum findings_rank rank)
{
	return rank_text[rank][language == LANGUAGE_ZH ? 0 : 1];
}
