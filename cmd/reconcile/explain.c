/* SPDX-License-Identifier: ISC */
#include "explain.h"

#include "diag.h"

static const char *
severity_words(struct slice severity, enum language language)
{
	bool zh = language == LANGUAGE_ZH;

	if (slice_eq(severity, SLICE("E")))
		return zh ? "E 错误" : "E error";
	if (slice_eq(severity, SLICE("W")))
		return zh ? "W 须说明" : "W to be explained";
	if (slice_eq(severity, SLICE("I")))
		return zh ? "I 提示" : "I information";
	return zh ? "U 不能核对" : "U cannot be checked";
}

void
explain_list(const struct rule_set *set, enum language language, struct out *out)
{
	out_text(out, "id\tkind\tseverity\tformula\ttitle\n");
	for (size_t i = 0; i < set->rules; i++) {
		const struct rule *r = &set->rule[i];

		if (r->what != KIND_RULE)
			continue;
		out_slice(out, r->id);
		out_byte(out, '\t');
		out_slice(out, r->kind);
		out_byte(out, '\t');
		out_slice(out, r->severity);
		out_byte(out, '\t');
		out_slice(out, r->formula_text);
		out_byte(out, '\t');
		out_slice(out, language == LANGUAGE_ZH ? r->title_zh : r->title_en);
		out_line_end(out);
	}
}

static void
put_line(struct out *out, const char *label, struct slice text)
{
	out_text(out, label);
	out_slice(out, text);
	out_line_end(out);
}

static const char *
precision_words(enum precision precision, enum language language)
{
	static const char *const zh[] = {
		"四舍五入：每个印出的数代表上下半个末位之间的一切数",
		"百分数上下一个末位（实际报告常截尾），其余四舍五入",
		"左边的数既可四舍五入也可截尾（上浮一个末位）",
		"按印出的数",
	};
	static const char *const en[] = {
		"rounded: a printed figure stands for all within half its last place",
		"percentages within one last place (many are cut), the rest rounded",
		"the figure on the left may be rounded or cut",
		"as printed",
	};

	return language == LANGUAGE_ZH ? zh[precision] : en[precision];
}

static void
put_addresses(const struct rule_set *set, const struct rule *r, struct out *out)
{
	for (size_t i = r->formula.ref_first; i < r->formula.ref_last; i++) {
		const struct ref *ref = &set->pool.ref[i];

		out_text(out, "  ");
		if (ref->scope != SCOPE_SELF) {
			out_text(out, scope_word[ref->scope]);
			out_byte(out, ':');
		}
		out_slice(out, ref->text);
		out_line_end(out);
	}
}

/* The rule once more with an example in place of its wildcards. */
static void
put_example(const struct rule *r, struct out *out)
{
	struct slice t = r->formula_text;

	out_text(out, "  ");
	for (size_t i = 0; i < t.len; i++) {
		char c = t.ptr[i], next = i + 1 < t.len ? t.ptr[i + 1] : '\0';

		if (c == '@') {
			out_text(out, next == '7' ? "2010301" : next == '5' ? "20103" : "201");
			i += next >= '0' && next <= '9';
		} else {
			out_byte(out, c);
		}
	}
	out_line_end(out);
}

enum status
explain_rule(const struct rule_set *set, const char *id, enum language language, struct out *out)
{
	bool zh = language == LANGUAGE_ZH;

	for (size_t i = 0; i < set->rules; i++) {
		const struct rule *r = &set->rule[i];

		if (!slice_eq(r->id, slice_of(id)))
			continue;
		put_line(out, zh ? "规则：" : "rule: ", r->id);
		put_line(out, zh ? "含义：" : "meaning: ", zh ? r->title_zh : r->title_en);
		put_line(out, zh ? "种类：" : "kind: ", r->kind);
		put_line(out, zh ? "级别：" : "severity: ", slice_of(severity_words(r->severity, language)));
		put_line(out, zh ? "公式：" : "formula: ", r->formula_text);
		put_line(out, zh ? "精度：" : "precision: ", slice_of(precision_words(r->precision, language)));
		out_text(out, zh ? "地址：\n" : "addresses:\n");
		put_addresses(set, r, out);
		out_text(out, zh ? "例如：\n" : "for example:\n");
		put_example(r, out);
		return STATUS_OK;
	}
	diag_error(NULL, "--explain %s: no such rule -- see --list", id);
	return STATUS_FAIL;
}
