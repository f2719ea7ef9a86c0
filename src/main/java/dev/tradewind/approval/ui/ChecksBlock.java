package dev.tradewind.approval.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.policy.Facts;
import dev.tradewind.policy.Finding;
import dev.tradewind.policy.Guardrails;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.recommendation.Side;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMark;
import java.time.Instant;
import java.time.ZoneId;

/** The policies that hold for the workload, each against the target as it is now; unknown is never shown as a pass. */
final class ChecksBlock extends Div {
    ChecksBlock(RecommendationSummary of, Side target, Guardrails guardrails, Instant now, ZoneId zone) {
        addClassName("dc-block");
        var findings = guardrails.evaluate(new Facts(target.provider(), target.country(), null, null, now));
        long pass = findings.stream().filter(Finding::holds).count();
        long later = findings.stream()
                .filter(f -> f.verdict() == Finding.Verdict.UNKNOWN)
                .count();
        var count = new Span(
                findings.isEmpty()
                        ? tr("no limits")
                        : (later == 0
                                ? tr("{0} of {1} pass", pass, findings.size())
                                : tr("{0} of {1} pass, {2} at the start", pass, findings.size(), later)));
        count.addClassName("dc-quiet");
        var head = new Div(new H3(tr("Policy checks")), count);
        head.addClassName("dc-line");
        add(head);
        for (var finding : findings) {
            add(line(finding));
        }
        var least = guardrails.minBenefitUsdPerMonth();
        if (least != null) {
            var saves = of.deltaUsdPerMonth().negate();
            add(pair(
                    new StatusMark(
                            saves.compareTo(least) >= 0 ? Status.DONE : Status.FAILED,
                            tr("saves at least USD {0} a month", Formats.money(least))),
                    "USD " + Formats.money(saves)));
        }
        guardrails
                .freeze(now)
                .ifPresent(freeze -> add(pair(
                        new StatusMark(Status.HELD, "freeze “" + freeze.name() + tr("” of ") + freeze.policy()),
                        tr("review goes on; it starts after {0}", Formats.instant(freeze.until(), zone)))));
        guardrails.awaited().forEach(each -> add(line(each)));
    }

    private static Div line(Guardrails.Awaited awaited) {
        var hours = awaited.atMostHours();
        return pair(
                new StatusMark(Status.WAITING, tr("{0}: signal {1}", awaited.policy(), awaited.signal())),
                hours == null
                        ? tr("review goes on; nothing is prepared before it comes")
                        : tr(
                                "review goes on; nothing is prepared before it comes, at latest {0} h after the planned start",
                                Formats.number(hours, 1)));
    }

    private static Div line(Finding finding) {
        return switch (finding.verdict()) {
            case HOLDS -> pair(new StatusMark(Status.DONE, words(finding)), finding.actual());
            case BROKEN -> pair(new StatusMark(Status.FAILED, words(finding)), finding.actual());
            case UNKNOWN ->
                pair(
                        new StatusMark(Status.WAITING, words(finding)),
                        finding.rule().contains("g/kWh")
                                ? tr("planned within it, checked again at the start")
                                : tr("planned within it, by the plan's round trips"));
        };
    }

    private static String words(Finding finding) {
        return finding.policy() + ": " + finding.rule();
    }

    private static Div pair(StatusMark mark, String right) {
        var value = new Span(right);
        value.addClassNames("dc-end", "dc-quiet");
        var line = new Div(mark, value);
        line.addClassName("dc-line");
        return line;
    }
}
