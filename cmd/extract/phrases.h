/* SPDX-License-Identifier: ISC */
/*
 * phrases.h - the vocabulary of narrative sentences, from narrative.tsv.
 *
 * A phrase is a word (or several) with a kind, a name and, for some, a context:
 * the kind of section in which it has that meaning.  Text is matched with a
 * trie, longest phrase first; the text must be folded as flow.h does.
 *
 * Ownership	phrases_open/close in readers.h; what is handed out lives as long.
 */
#ifndef EXTRACT_PHRASES_H
#define EXTRACT_PHRASES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "readers.h"
#include "slice.h"
#include "utf8.h"

enum phrase_kind {
	PHRASE_SECTION,		/* title word: name is the context */
	PHRASE_HEADING,		/* ends a heading: 情况 */
	PHRASE_SUBJECT,		/* what a figure is about: name is the metric path */
	PHRASE_FUND,		/* whose money: replaces ^ in paths */
	PHRASE_CLASS,		/* functional class: name is its canonical name */
	PHRASE_LEVEL,		/* (类) (款) (项) */
	PHRASE_BUDGET,		/* name is the measure: 年初预算 全年预算 预算数 */
	PHRASE_FINAL,		/* final accounts: measure 金额 */
	PHRASE_LAST,		/* last year */
	PHRASE_OPENER,		/* 比 较 与, before a basis of comparison; 同比 has it inside */
	PHRASE_AGAINST,		/* 相比: the basis has been named */
	PHRASE_MOVE,		/* change against something: name is + - or ? */
	PHRASE_ORDER,		/* 大于 小于 等于 in words */
	PHRASE_FLAT,		/* no change */
	PHRASE_SHARE,		/* 占 */
	PHRASE_DONE,		/* 完成 (of a budget) */
	PHRASE_RATE,		/* 执行率: the rate without its budget */
	PHRASE_NONE,		/* 无, before a subject */
	PHRASE_SCORE,		/* score of a project */
	PHRASE_REVIEW,		/* behind the name of a project: 绩效自评综述 */
	PHRASE_REASON,		/* a reason follows, up to the sentence's end */
	PHRASE_MORE,		/* 一是 二是: one more of what was before */
	PHRASE_USE,		/* a purpose or a list follows */
	PHRASE_RESUME,		/* the account goes on after a reason; else says nothing */
	PHRASE_LEAD,		/* says nothing, is no part of the name behind it: 其中 */
	PHRASE_NOUN,		/* ends a money noun: 收入 支出 经费 */
	PHRASE_OWNER,		/* ends the name of an office */
	PHRASE_COMMON,		/* no project's name holds it: 各项目; name =: is no name alone */
	PHRASE_BEFORE,		/* before a number that is no figure: 图 表 第 */
	PHRASE_PURPOSE,		/* what only items whose own names hold a word of its name are spent on */
	PHRASE_CODE,		/* what follows the digits of a code: 类 款 项 */
	PHRASE_BOUND,		/* behind a number: 以上, the number is a limit */
	PHRASE_UNIT,		/* money rate score count year day other; parts: its spelling */
	PHRASE_RESIDUE,		/* left over from a template */
	PHRASE_TWICE,		/* said twice in a row it is a slip */
	PHRASE_GLYPH,		/* pairs of characters: written, meant */
	PHRASE_SKIP,		/* says nothing */
	PHRASE_KINDS
};

struct phrase {
	enum phrase_kind kind;
	struct slice name;
	struct slice word;
	uint32_t contexts;	/* bit per context; 0: everywhere */
	struct slice counts;	/* SUBJECT: "个,批=path 人,人次=path" what its counts mean */
	struct slice parts;	/* SUBJECT: path that unknown nouns are numbered under */
	bool loose;		/* SUBJECT: unknown words may stand before its count */
	bool counted;		/* SUBJECT: has counts only, no money */
	bool aside;		/* SUBJECT: the one before it stays in force behind its number */
	bool among;		/* SUBJECT: the same behind 其中 */
	bool initial;		/* SUBJECT: in force when a section of its context begins */
	bool rate;		/* MOVE: said of percentages */
	const struct phrase *next;	/* the same word, other kind or context */
};

/*
 * The longest phrase that text has at `at` with a meaning in the context (bit
 * number + 1; 0: none); its bytes in *used.  NULL: none.
 */
const struct phrase *phrases_match(const struct phrases *p, struct slice text, size_t at,
    unsigned context, size_t *used);
/* The same, but only of one kind. */
const struct phrase *phrases_match_kind(const struct phrases *p, struct slice text, size_t at,
    unsigned context, enum phrase_kind kind, size_t *used);

/* Code point at `at` < text.len of text that is taken to be well formed; its bytes in *used. */
static inline uint32_t
phrases_code(struct slice text, size_t at, size_t *used)
{
	const unsigned char *p = (const unsigned char *)text.ptr + at;

	if (p[0] < 0x80) {
		*used = 1;
		return p[0];
	}
	if ((p[0] & 0xf0) == 0xe0 && at + 2 < text.len) {
		*used = 3;
		return (uint32_t)(p[0] & 0x0f) << 12 | (uint32_t)(p[1] & 0x3f) << 6 | (p[2] & 0x3f);
	}
	return utf8_decode(text, at, used);
}

/* Sets of characters of the first plane, a bit each: asked of every character of every text. */
enum { PHRASES_PLANE = 65536 };
struct phrases_signs {
	unsigned char begin[PHRASES_PLANE / 8];		/* a phrase begins so */
	unsigned char residue[PHRASES_PLANE / 8];	/* a RESIDUE begins so */
	unsigned char glyph[PHRASES_PLANE / 8];		/* written for another character (phrases_glyph) */
};
const struct phrases_signs *phrases_signs(const struct phrases *p);

static inline bool
phrases_has_sign(const unsigned char *set, uint32_t code)
{
	return code < PHRASES_PLANE && (set[code / 8] >> code % 8 & 1) != 0;
}

/* The character meant by one of a mirror site (traditional forms); itself when it is none. */
uint32_t phrases_glyph(const struct phrases *p, uint32_t code);

/* Context of a folded title: 0 none. */
unsigned phrases_context(const struct phrases *p, struct slice title);
struct slice phrases_section(const struct phrases *p, unsigned context);	/* its name; 其他: none */
/* Where the context's unknown money nouns go (收入, 其他) and its items (项, 基金项); may be empty. */
struct slice phrases_noun_root(const struct phrases *p, unsigned context);
struct slice phrases_item_root(const struct phrases *p, unsigned context);

/* The subject that a section of the context begins with; NULL: none. */
const struct phrase *phrases_initial(const struct phrases *p, unsigned context);

/* Does the text end with a word of the kind (PHRASE_OWNER, PHRASE_BEFORE, PHRASE_HEADING)? */
bool phrases_ends(const struct phrases *p, enum phrase_kind kind, struct slice text);
/* Does what an item is said to be spent on belong to another kind of item (PHRASE_PURPOSE), and not to its own? */
bool phrases_misspent(const struct phrases *p, struct slice item, struct slice purpose);
/* Does the text at `at` begin with a word of several characters that ends an office's name? */
bool phrases_begins_owner(const struct phrases *p, struct slice text, size_t at);
/* Does it hold words that no project's name has, or is it one of those that are no name alone? */
bool phrases_common(const struct phrases *p, struct slice text);

#endif
