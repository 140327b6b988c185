/* SPDX-License-Identifier: ISC */
#include "words.h"

static const char *const text[WORDS][2] = {
	[WORD_SUMMARY] = {"汇总", "Summary"},
	[WORD_FINDINGS] = {"检查结果", "Findings"},
	[WORD_WITHIN] = {"不超尾差", "Within rounding"},
	[WORD_FIGURES] = {"所涉数字", "Figures cited"},
	[WORD_TITLE] = {"年度部门决算汇总", "departmental final accounts"},
	[WORD_UNIT_NOTE] = {"金额单元格内存的是元（精确到分），显示为万元；超过15位数字的写成文本。",
	    "Cells hold amounts in yuan, exact to the fen, and show them in 10,000 yuan; more than 15 digits are text."},
	[WORD_SOURCE_NOTE] = {"由各部门公开的决算汇总，同一部门只计一次；取舍见“C”表。",
	    "Added up from the accounts that departments publish, each department once; see sheet C."},
	[WORD_OVERVIEW] = {"总体情况", "Overview"},
	[WORD_BY_REGION] = {"分地区", "By region"},
	[WORD_BY_FUNCTION] = {"支出按功能分类", "Expenditure by function"},
	[WORD_PUBLIC] = {"“三公”经费", "Travel, vehicles, hospitality"},
	[WORD_NATURE] = {"支出按性质", "Expenditure by nature"},
	[WORD_CHECKS] = {"勾稽检查", "Checks"},
	[WORD_CONTENTS] = {"目录", "Sheets"},
	[WORD_ITEM] = {"项目", "Item"},
	[WORD_REGION] = {"地区代码", "Region"},
	[WORD_PLACE] = {"地区", "Place"},
	[WORD_SPAN] = {"范围", "Span"},
	[WORD_YEAR] = {"年度", "Year"},
	[WORD_CODE] = {"科目编码", "Code"},
	[WORD_NAME] = {"名称", "Name"},
	[WORD_LEVEL] = {"级次", "Level"},
	[WORD_AMOUNT] = {"金额", "Amount"},
	[WORD_BUDGET] = {"预算数", "Budget"},
	[WORD_ACTUAL] = {"决算数", "Actual"},
	[WORD_DEPARTMENTS] = {"部门数", "Departments"},
	[WORD_MISSING] = {"缺报部门", "Departments missing"},
	[WORD_REPORTS] = {"报告数", "Reports"},
	[WORD_COUNT] = {"个数", "Count"},
	[WORD_BAD] = {"未读出", "Unread"},
	[WORD_MEASURE] = {"栏目", "Measure"},
	[WORD_SUM] = {"合计", "Sum"},
	[WORD_MEAN] = {"平均", "Mean"},
	[WORD_FIGURE_COUNT] = {"数字个数", "Figures"},
	[WORD_LEAST] = {"最小", "Least"},
	[WORD_GREATEST] = {"最大", "Greatest"},
	[WORD_ULP] = {"末位合计", "Last places"},
	[WORD_WEIGHT] = {"权重", "Weight"},
	[WORD_WAN] = {"（万元）", " (10,000 yuan)"},
	[WORD_KIND] = {"结论", "Verdict"},
	[WORD_ENTITY] = {"部门（单位）", "Department"},
	[WORD_RULE] = {"规则", "Rule"},
	[WORD_RULE_TITLE] = {"规则名称", "Rule says"},
	[WORD_LEFT] = {"左边", "Left side"},
	[WORD_RIGHT] = {"右边", "Right side"},
	[WORD_DIFFERENCE] = {"差额", "Difference"},
	[WORD_BOUND] = {"尾差限", "Rounding bound"},
	[WORD_SUGGESTION] = {"建议更正", "Suggestion"},
	[WORD_CELLS] = {"所涉数字（印刷值）及页:行", "Figures as printed, page:line"},
	[WORD_REPORT] = {"报告", "Report"},
	[WORD_GO] = {"查看", "See"},
	[WORD_SCOPE] = {"口径", "Scope"},
	[WORD_STATEMENT] = {"表", "Statement"},
	[WORD_ADDRESS] = {"地址", "Address"},
	[WORD_PRINTED] = {"原文", "As printed"},
	[WORD_PRINTED_UNIT] = {"计量单位", "Unit"},
	[WORD_VALUE] = {"数值", "Value"},
	[WORD_PLACE_IN_TEXT] = {"页:行", "Page:line"},
	[WORD_STATE] = {"读数状态", "Reading"},
	[WORD_MESSAGE] = {"说明", "Message"},
	[WORD_CHART_100M] = {"（亿元）", " (100 million yuan)"},
	[WORD_CHART_WAN] = {"（万元）", " (10,000 yuan)"},
	[WORD_CLASS] = {"类", "class"},
	[WORD_SECTION] = {"款", "section"},
	[WORD_LINE_ITEM] = {"项", "item"},
	[WORD_NONE] = {"没有不平的勾稽关系。", "No relation fails."},
	[WORD_GROUP] = {"同因", "Cause"},
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
