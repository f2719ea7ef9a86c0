package dev.tradewind.egress.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.advice.Advice;
import dev.tradewind.egress.advice.Assumptions;
import dev.tradewind.egress.advice.Proposing;
import dev.tradewind.egress.whatif.NextStep;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Panel;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** From a scenario that pleases to something that people decide on: a recommendation, or a plan. */
final class WhatIfNext {
    private final EgressQuestion question;
    private final EgressFilter filter;
    private final Assumptions assumptions;
    private final Optional<Proposing> proposing;

    WhatIfNext(EgressQuestion question, Assumptions assumptions, Optional<Proposing> proposing) {
        this.question = question;
        this.filter = question.filter();
        this.assumptions = assumptions;
        this.proposing = proposing;
    }

    /** Empty where nothing was asked. */
    List<Component> panel(NextStep step) {
        return switch (step) {
            case NextStep.None() -> List.of();
            case NextStep.Plan(var workloads, var site, var words)
            when workloads.isEmpty() ->
                List.of(next(
                        new Paragraph(tr("Nothing in the workload list holds or is this, so no plan can {0}.", words)),
                        new Anchor("data", tr("Import workloads"))));
            case NextStep.Plan(var workloads, var site, var words) -> {
                var names = workloads.stream().sorted().toList();
                var said = new Paragraph(tr(
                        "A plan decides whether to {0}: it weighs rules, room, emissions and latency beside this cost, and proposes what is best.",
                        words));
                var link = new Anchor(
                        "plans?"
                                + Stream.concat(
                                                names.stream().map(name -> "workload=" + encoded(name)),
                                                Stream.of("site=" + encoded(site)))
                                        .collect(Collectors.joining("&")),
                        tr("Plan {0}", String.join(", ", names)));
                link.addClassNames("tw-button", "tw-button-primary");
                yield List.of(next(said, link));
            }
            case NextStep.Propose(var advice)
            when advice.isEmpty() ->
                List.of(next(
                        new Paragraph(
                                tr(
                                        "On these flows nothing is offered that could be applied; What to do says for each of them why.")),
                        new Anchor(question.link("tab", AdviceTab.NAME), tr("See What to do"))));
            case NextStep.Propose(var advice) ->
                List.of(next(advice.stream().map(this::proposal).toArray(Component[]::new)));
            case NextStep.ByHand(var words) -> List.of(next(new Paragraph(words)));
        };
    }

    private static Panel next(Component... content) {
        return new Panel(tr("Go on"), tr("nothing is changed before people have decided"), content);
    }

    private Component proposal(Advice of) {
        var line = new Div(new Span(tr(
                "{0}: saves {1} USD / month",
                said(of.title()), Formats.money(of.saving().usdPerMonth()))));
        line.addClassName("tw-line");
        line.getStyle()
                .set("justify-content", "space-between")
                .set("flex-wrap", "wrap")
                .set("padding-block", "4px");
        proposing.ifPresent(by -> line.add(new ProposeAdvice(of, filter, assumptions, by)));
        return line;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
