package dev.runbook.template.syntax;

import dev.runbook.template.operation.Truth;
import io.pebbletemplates.pebble.lexer.Token;
import io.pebbletemplates.pebble.lexer.TokenStream;
import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.parser.Parser;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import io.pebbletemplates.pebble.tokenParser.TokenParser;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** <code>{% if %} … {% elif %} … {% else %} … {% endif %}</code>. */
final class IfTag implements TokenParser {

    @Override
    public String getTag() {
        return "if";
    }

    @Override
    public RenderableNode parse(Token tag, Parser parser) {
        TokenStream stream = parser.getStream();
        List<Branch> branches = new ArrayList<>();
        Optional<BodyNode> otherwise = Optional.empty();
        while (!stream.current().test(Token.Type.NAME, "endif")) {
            if (stream.current().test(Token.Type.NAME, "else")) {
                stream.next();
                otherwise = Optional.of(body(parser, "endif"));
            } else {
                stream.next();
                Expression<?> condition = parser.getExpressionParser().parseExpression();
                branches.add(new Branch(condition, body(parser, "elif", "elseif", "else", "endif")));
            }
        }
        stream.next();
        stream.expect(Token.Type.EXECUTE_END);
        return new IfNode(tag.getLineNumber(), branches, otherwise);
    }

    private static BodyNode body(Parser parser, String... ends) {
        parser.getStream().expect(Token.Type.EXECUTE_END);
        return parser.subparse(token -> token.test(Token.Type.NAME, ends));
    }

    record Branch(Expression<?> condition, BodyNode body) {}

    /** The first branch whose condition counts as true is rendered. */
    static final class IfNode extends TagNode {
        private final List<Branch> branches;
        private final Optional<BodyNode> otherwise;

        IfNode(int offset, List<Branch> branches, Optional<BodyNode> otherwise) {
            super(offset);
            this.branches = branches;
            this.otherwise = otherwise;
        }

        List<Branch> branches() {
            return branches;
        }

        Optional<BodyNode> otherwise() {
            return otherwise;
        }

        @Override
        public void render(PebbleTemplateImpl self, Writer writer, EvaluationContextImpl context) throws IOException {
            for (Branch branch : branches) {
                if (Truth.of(Operand.of(branch.condition(), self, context))) {
                    branch.body().render(self, writer, context);
                    return;
                }
            }
            if (otherwise.isPresent()) {
                otherwise.get().render(self, writer, context);
            }
        }
    }
}
