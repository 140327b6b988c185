/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "collector.h"

#include <math.h>

#include "mupdf.h"
#include "rulings.h"

/* The device that notes what a page shows. */
struct collector {
	fz_device super;
	struct page *page;
	size_t objects;
	size_t max_objects;
};

/* Walking a path: where it began, where it is, and its bounds. */
struct walk {
	struct collector *collector;
	fz_matrix ctm;
	bool filled;
	bool straight;
	fz_point start;
	fz_point at;
	bool open;		/* a sub-path has begun */
	fz_rect box;
};

static void
count_object(fz_context *ctx, struct collector *collector)
{
	if (++collector->objects > collector->max_objects)
		fz_throw(ctx, FZ_ERROR_ABORT, "too many objects on the page");
}

static void
need(fz_context *ctx, bool done)
{
	if (!done)
		fz_throw(ctx, FZ_ERROR_MEMORY, "out of memory");
}

/* A filled sub-path is complete. */
static void
end_subpath(fz_context *ctx, struct walk *walk)
{
	fz_rect box = walk->box;

	if (walk->open && walk->filled && walk->straight)
		need(ctx, rulings_box(walk->collector->page, box.x0, box.y0, box.x1, box.y1));
	walk->open = false;
}

static void
walk_move(fz_context *ctx, void *arg, float x, float y)
{
	struct walk *walk = arg;

	end_subpath(ctx, walk);
	walk->at = walk->start = fz_transform_point_xy(x, y, walk->ctm);
	walk->straight = true;
	walk->open = true;
	walk->box = fz_make_rect(walk->at.x, walk->at.y, walk->at.x, walk->at.y);
}

static void
draw_to(fz_context *ctx, struct walk *walk, fz_point to)
{
	count_object(ctx, walk->collector);
	if (walk->filled)
		walk->box = fz_include_point_in_rect(walk->box, to);
	else
		need(ctx, rulings_segment(walk->collector->page, walk->at.x, walk->at.y, to.x,
		    to.y));
	walk->at = to;
}

static void
walk_line(fz_context *ctx, void *arg, float x, float y)
{
	struct walk *walk = arg;

	draw_to(ctx, walk, fz_transform_point_xy(x, y, walk->ctm));
}

static void
walk_curve(fz_context *ctx, void *arg, float x1, float y1, float x2, float y2, float x3, float y3)
{
	struct walk *walk = arg;

	(void)x1;
	(void)y1;
	(void)x2;
	(void)y2;
	count_object(ctx, walk->collector);
	if (walk->filled)
		walk->collector->page->curves++;
	walk->straight = false;
	walk->at = fz_transform_point_xy(x3, y3, walk->ctm);
}

static void
walk_close(fz_context *ctx, void *arg)
{
	struct walk *walk = arg;

	draw_to(ctx, walk, walk->start);
}

static const fz_path_walker walker = {
	.moveto = walk_move,
	.lineto = walk_line,
	.curveto = walk_curve,
	.closepath = walk_close,
};

static void
note_path(fz_context *ctx, fz_device *dev, const fz_path *path, fz_matrix ctm, bool filled)
{
	struct walk walk = {
		.collector = (struct collector *)dev,
		.ctm = ctm,
		.filled = filled,
	};

	fz_walk_path(ctx, path, &walker, &walk);
	end_subpath(ctx, &walk);
}

static void
fill_path(fz_context *ctx, fz_device *dev, const fz_path *path, int even_odd, fz_matrix ctm,
    fz_colorspace *space, const float *color, float alpha, fz_color_params params)
{
	(void)even_odd;
	(void)space;
	(void)color;
	(void)params;
	if (alpha > 0)
		note_path(ctx, dev, path, ctm, true);
}

static void
stroke_path(fz_context *ctx, fz_device *dev, const fz_path *path, const fz_stroke_state *stroke,
    fz_matrix ctm, fz_colorspace *space, const float *color, float alpha, fz_color_params params)
{
	(void)stroke;
	(void)space;
	(void)color;
	(void)params;
	if (alpha > 0)
		note_path(ctx, dev, path, ctm, false);
}

/* Direction of the baseline in quarter turns; -1 when it runs askew. */
static int
quarter(fz_matrix m)
{
	const float askew = 0.2F;	/* tangent, some eleven degrees */
	float x = fabsf(m.a);
	float y = fabsf(m.b);

	if (y <= askew * x)
		return m.a >= 0 ? 0 : 2;
	if (x <= askew * y)
		return m.b >= 0 ? 1 : 3;
	return -1;
}

/* Advance in ems.  A substitute font knows nothing of the characters' own widths. */
static float
advance(fz_context *ctx, const fz_text_span *span, const fz_text_item *item)
{
	if (item->gid < 0)
		return 0;
	if (fz_font_flags(span->font)->ft_substitute)
		return item->ucs > 0x2E7F ? 1.0F : 0.5F;
	return fz_advance_glyph(ctx, span->font, item->gid, (int)span->wmode);
}

