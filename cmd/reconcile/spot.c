/* SPDX-License-Identifier: ISC */
#include "spot.h"

#include "mem.h"

enum {
	SPOTS_BYTES = 4 << 20,		/* when they take up more all are forgotten */
	INDICATOR_DEPTH = 3		/* slashes in the key of a form's indicator */
};

/* The fact S[表/03,数量] says that statement T03 stands in the report, with figures or empty. */
static void
note_statement(const struct rule_set *set, struct spot *spot)
{
	static const char stands[] = "表/", unread[] = "未读/";
	struct slice key = spot->key_text;
	const bool read = slice_starts(key, slice_of(stands));
	size_t head = read ? sizeof(stands) - 1 : sizeof(unread) - 1, number;
	char text[3] = "T";
	uint32_t name;

	if (!slice_eq(spot->sheet_text, SLICE("S")) || key.len != head + 2 || (!read && !slice_starts(key, slice_of(unread))))
		return;
	text[1] = key.ptr[head];
	text[2] = key.ptr[head + 1];
	name = names_find(&set->names, slice_make(text, 3));
	number = name == NAME_NONE ? SIZE_MAX : pool_sheet(&set->pool, name);
	if (number != SIZE_MAX)
		*(read ? &spot->printed : &spot->unread) = (uint64_t)1 << number;
}

/*
 * A form's indicator PROJECT/GROUP/KIND/NAME shows that its project and its group stand
 * in the form, though their own rows may have lost every cell.  A remark
 * (目标/具体完成情况/...) stands under no group of indicators.
 */
static bool
imply_rows(struct rule_set *set, struct spot *spot)
{
	struct slice key = spot->key_text;
	size_t at = slice_find_byte(key, '/', 0), slashes = 0;

	if (!set->sheet[spot->sheet].form || rules_note(set, spot->sheet, spot->column))
		return true;
	for (size_t i = 0; i < key.len; i++)
		slashes += key.ptr[i] == '/';
	for (size_t depth = 0; depth < SPOT_IMPLIES && at != SLICE_NONE; depth++) {
		if (depth == 1 && slashes < INDICATOR_DEPTH)
			break;
		spot->implied[depth] = names_add(&set->names, slice_sub(key, 0, at));
		if (spot->implied[depth] == NAME_NONE)
			return false;
		at = slice_find_byte(key, '/', at + 1);
	}
	return true;
}

static bool
find_meaning(struct rule_set *set, struct spot *spot)
{
	uint32_t name = names_find(&set->names, spot->sheet_text);
	size_t sheet = name == NAME_NONE ? SIZE_MAX : pool_sheet(&set->pool, name);

	note_statement(set, spot);
	if (sheet == SIZE_MAX)
		return true;
	spot->sheet = (uint32_t)sheet;
	spot->key = names_add(&set->names, spot->key_text);
	spot->column = names_add(&set->names, spot->measure_text);
	return spot->key != NAME_NONE && spot->column != NAME_NONE && imply_rows(set, spot);
}

static void
forget(struct spots *s, uint32_t epoch)
{
	map_clear(&s->number);
	s->bytes = 0;
	s->last = 0;
	s->epoch = epoch;
}

/* Number of the spot, found out about when it is new; MAP_NONE: no memory. */
static size_t
look_up(struct spots *s, struct rule_set *set, struct slice sheet, struct slice key, struct slice measure)
{
	size_t before, number;
	struct slice text;
	struct spot *spot;

	buf_clear(&s->text);
	if (!buf_slice(&s->text, sheet) || !buf_byte(&s->text, '\t') || !buf_slice(&s->text, key) ||
	    !buf_byte(&s->text, '\t') || !buf_slice(&s->text, measure))
		return MAP_NONE;
	if (s->bytes > SPOTS_BYTES)
		forget(s, set->names.epoch);
	before = s->number.count;
	number = map_add(&s->number, buf_view(&s->text));
	if (number == MAP_NONE || number < before)
		return number;
	if (!mem_grow(&s->spot, &s->cap, number + 1, sizeof(*s->spot)))
		return MAP_NONE;
	text = map_key(&s->number, number);
	spot = &s->spot[number];
	*spot = (struct spot){
		.sheet_text = slice_sub(text, 0, sheet.len),
		.key_text = slice_sub(text, sheet.len + 1, sheet.len + 1 + key.len),
		.measure_text = slice_from(text, sheet.len + key.len + 2),
		.sheet = NAME_NONE, .implied = {NAME_NONE, NAME_NONE},
	};
	s->bytes += sizeof(*spot) + text.len;
	return find_meaning(set, spot) ? number : MAP_NONE;
}

static bool
is_spot(const struct spot *s, struct slice sheet, struct slice key, struct slice measure)
{
	return slice_eq(s->key_text, key) && slice_eq(s->measure_text, measure) && slice_eq(s->sheet_text, sheet);
}

/* Moves the follower to the front; those before it go one back. */
static void
follow(struct spot *last, size_t at, uint32_t follower)
{
	for (; at > 0; at--)
		last->follower[at] = last->follower[at - 1];
	last->follower[0] = follower;
}

const struct spot *
spot_find(struct spots *s, struct rule_set *set, struct slice sheet, struct slice key, struct slice measure)
{
	struct spot *last;
	size_t number;

	if (s->epoch != set->names.epoch)
		forget(s, set->names.epoch);
	last = s->last == 0 ? NULL : &s->spot[s->last - 1];
	for (size_t i = 0; last != NULL && i < SPOT_FOLLOWERS && last->follower[i] != 0; i++)
		if (is_spot(&s->spot[last->follower[i] - 1], sheet, key, measure)) {
			s->last = last->follower[i];
			if (i != 0)
				follow(last, i, s->last);
			return &s->spot[s->last - 1];
		}
	number = look_up(s, set, sheet, key, measure);
	if (number == MAP_NONE)
		return NULL;
	if (s->last != 0)
		follow(&s->spot[s->last - 1], SPOT_FOLLOWERS - 1, (uint32_t)number + 1);
	s->last = (uint32_t)number + 1;
	return &s->spot[number];
}

void
spot_free(struct spots *s)
{
	map_free(&s->number);
	mem_free(s->spot);
	buf_free(&s->text);
	*s = (struct spots){0};
}
