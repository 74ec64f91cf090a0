package dev.runbook.template.syntax;

import io.pebbletemplates.pebble.attributes.AttributeResolver;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.ExtensionRegistry;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.lexer.Token;
import io.pebbletemplates.pebble.lexer.TokenStream;
import io.pebbletemplates.pebble.node.RootNode;
import io.pebbletemplates.pebble.operator.BinaryOperator;
import io.pebbletemplates.pebble.operator.UnaryOperator;
import io.pebbletemplates.pebble.parser.ParserImpl;
import io.pebbletemplates.pebble.parser.ParserOptions;
import io.pebbletemplates.pebble.tokenParser.TokenParser;
import java.util.List;
import java.util.Map;

/** The language as Pebble sees it: nothing of Pebble's own extensions is in it. */
final class Language extends AbstractExtension {

    static final ExtensionRegistry REGISTRY = new ExtensionRegistry(List.of(new Language()));

    private Language() {}

    static RootNode parse(List<Token> tokens) {
        ParserImpl parser = new ParserImpl(
                REGISTRY.getUnaryOperators(),
                REGISTRY.getBinaryOperators(),
                REGISTRY.getTokenParsers(),
                new ParserOptions());
        return parser.parse(new TokenStream(tokens, ""));
    }

    @Override
    public List<TokenParser> getTokenParsers() {
        return List.of(new IfTag(), new ForTag(), new SetTag());
    }

    @Override
    public List<BinaryOperator> getBinaryOperators() {
        return Operators.binary();
    }

    @Override
    public List<UnaryOperator> getUnaryOperators() {
        return Operators.unary();
    }

    @Override
    public Map<String, Function> getFunctions() {
        return Functions.all();
    }

    @Override
    public List<AttributeResolver> getAttributeResolver() {
        return List.of(new Resolver());
    }
}
