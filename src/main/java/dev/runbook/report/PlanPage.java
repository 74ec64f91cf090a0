package dev.runbook.report;

import dev.runbook.survey.Counts;
import dev.runbook.survey.Grade;
import dev.runbook.survey.GradedPlay;
import dev.runbook.survey.SurveyedPlan;
import dev.runbook.value.Durations;
import dev.runbook.value.Secrets;
import dev.runbook.whatif.Foresight;
import dev.runbook.whatif.WhatIf;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A plan as one page of HTML that needs nothing else: no network, no file beside it, and no script to be read. It tells
 * what is done where, how sure that is, and what every failure would lead to.
 */
public final class PlanPage {

    private final SurveyedPlan plan;
    private final List<WhatIf> failures;
    private final Set<String> open;
    private final Html html;
    private final List<PageColumn> columns;

    private PlanPage(SurveyedPlan plan, Foresight foresight, Secrets secrets) {
        this.plan = plan;
        this.failures = foresight.all();
        this.open = foresight.unguarded();
        this.html = new Html(secrets);
        this.columns = PageColumn.of(plan);
    }

    public static String of(SurveyedPlan plan, Foresight foresight, Secrets secrets) {
        PlanPage page = new PlanPage(plan, foresight, secrets);
        page.write();
        return page.html.toString();
    }

    private void write() {
        PageFrame frame = new PageFrame(columns.size());
        html.verbatim("<!doctype html>\n").open("html", "lang", "en").open("head");
        html.verbatim(frame.head());
        html.element("title", "Plan: " + plan.name()).verbatim(frame.style()).close("head");
        html.open("body");
        header();
        new PagePhases(html, failures).write(plan.plays());
        html.verbatim(frame.tools());
        html.open("main");
        PageStep steps = new PageStep(html, columns, byStep(), open);
        for (int i = 0; i < plan.plays().size(); i++) {
            play(plan.plays().get(i), i + 1, steps);
        }
        html.close("main");
        footer();
        html.verbatim(frame.script()).close("body").close("html");
    }

    private Map<String, WhatIf> byStep() {
        return failures.stream()
                .collect(Collectors.toMap(
                        what -> what.point().spot().step().id(), Function.identity(), (first, second) -> first));
    }

    private void header() {
        html.open("header").element("h1", plan.name());
        String estimate = plan.estimate()
                .map(known -> " · about " + Durations.words(known.time()))
                .orElse("");
        html.element(
                "p",
                plan.file() + (plan.offline() ? " · no host was contacted" : " · hosts were looked at") + estimate,
                "class",
                "at");
        counts(plan.counts());
        plan.unreached()
                .forEach(host -> html.element(
                        "p", "unreachable: " + host.host() + " — " + host.why(), "class", "unreachable bad"));
        new PageStep(html, columns, Map.of(), open).guards(plan.guards());
        html.close("header");
    }

    private void counts(Counts counts) {
        html.open("p", "class", "counts");
        if (counts.failing() > 0) {
            html.element("span", counts.failing() + " will fail", "class", "grade fails")
                    .text(" ");
        }
        Arrays.stream(Grade.values())
                .filter(grade -> counts.of(grade) > 0)
                .forEach(grade -> html.element(
                                "span", counts.of(grade) + " " + grade.word(), "class", "grade " + grade.word())
                        .text(" "));
        html.element("span", counts.percentProven() + " % proven", "class", "proven")
                .close("p");
    }

    private void play(GradedPlay play, int number, PageStep steps) {
        html.open("section", "class", "play", "id", "play-" + number);
        html.element("h2", play.name()).element("p", HostRanges.of(play), "class", "where");
        steps.guards(play.guards());
        steps.lines(play.lines());
        html.open("div", "class", "grid").open("div", "class", "head").element("span", "step", "class", "name");
        columns.forEach(column -> html.element("span", column.title(), "class", "cell", "title", column.title()));
        html.close("div");
        play.steps().forEach(step -> steps.write(step, ""));
        play.handlers().forEach(step -> steps.write(step, "handler"));
        html.close("div").close("section");
    }

    private void footer() {
        html.open("footer").open("dl");
        Arrays.stream(Grade.values()).forEach(grade -> {
            html.open("dt")
                    .element("span", grade.word(), "class", "grade " + grade.word())
                    .close("dt");
            html.element("dd", meaning(grade));
        });
        html.close("dl");
        html.element("p", "Nothing was changed to make this plan.").close("footer");
    }

    private static String meaning(Grade grade) {
        return switch (grade) {
            case CHANGE -> "proven: it will change the host";
            case OK -> "proven: it will change nothing";
            case RUN -> "will run; what comes of it is known then";
            case SKIP -> "will not run there";
            case DEPENDS -> "hangs on what an earlier step leads to";
            case ASK -> "a person is asked";
        };
    }
}
