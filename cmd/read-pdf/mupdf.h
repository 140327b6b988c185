/* SPDX-License-Identifier: AGPL-3.0-or-later */
/*
 * mupdf.h - the one door to the MuPDF library, for document.c and collector.c.
 */
#ifndef READ_PDF_MUPDF_H
#define READ_PDF_MUPDF_H

#include <mupdf/fitz.h>
#include <mupdf/pdf.h>

#endif
