/* SPDX-License-Identifier: AGPL-3.0-or-later */
/*
 * fonts.c - stands in for MuPDF's table of built-in fonts.
 *
 * MuPDF carries some forty megabytes of fonts for rendering.  To read text only
 * widths and encodings matter: those of the base fourteen, which a PDF may use
 * without describing them.  Defining the look-up functions here keeps the linker
 * from taking the rest out of the library.  Any other font, a CJK one too, gets
 * Helvetica: its characters and widths come from the PDF itself.
 */
#include <stddef.h>
#include <string.h>

struct fz_context;

const unsigned char *fz_lookup_base14_font(struct fz_context *ctx, const char *name, int *len);
const unsigned char *fz_lookup_builtin_font(struct fz_context *ctx, const char *name, int bold,
    int italic, int *len);
const unsigned char *fz_lookup_cjk_font(struct fz_context *ctx, int ordering, int *len, int *index);
const unsigned char *fz_lookup_cjk_font_by_language(struct fz_context *ctx, const char *lang,
    int *len, int *subfont);
int fz_lookup_cjk_ordering_by_language(const char *name);
const unsigned char *fz_lookup_noto_font(struct fz_context *ctx, int script, int lang, int *len,
    int *subfont);
const unsigned char *fz_lookup_noto_math_font(struct fz_context *ctx, int *len);
const unsigned char *fz_lookup_noto_music_font(struct fz_context *ctx, int *len);
const unsigned char *fz_lookup_noto_symbol1_font(struct fz_context *ctx, int *len);
const unsigned char *fz_lookup_noto_symbol2_font(struct fz_context *ctx, int *len);
const unsigned char *fz_lookup_noto_emoji_font(struct fz_context *ctx, int *len);

#define FONT(name) \
	extern const unsigned char _binary_resources_fonts_urw_##name##_cff_start[]; \
	extern const unsigned char _binary_resources_fonts_urw_##name##_cff_end[]
#define ENTRY(title, name) \
	{title, _binary_resources_fonts_urw_##name##_cff_start, \
	    _binary_resources_fonts_urw_##name##_cff_end}

FONT(Dingbats);
FONT(NimbusMonoPS_Bold);
FONT(NimbusMonoPS_BoldItalic);
FONT(NimbusMonoPS_Italic);
FONT(NimbusMonoPS_Regular);
FONT(NimbusRoman_Bold);
FONT(NimbusRoman_BoldItalic);
FONT(NimbusRoman_Italic);
FONT(NimbusRoman_Regular);
FONT(NimbusSans_Bold);
FONT(NimbusSans_BoldItalic);
FONT(NimbusSans_Italic);
FONT(NimbusSans_Regular);
FONT(StandardSymbolsPS);

static const struct font {
	const char *name;
	const unsigned char *start;
	const unsigned char *end;
} fonts[] = {
	ENTRY("Courier", NimbusMonoPS_Regular),
	ENTRY("Courier-Bold", NimbusMonoPS_Bold),
	ENTRY("Courier-BoldOblique", NimbusMonoPS_BoldItalic),
	ENTRY("Courier-Oblique", NimbusMonoPS_Italic),
	ENTRY("Helvetica", NimbusSans_Regular),
	ENTRY("Helvetica-Bold", NimbusSans_Bold),
	ENTRY("Helvetica-BoldOblique", NimbusSans_BoldItalic),
	ENTRY("Helvetica-Oblique", NimbusSans_Italic),
	ENTRY("Symbol", StandardSymbolsPS),
	ENTRY("Times-Bold", NimbusRoman_Bold),
	ENTRY("Times-BoldItalic", NimbusRoman_BoldItalic),
	ENTRY("Times-Italic", NimbusRoman_Italic),
	ENTRY("Times-Roman", NimbusRoman_Regular),
	ENTRY("ZapfDingbats", Dingbats),
};

const unsigned char *
fz_lookup_base14_font(struct fz_context *ctx, const char *name, int *len)
{
	(void)ctx;
	for (size_t i = 0; i < sizeof(fonts) / sizeof(fonts[0]); i++) {
		if (strcmp(fonts[i].name, name) == 0) {
			*len = (int)(fonts[i].end - fonts[i].start);
			return fonts[i].start;
		}
	}
	*len = 0;
	return NULL;
}

const unsigned char *
fz_lookup_builtin_font(struct fz_context *ctx, const char *name, int bold, int italic, int *len)
{
	(void)bold;
	(void)italic;
	return fz_lookup_base14_font(ctx, name, len);
}

const unsigned char *
fz_lookup_cjk_font(struct fz_context *ctx, int ordering, int *len, int *index)
{
	(void)ordering;
	*index = 0;
	return fz_lookup_base14_font(ctx, "Helvetica", len);
}

const unsigned char *
fz_lookup_cjk_font_by_language(struct fz_context *ctx, const char *lang, int *len, int *subfont)
{
	(void)lang;
	*subfont = 0;
	return fz_lookup_base14_font(ctx, "Helvetica", len);
}

int
fz_lookup_cjk_ordering_by_language(const char *name)
{
	(void)name;
	return -1;
}

static const unsigned char *
none(int *len)
{
	*len = 0;
	return NULL;
}

const unsigned char *
fz_lookup_noto_font(struct fz_context *ctx, int script, int lang, int *len, int *subfont)
{
	(void)ctx;
	(void)script;
	(void)lang;
	*subfont = 0;
	return none(len);
}

const unsigned char *
fz_lookup_noto_math_font(struct fz_context *ctx, int *len)
{
	(void)ctx;
	return none(len);
}

const unsigned char *
fz_lookup_noto_music_font(struct fz_context *ctx, int *len)
{
	(void)ctx;
	return none(len);
}

const unsigned char *
fz_lookup_noto_symbol1_font(struct fz_context *ctx, int *len)
{
	(void)ctx;
	return none(len);
}

const unsigned char *
fz_lookup_noto_symbol2_font(struct fz_context *ctx, int *len)
{
	(void)ctx;
	return none(len);
}

const unsigned char *
fz_lookup_noto_emoji_font(struct fz_context *ctx, int *len)
{
	(void)ctx;
	return none(len);
}
