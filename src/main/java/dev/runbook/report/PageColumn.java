package dev.runbook.report;

import dev.runbook.survey.GradedPlay;
import dev.runbook.survey.GradedStep;
import dev.runbook.survey.SurveyedPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A column of the page: a host, or many of which the same is known in every step. */
record PageColumn(List<String> hosts) {

    /** More columns than these are hard to follow. */
    private static final int MOST = 12;

    static List<PageColumn> of(SurveyedPlan plan) {
        Set<String> hosts = new LinkedHashSet<>();
        plan.plays().forEach(play -> play.batches().forEach(hosts::addAll));
        List<Map<String, PageCell>> rows = plan.plays().stream()
                .flatMap(GradedPlay::all)
                .flatMap(PageColumn::own)
                .map(PageCell::of)
                .toList();
        rows.forEach(row -> hosts.addAll(row.keySet()));
        if (hosts.size() <= MOST) {
            return hosts.stream().map(host -> new PageColumn(List.of(host))).toList();
        }
        return alike(hosts, rows);
    }

    private static List<PageColumn> alike(Set<String> hosts, List<Map<String, PageCell>> rows) {
        Map<List<PageCell>, PageColumn> columns = new LinkedHashMap<>();
        hosts.forEach(host -> columns.computeIfAbsent(
                        rows.stream()
                                .map(row -> row.getOrDefault(host, PageCell.NONE))
                                .toList(),
                        same -> new PageColumn(new ArrayList<>()))
                .hosts()
                .add(host));
        return List.copyOf(columns.values());
    }

    private static Stream<GradedStep> own(GradedStep step) {
        return step.kind() == GradedStep.Kind.BLOCK
                ? Stream.concat(Stream.of(step), step.inner().stream().flatMap(PageColumn::own))
                : Stream.of(step);
    }

    String title() {
        return HostRanges.of(hosts);
    }

    PageCell cell(Map<String, PageCell> row) {
        return row.getOrDefault(hosts.get(0), PageCell.NONE);
    }
}
