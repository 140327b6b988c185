/* SPDX-License-Identifier: ISC */
#include "batch_command.h"

bool
batch_command_take(struct batch_command *set, int id, const struct opt_state *st)
{
	switch (id) {
	case 'j':
		return opt_number(st, "--jobs", 1, BATCH_MAX_WORKERS, &set->jobs);
	case OPT_MAX_SECONDS:
		return opt_number(st, "--max-seconds", 1, 86400, &set->max_seconds);
	case 'o':
		set->output = st->value;
		break;
	case OPT_OUTPUT_DIR:
		set->directory = st->value;
		break;
	}
	return true;
}

bool
batch_command_check(struct batch_command *set, const struct opt_state *st)
{
	if (set->output != NULL && set->directory != NULL)
		return opt_usage(st, "--output and --output-dir exclude one another");
	set->file = st->argv + st->at;
	set->files = (size_t)(st->argc - st->at);
	return true;
}

enum status
batch_command_run(const struct batch_command *set,
    enum status (*convert)(const void *settings, const char *path, struct out *out),
    const void *settings, struct out *out)
{
	struct files files = {0};
	struct batch batch = {
		.files = &files,
		.convert = convert,
		.settings = settings,
		.directory = set->directory,
		.workers = set->jobs,
		.max_seconds = set->max_seconds,
	};
	enum status status = STATUS_OK;

	for (size_t i = 0; i < set->files && status == STATUS_OK; i++)
		status = files_add(&files, set->file[i]);
	if (status == STATUS_OK)
		status = files_or_stdin(&files);
	if (status == STATUS_OK)
		status = out_reopen(out, set->output);
	if (status == STATUS_OK)
		status = batch_run(&batch, out);
	files_free(&files);
	return status;
}
