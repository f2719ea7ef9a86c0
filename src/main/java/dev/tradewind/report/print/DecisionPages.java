package dev.tradewind.report.print;

import dev.tradewind.approval.Approvals;
import dev.tradewind.approval.DecisionEntry;
import dev.tradewind.audit.ActorSource;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.recommendation.RecommendationState;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.recommendation.Recommendations;
import dev.tradewind.report.ReportKind;
import dev.tradewind.report.ReportRequest;
import dev.tradewind.ui.Notation;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The recommendations that people decided on in a month: who, when, why, and what was promised. */
@Component
public class DecisionPages implements MonthPages {
    private final Recommendations recommendations;
    private final Approvals approvals;
    private final ActorSource names;

    DecisionPages(Recommendations recommendations, Approvals approvals, ActorSource names) {
        this.recommendations = recommendations;
        this.approvals = approvals;
        this.names = names;
    }

    /** One recommendation with the decisions of the period, earliest first. */
    record Decided(RecommendationSummary about, List<DecisionEntry> decisions) {
        boolean rejected() {
            return about.state() == RecommendationState.REJECTED;
        }

        boolean approved() {
            return switch (about.state()) {
                case APPROVED, EXECUTING, SUCCEEDED, FAILED, ROLLED_BACK, CANCELLED -> true;
                case PROPOSED, SNOOZED, IN_REVIEW, REJECTED, EXPIRED, SUPERSEDED, WITHDRAWN -> false;
            };
        }
    }

    @Override
    public ReportKind kind() {
        return ReportKind.DECISIONS;
    }

    @Override
    public Content of(ReportRequest request, TimeRange range) {
        var decided = decided(request, range);
        var body = decided.isEmpty()
                ? "<p>Nobody decided on a recommendation in this month and scope.</p>"
                : Xhtml.figures(figures(decided)) + changes(decided) + decisions(decided);
        return new Content("Recommendations decided", body, notes(request, decided), DecisionCsv.bytes(decided, names));
    }

    @Override
    public List<KeyFigure> keyFigures(ReportRequest request, TimeRange range) {
        return figures(decided(request, range));
    }

    private List<Decided> decided(ReportRequest request, TimeRange range) {
        return recommendations.in(EnumSet.allOf(RecommendationState.class)).stream()
                .filter(r -> request.owner() == null || request.owner().equals(r.owner()))
                .filter(r -> provider(request.provider(), r))
                .map(r -> new Decided(r, decisionsIn(r, range)))
                .filter(d -> !d.decisions().isEmpty())
                .sorted(Comparator.comparing(d -> d.decisions().getFirst().decidedAt()))
                .toList();
    }

    private List<DecisionEntry> decisionsIn(RecommendationSummary of, TimeRange range) {
        return approvals.matter(of).decisions().stream()
                .filter(d ->
                        !d.decidedAt().isBefore(range.from()) && d.decidedAt().isBefore(range.to()))
                .sorted(Comparator.comparing(DecisionEntry::decidedAt))
                .toList();
    }

    private static boolean provider(@Nullable String only, RecommendationSummary of) {
        return only == null || of.toSite().toLowerCase(Locale.ROOT).startsWith(only.toLowerCase(Locale.ROOT) + ":");
    }

    private static List<KeyFigure> figures(List<Decided> decided) {
        var approved = decided.stream().filter(Decided::approved).toList();
        var usd = approved.stream().map(d -> d.about().deltaUsdPerMonth()).reduce(BigDecimal.ZERO, BigDecimal::add);
        double kilograms = approved.stream()
                .mapToDouble(d -> d.about().deltaKgCo2ePerMonth())
                .sum();
        long rejected = decided.stream().filter(Decided::rejected).count();
        return List.of(
                new KeyFigure(
                        "Decided on",
                        1,
                        Notation.PLAIN.number(decided.size()),
                        "changes",
                        decided.stream().mapToLong(d -> d.decisions().size()).sum() + " decisions"),
                new KeyFigure("Approved", 1, Notation.PLAIN.number(approved.size()), "changes", rejected + " rejected"),
                new KeyFigure(
                        "Promised, approved",
                        2,
                        Notation.PLAIN.signed(usd, 2),
                        "USD / month",
                        "as planned, not realised"),
                new KeyFigure(
                        "Promised, approved",
                        3,
                        Notation.PLAIN.signed(kilograms, 1),
                        "kgCO2e / month",
                        "attributional difference"));
    }

    private static String changes(List<Decided> decided) {
        var table = new Table("Table 1. Changes")
                .column("Id")
                .column("Change")
                .column("Owner")
                .column("State")
                .number("USD / month")
                .number("kgCO2e / month")
                .number("RTT, ms")
                .number("GB moved");
        for (var line : decided) {
            var r = line.about();
            table.row(List.of(
                    r.shortId(),
                    r.title(),
                    r.owner(),
                    words(r.state()),
                    Notation.PLAIN.signed(r.deltaUsdPerMonth(), 2),
                    Notation.PLAIN.signed(r.deltaKgCo2ePerMonth(), 1),
                    Notation.PLAIN.signed(r.deltaRttMillis(), 1),
                    Notation.PLAIN.number(r.gigabytesMoved(), 1)));
        }
        var usd = decided.stream().map(d -> d.about().deltaUsdPerMonth()).reduce(BigDecimal.ZERO, BigDecimal::add);
        double kilograms = decided.stream()
                .mapToDouble(d -> d.about().deltaKgCo2ePerMonth())
                .sum();
        var moved = decided.stream().map(d -> d.about().gigabytesMoved()).reduce(BigDecimal.ZERO, BigDecimal::add);
        return table.total(List.of(
                        "Total",
                        "",
                        "",
                        "",
                        Notation.PLAIN.signed(usd, 2),
                        Notation.PLAIN.signed(kilograms, 1),
                        "",
                        Notation.PLAIN.number(moved, 1)))
                .markup();
    }

    private String decisions(List<Decided> decided) {
        var table = new Table("Table 2. Decisions")
                .column("Id")
                .column("At, UTC")
                .column("By")
                .column("Groups")
                .column("Decision")
                .column("Reason");
        for (var line : decided) {
            for (var decision : line.decisions()) {
                table.row(List.of(
                        line.about().shortId(),
                        Notation.PLAIN.instant(decision.decidedAt(), java.time.ZoneOffset.UTC),
                        names.nameOf(decision.personId().toString()),
                        String.join(", ", new java.util.TreeSet<>(decision.groups())),
                        (decision.approved() ? "approved" : "rejected")
                                + (decision.voidedAt() == null ? "" : ", later void"),
                        decision.reason()));
            }
        }
        return table.markup();
    }

    static String words(RecommendationState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static List<String> notes(ReportRequest request, List<Decided> decided) {
        var notes = new java.util.ArrayList<String>();
        notes.add("Changes on which at least one person decided in the period, " + decided.size()
                + " in all; the state is that of" + " the moment when this was made.");
        notes.add(
                "Modelled: what the plan promised per month at the prices of its snapshot; negative saves. What the bill says"
                        + " afterwards is another figure.");
        notes.add(
                "Attributional difference with average, location-based intensity; never subtracted from an inventory.");
        if (request.environment() != null) {
            notes.add("Recommendations carry no environment; the scope's environment does not restrict this report.");
        }
        notes.add(
                "Each decision is an entry of the audit log (approval.given, approval.refused), under the checkpoint below.");
        return notes;
    }
}
