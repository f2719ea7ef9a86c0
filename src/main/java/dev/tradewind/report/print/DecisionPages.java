package dev.tradewind.report.print;

import static dev.tradewind.ui.Texts.plural;
import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.approval.Approvals;
import dev.tradewind.approval.DecisionEntry;
import dev.tradewind.audit.ActorSource;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.recommendation.RecommendationState;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.recommendation.Recommendations;
import dev.tradewind.report.ReportKind;
import dev.tradewind.report.ReportRequest;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Locality;
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
                ? Xhtml.paragraph(tr("Nobody decided on a recommendation in this month and scope."))
                : Xhtml.figures(figures(decided)) + changes(decided) + decisions(decided);
        return new Content(
                tr("Recommendations decided"), body, notes(request, decided), DecisionCsv.bytes(decided, names));
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
                        tr("Decided on"),
                        1,
                        Formats.number(decided.size()),
                        tr("changes"),
                        plural(
                                decided.stream()
                                        .mapToLong(d -> d.decisions().size())
                                        .sum(),
                                "{0} decision",
                                "{0} decisions")),
                new KeyFigure(
                        tr("Approved"),
                        1,
                        Formats.number(approved.size()),
                        tr("changes"),
                        tr("{0} rejected", Formats.number(rejected))),
                new KeyFigure(
                        tr("Promised, approved"),
                        2,
                        Formats.signed(usd, 2),
                        tr("USD / month"),
                        tr("as planned, not realised")),
                new KeyFigure(
                        tr("Promised, approved"),
                        3,
                        Formats.signed(kilograms, 1),
                        tr("kgCO2e / month"),
                        tr("attributional difference")));
    }

    private static String changes(List<Decided> decided) {
        var table = new Table(tr("Table 1. Changes"))
                .column(tr("Id"))
                .column(tr("Change"))
                .column(tr("Owner"))
                .column(tr("State"))
                .number(tr("USD / month"))
                .number(tr("kgCO2e / month"))
                .number(tr("RTT, ms"))
                .number(tr("GB moved"));
        for (var line : decided) {
            var r = line.about();
            table.row(List.of(
                    r.shortId(),
                    said(r.title()),
                    r.owner(),
                    said(words(r.state())),
                    Formats.signed(r.deltaUsdPerMonth(), 2),
                    Formats.signed(r.deltaKgCo2ePerMonth(), 1),
                    Formats.signed(r.deltaRttMillis(), 1),
                    Formats.number(r.gigabytesMoved(), 1)));
        }
        var usd = decided.stream().map(d -> d.about().deltaUsdPerMonth()).reduce(BigDecimal.ZERO, BigDecimal::add);
        double kilograms = decided.stream()
                .mapToDouble(d -> d.about().deltaKgCo2ePerMonth())
                .sum();
        var moved = decided.stream().map(d -> d.about().gigabytesMoved()).reduce(BigDecimal.ZERO, BigDecimal::add);
        return table.total(List.of(
                        tr("Total"),
                        "",
                        "",
                        "",
                        Formats.signed(usd, 2),
                        Formats.signed(kilograms, 1),
                        "",
                        Formats.number(moved, 1)))
                .markup();
    }

    private String decisions(List<Decided> decided) {
        var table = new Table(tr("Table 2. Decisions"))
                .column(tr("Id"))
                .column(tr("At, {0}", Formats.zoneName(Locality.current().zone())))
                .column(tr("Decided by"))
                .column(tr("Groups"))
                .column(tr("Decision"))
                .column(tr("Reason"));
        for (var line : decided) {
            for (var decision : line.decisions()) {
                table.row(List.of(
                        line.about().shortId(),
                        Formats.instant(decision.decidedAt(), Locality.current().zone()),
                        names.nameOf(decision.personId().toString()),
                        String.join(", ", new java.util.TreeSet<>(decision.groups())),
                        said(decision.approved() ? "approved" : "rejected")
                                + (decision.voidedAt() == null ? "" : tr(", later void")),
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
        notes.add(tr(
                "Changes on which at least one person decided in the period, {0} in all; the state is that of the moment when"
                        + " this was made.",
                Formats.number(decided.size())));
        notes.add(tr(
                "Modelled: what the plan promised per month at the prices of its snapshot; negative saves. What the bill says"
                        + " afterwards is another figure."));
        notes.add(
                tr(
                        "Attributional difference with average, location-based intensity; never subtracted from an inventory."));
        if (request.environment() != null) {
            notes.add(
                    tr("Recommendations carry no environment; the scope's environment does not restrict this report."));
        }
        notes.add(
                tr(
                        "Each decision is an entry of the audit log (approval.given, approval.refused), under the checkpoint below."));
        return notes;
    }
}
