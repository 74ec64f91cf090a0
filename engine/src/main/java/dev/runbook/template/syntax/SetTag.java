package dev.runbook.template.syntax;

import io.pebbletemplates.pebble.lexer.Token;
import io.pebbletemplates.pebble.lexer.TokenStream;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.parser.Parser;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import io.pebbletemplates.pebble.tokenParser.TokenParser;
import java.io.Writer;

/** <code>{% set name = expression %}</code>: a name for the rest of the template, or of the loop it stands in. */
final class SetTag implements TokenParser {

    @Override
    public String getTag() {
        return "set";
    }

    @Override
    public RenderableNode parse(Token tag, Parser parser) {
        TokenStream stream = parser.getStream();
        stream.next();
        String name = parser.getExpressionParser().parseNewVariableName();
        stream.expect(Token.Type.PUNCTUATION, "=");
        Expression<?> value = parser.getExpressionParser().parseExpression();
        stream.expect(Token.Type.EXECUTE_END);
        return new SetNode(tag.getLineNumber(), name, value);
    }

    /** Binds the name in the innermost scope. */
    static final class SetNode extends TagNode {
        private final String name;
        private final Expression<?> value;

        SetNode(int offset, String name, Expression<?> value) {
            super(offset);
            this.name = name;
            this.value = value;
        }

        String name() {
            return name;
        }

        Expression<?> value() {
            return value;
        }

        @Override
        public void render(PebbleTemplateImpl self, Writer writer, EvaluationContextImpl context) {
            context.getScopeChain().put(name, Operand.of(value, self, context));
        }
    }
}
