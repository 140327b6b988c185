/* SPDX-License-Identifier: ISC */
#include "folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "diag.h"
#include "mem.h"
#include "temporary.h"

enum { DEPTH_MAX = 8, PATH_CAP = 4096 };

static char *
join(const char *a, const char *between, const char *b)
{
	size_t size = strlen(a) + strlen(between) + strlen(b) + 1;
	char *path = mem_alloc(size);

	if (path != NULL)
		snprintf(path, size, "%s%s%s", a, between, b);
	return path;
}

static bool
is_inside(const char *folder, const char *name)
{
	struct stat st;
	char *path = join(folder, "/", name);
	bool there = path != NULL && lstat(path, &st) == 0;

	mem_free(path);
	return there;
}

static bool
is_empty(const char *path)
{
	DIR *dir = opendir(path);
	struct dirent *entry;
	bool empty = dir != NULL;

	while (empty && (entry = readdir(dir)) != NULL)
		empty = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;
	if (dir != NULL)
		(void)closedir(dir);
	return empty;
}

/* Also when memory has run out. */
static void
remove_tree(const char *path, int depth)
{
	char sub[PATH_CAP];
	DIR *dir = depth < DEPTH_MAX ? opendir(path) : NULL;
	struct dirent *entry;
	struct stat st;

	while (dir != NULL && (entry = readdir(dir)) != NULL) {
		int n = snprintf(sub, sizeof(sub), "%s/%s", path, entry->d_name);

		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0 || n < 0 ||
		    n >= PATH_CAP || lstat(sub, &st) != 0)
			continue;
		if (S_ISDIR(st.st_mode))
			remove_tree(sub, depth + 1);
		else
			(void)unlink(sub);
	}
	if (dir != NULL)
		(void)closedir(dir);
	(void)rmdir(path);
}

enum status
folder_open(struct folder *f, const char *name)
{
	char *target = join(name, "", "");
	struct stat st;
	mode_t mask;

	*f = (struct folder){.target = target};
	if (target == NULL)
		return STATUS_FAIL;
	for (size_t len = strlen(target); len > 1 && target[len - 1] == '/'; len--)
		target[len - 1] = '\0';
	if (lstat(target, &st) == 0 && !(S_ISDIR(st.st_mode) && (is_empty(target) || is_inside(target, FOLDER_MARK)))) {
		diag_error(DIAG_IN(target), "is there already and no site of ours -- name another folder, or remove it");
		return STATUS_FAIL;
	}
	f->path = join(target, "", ".XXXXXX");
	if (f->path == NULL)
		return STATUS_FAIL;
	temporary_hold();
	if (mkdtemp(f->path) == NULL) {
		diag_system(DIAG_IN(target), errno, "cannot make a folder beside it");
		mem_free(f->path);
		f->path = NULL;
		return STATUS_FAIL;
	}
	mask = umask(0);
	umask(mask);
	(void)chmod(f->path, 0777 & ~mask);
	return STATUS_OK;
}

enum status
folder_sub(const struct folder *f, const char *name)
{
	char *path = join(f->path, "/", name);
	enum status st = path != NULL ? STATUS_OK : STATUS_FAIL;

	if (path != NULL && mkdir(path, 0777) != 0) {
		diag_system(DIAG_IN(path), errno, "cannot make the folder");
		st = STATUS_FAIL;
	}
	mem_free(path);
	return st;
}

static enum status
put_in_place(struct folder *f)
{
	char *old = join(f->path, "", ".old");
	enum status st = STATUS_OK;

	if (old == NULL)
		return STATUS_FAIL;
	if (rename(f->target, old) != 0 && errno != ENOENT)
		st = STATUS_FAIL;
	else if (rename(f->path, f->target) != 0)
		st = STATUS_FAIL;
	if (st == STATUS_FAIL) {
		diag_system(DIAG_IN(f->target), errno, "cannot put the site in place");
		(void)rename(old, f->target);
	} else {
		remove_tree(old, 0);
	}
	mem_free(old);
	return st;
}

enum status
folder_close(struct folder *f, enum status st)
{
	if (f->path != NULL && st != STATUS_FAIL)
		st = status_max(st, put_in_place(f));
	if (f->path != NULL && st == STATUS_FAIL)
		remove_tree(f->path, 0);
	mem_free(f->path);
	mem_free(f->target);
	*f = (struct folder){NULL, NULL};
	temporary_release();
	return st;
}
