package dev.runbook.template.syntax;

import io.pebbletemplates.pebble.extension.NodeVisitor;
import io.pebbletemplates.pebble.node.AbstractRenderableNode;

/** What a tag of ours becomes. */
abstract class TagNode extends AbstractRenderableNode {

    TagNode(int offset) {
        super(offset);
    }

    @Override
    public final void accept(NodeVisitor visitor) {
        visitor.visit(this);
    }
}
