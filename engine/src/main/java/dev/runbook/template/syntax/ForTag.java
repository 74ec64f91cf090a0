package dev.runbook.template.syntax;

import io.pebbletemplates.pebble.lexer.Token;
import io.pebbletemplates.pebble.lexer.TokenStream;
import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.parser.Parser;
import io.pebbletemplates.pebble.tokenParser.TokenParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** <code>{% for a, b in items if condition %} … {% else %} … {% endfor %}</code>. */
final class ForTag implements TokenParser {

    @Override
    public String getTag() {
        return "for";
    }

    @Override
    public RenderableNode parse(Token tag, Parser parser) {
        TokenStream stream = parser.getStream();
        stream.next();
        List<String> names = names(parser);
        stream.expect(Token.Type.OPERATOR, "in");
        Expression<?> items = parser.getExpressionParser().parseExpression();
        BodyNode body = body(parser, "else", "endfor");
        Optional<BodyNode> otherwise = Optional.empty();
        if (stream.current().test(Token.Type.NAME, "else")) {
            stream.next();
            otherwise = Optional.of(body(parser, "endfor"));
        }
        stream.next();
        stream.expect(Token.Type.EXECUTE_END);
        return items instanceof Logic.Half filtered
                ? new ForNode(
                        tag.getLineNumber(),
                        names,
                        filtered.consequence(),
                        Optional.of(filtered.condition()),
                        body,
                        otherwise)
                : new ForNode(tag.getLineNumber(), names, items, Optional.empty(), body, otherwise);
    }

    private static List<String> names(Parser parser) {
        List<String> names = new ArrayList<>();
        names.add(parser.getExpressionParser().parseNewVariableName());
        while (parser.getStream().current().test(Token.Type.PUNCTUATION, ",")) {
            parser.getStream().next();
            names.add(parser.getExpressionParser().parseNewVariableName());
        }
        return names;
    }

    private static BodyNode body(Parser parser, String... ends) {
        parser.getStream().expect(Token.Type.EXECUTE_END);
        return parser.subparse(token -> token.test(Token.Type.NAME, ends));
    }
}
