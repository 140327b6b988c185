/* SPDX-License-Identifier: ISC */
#include "flow.h"

#include "buf.h"
#include "prose.h"
#include "table.h"

struct flow {
	struct out *out;
	struct buf text;		/* of the paragraph being read */
	struct prose prose;
	const struct node *leaf;	/* the node before; NULL at first */
};

static void
end_paragraph(struct flow *flow)
{
	if (flow->text.len > 0) {
		out_slice(flow->out, buf_view(&flow->text));
		out_text(flow->out, "\n\n");
	}
	buf_clear(&flow->text);
	prose_start(&flow->prose);
}

static bool
is_block(const struct node *node)
{
	return node->kind != NODE_TEXT && node->kind != NODE_INLINE;
}

/* Whether a block ends between two nodes that follow one another. */
static bool
leaves_block(const struct node *before, const struct node *node)
{
	for (; before != NULL && before != node->parent; before = before->parent)
		if (is_block(before))
			return true;
	return false;
}

static bool
add_table(struct flow *flow, const struct node *table)
{
	size_t rows;

	if (!table_text(flow->out, table, &rows))
		return false;
	if (rows > 0)
		out_byte(flow->out, '\n');
	return true;
}

/* Tables inside the cells of a table follow it. */
static bool
add_inner_tables(struct flow *flow, const struct node *table)
{
	for (struct node *node = tree_next(table, (struct node *)table, true); node != NULL;
	    node = tree_next(table, node, true))
		if (node->kind == NODE_TABLE && !add_table(flow, node))
			return false;
	return true;
}

static bool
add_node(struct flow *flow, const struct node *node, bool *inside)
{
	*inside = true;
	if (is_block(node) || leaves_block(flow->leaf, node))
		end_paragraph(flow);
	if (node->kind == NODE_TEXT)
		return prose_add(&flow->prose, node->text);
	if (node->kind != NODE_TABLE || !table_is_data(node))
		return true;
	*inside = false;
	return add_table(flow, node) && add_inner_tables(flow, node);
}

bool
flow_text(struct out *out, const struct node *root)
{
	struct flow flow = {.out = out};
	bool inside = true;
	bool done = true;

	flow.prose.out = &flow.text;
	for (struct node *node = tree_next(root, (struct node *)root, true);
	    done && node != NULL && !out_failed(out); node = tree_next(root, node, inside)) {
		done = add_node(&flow, node, &inside);
		flow.leaf = node;
	}
	end_paragraph(&flow);
	buf_free(&flow.text);
	return done;
}
