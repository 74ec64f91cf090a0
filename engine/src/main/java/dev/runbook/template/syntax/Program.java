package dev.runbook.template.syntax;

import dev.runbook.source.Problems;
import io.pebbletemplates.pebble.error.ParserException;
import io.pebbletemplates.pebble.lexer.Token;
import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.node.PrintNode;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.node.RootNode;
import io.pebbletemplates.pebble.node.TextNode;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.EvaluationOptions;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import io.pebbletemplates.pebble.template.ScopeChain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A template or an expression that is right in itself and can be evaluated with any names, from any thread. What goes
 * wrong then is a {@link io.pebbletemplates.pebble.error.PebbleException} whose line number is the offset in the text.
 */
public final class Program {

    private final PebbleTemplateImpl template;
    private final BodyNode body;

    private Program(RootNode root) {
        this.template = new PebbleTemplateImpl(null, root, "");
        this.body = root.getBody();
    }

    /** A text with templates in it; empty if it is wrong, which is then among the problems. */
    public static Optional<Program> ofTemplate(Passage passage, Problems problems) {
        return compile(passage, Tokens::ofTemplate, problems);
    }

    /** A bare expression; empty if it is wrong, which is then among the problems. */
    public static Optional<Program> ofExpression(Passage passage, Problems problems) {
        return compile(passage, Tokens::ofExpression, problems);
    }

    private static Optional<Program> compile(Passage passage, Function<String, List<Token>> tokens, Problems problems) {
        try {
            Program program = new Program(Language.parse(tokens.apply(passage.text())));
            List<Checks.Mistake> mistakes = Checks.of(program.body);
            mistakes.forEach(mistake -> problems.add(passage.word(mistake.offset()), mistake.message()));
            return mistakes.isEmpty() ? Optional.of(program) : Optional.empty();
        } catch (ParserException e) {
            problems.add(passage.word(e.getLineNumber()), SyntaxMessage.of(e, passage.text()));
            return Optional.empty();
        }
    }

    /** Whether this is exactly one <code>{{ … }}</code>, so that its value keeps its type. */
    public boolean isLone() {
        return body.getChildren().size() == 1 && body.getChildren().get(0) instanceof PrintNode;
    }

    /** The value of the one expression that this is. */
    public Printed evaluate(Map<String, Object> names) {
        return (Printed) lone().evaluate(template, context(names));
    }

    /** The value, of which each part that {@code and}, {@code or} and {@code not} join must be true or false. */
    public boolean holds(Map<String, Object> names) {
        return StrictTruth.of(((Print) lone()).getChildExpression(), template, context(names));
    }

    public void render(Map<String, Object> names, Writer writer) {
        try {
            body.render(template, writer, context(names));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names that must be defined for this to be evaluated. */
    public Set<Use> uses() {
        return BodyUses.of(body);
    }

    /** The names that are certainly defined if this expression comes out true. */
    public List<Use> proves() {
        return Proof.of(lone(), true);
    }

    /** Whether this is one <code>{{ … }}</code> and blanks, and the last step of its expression is not this filter. */
    public boolean isOnlyVariableWithout(String filter) {
        List<RenderableNode> children = body.getChildren();
        List<RenderableNode> visible =
                children.stream().filter(node -> !isBlank(node)).toList();
        return visible.size() == 1
                && visible.get(0) instanceof PrintNode print
                && !endsWith(((Print) print.getExpression()).getChildExpression(), filter);
    }

    private static boolean isBlank(RenderableNode node) {
        return node instanceof TextNode text && new String(text.getData()).isBlank();
    }

    /**
     * A part of a template.
     *
     * @param literal what is written there; empty for an expression
     * @param offset where it starts in the text
     * @param isRaw whether the text that will stand there cannot be foreseen
     */
    public record Piece(Optional<String> literal, int offset, boolean isRaw) {}

    /** The parts in order, up to the first tag, which chooses between texts. */
    public List<Piece> pieces() {
        return body.getChildren().stream()
                .takeWhile(node -> !(node instanceof TagNode))
                .map(Program::piece)
                .toList();
    }

    private static Piece piece(RenderableNode node) {
        if (node instanceof TextNode text) {
            return new Piece(Optional.of(new String(text.getData())), text.getLineNumber(), false);
        }
        Expression<?> printed = ((Print) ((PrintNode) node).getExpression()).getChildExpression();
        return new Piece(Optional.empty(), Leaves.start(printed), endsWith(printed, "raw"));
    }

    private static boolean endsWith(Expression<?> expression, String filter) {
        return expression instanceof FilterCall call
                && call.invocation().getFilterName().equals(filter);
    }

    private Expression<?> lone() {
        return ((PrintNode) body.getChildren().get(0)).getExpression();
    }

    private EvaluationContextImpl context(Map<String, Object> names) {
        ScopeChain scopes = new ScopeChain();
        scopes.pushScope(names);
        Map<String, Object> own = new HashMap<>();
        own.put(Budget.NAME, new Budget());
        scopes.pushScope(own);
        return new EvaluationContextImpl(
                template,
                true,
                Locale.ROOT,
                -1,
                Language.REGISTRY,
                null,
                null,
                List.of(),
                Map.of(),
                scopes,
                null,
                new EvaluationOptions(false, (object, method) -> false));
    }
}