static void
note_glyph(fz_context *ctx, struct collector *collector, const fz_text_span *span,
    const fz_text_item *item, fz_matrix ctm, enum glyph_kind kind)
{
	fz_matrix m = fz_concat(fz_make_matrix(span->trm.a, span->trm.b, span->trm.c, span->trm.d,
	    item->x, item->y), ctm);
	int turn = quarter(m);
	struct glyph glyph = {
		.x = m.e,
		.y = m.f,
		.size = hypotf(m.c, m.d),
		.width = advance(ctx, span, item) * hypotf(m.a, m.b),
		.code = item->ucs > 0 ? (uint32_t)item->ucs : 0xFFFD,
		.turn = (uint8_t)(turn & 3),
		.kind = (uint8_t)kind,
	};

	count_object(ctx, collector);
	if (turn < 0)
		collector->page->slanted++;
	else if (glyph.size > 0)
		need(ctx, page_add_glyph(collector->page, &glyph));
}

/* Whether a glyph lies wholly outside what the clipping lets through. */
static bool
clipped(fz_rect window, const fz_text_span *span, const fz_text_item *item, fz_matrix ctm)
{
	fz_point at = fz_transform_point_xy(item->x, item->y, ctm);
	float reach = fz_matrix_expansion(fz_concat(span->trm, ctm));

	return at.x + reach < window.x0 || at.x > window.x1 || at.y < window.y0 ||
	    at.y - reach > window.y1;
}

static void
note_text(fz_context *ctx, fz_device *dev, const fz_text *text, fz_matrix ctm,
    enum glyph_kind kind)
{
	fz_rect window = fz_device_current_scissor(ctx, dev);

	for (const fz_text_span *span = text->head; span != NULL; span = span->next) {
		/* Drawn glyph by glyph elsewhere, such a font hands over its text as invisible. */
		enum glyph_kind own = fz_font_t3_procs(ctx, span->font) != NULL ? GLYPH_VISIBLE :
		    kind;

		for (int i = 0; i < span->len; i++)
			if (!clipped(window, span, &span->items[i], ctm))
				note_glyph(ctx, (struct collector *)dev, span, &span->items[i], ctm,
				    own);
	}
}

static void
fill_text(fz_context *ctx, fz_device *dev, const fz_text *text, fz_matrix ctm,
    fz_colorspace *space, const float *color, float alpha, fz_color_params params)
{
	(void)space;
	(void)color;
	(void)params;
	note_text(ctx, dev, text, ctm, alpha > 0 ? GLYPH_VISIBLE : GLYPH_INVISIBLE);
}

static void
stroke_text(fz_context *ctx, fz_device *dev, const fz_text *text, const fz_stroke_state *stroke,
    fz_matrix ctm, fz_colorspace *space, const float *color, float alpha, fz_color_params params)
{
	(void)stroke;
	fill_text(ctx, dev, text, ctm, space, color, alpha, params);
}

static void
clip_text(fz_context *ctx, fz_device *dev, const fz_text *text, fz_matrix ctm, fz_rect scissor)
{
	(void)scissor;
	note_text(ctx, dev, text, ctm, GLYPH_VISIBLE);
}

static void
ignore_text(fz_context *ctx, fz_device *dev, const fz_text *text, fz_matrix ctm)
{
	note_text(ctx, dev, text, ctm, GLYPH_INVISIBLE);
}

static void
note_image(fz_context *ctx, fz_device *dev, fz_matrix ctm)
{
	struct collector *collector = (struct collector *)dev;
	fz_rect box = fz_transform_rect(fz_unit_rect, ctm);

	count_object(ctx, collector);
	collector->page->image_area += (box.x1 - box.x0) * (box.y1 - box.y0);
	need(ctx, rulings_box(collector->page, box.x0, box.y0, box.x1, box.y1));
}

static void
fill_image(fz_context *ctx, fz_device *dev, fz_image *image, fz_matrix ctm, float alpha,
    fz_color_params params)
{
	(void)image;
	(void)alpha;
	(void)params;
	note_image(ctx, dev, ctm);
}

static void
fill_image_mask(fz_context *ctx, fz_device *dev, fz_image *image, fz_matrix ctm,
    fz_colorspace *space, const float *color, float alpha, fz_color_params params)
{
	(void)space;
	(void)color;
	fill_image(ctx, dev, image, ctm, alpha, params);
}

fz_device *
collector_new(fz_context *ctx, struct page *page, size_t max_objects)
{
	struct collector *collector = fz_new_derived_device(ctx, struct collector);

	collector->super.fill_path = fill_path;
	collector->super.stroke_path = stroke_path;
	collector->super.fill_text = fill_text;
	collector->super.stroke_text = stroke_text;
	collector->super.clip_text = clip_text;
	collector->super.ignore_text = ignore_text;
	collector->super.fill_image = fill_image;
	collector->super.fill_image_mask = fill_image_mask;
	collector->page = page;
	collector->max_objects = max_objects;
	fz_enable_device_hints(ctx, &collector->super, FZ_NO_CACHE);
	return &collector->super;
}
