/* SPDX-License-Identifier: ISC */
/*
 * version.h - what --version says; the release process edits it, nothing else does.
 */
#ifndef JUESUAN_VERSION_H
#define JUESUAN_VERSION_H

#define JUESUAN_VERSION "0.1.0"

#endif
