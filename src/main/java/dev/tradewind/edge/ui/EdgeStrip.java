package dev.tradewind.edge.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.tradewind.edge.EdgeConflict;
import dev.tradewind.edge.EdgeSite;
import dev.tradewind.edge.LinkState;
import dev.tradewind.ui.DurationUnit;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.KpiStrip;
import dev.tradewind.ui.Reckoning;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** The figures at the head of the Edge page. */
final class EdgeStrip {
    private final List<EdgeSite> sites;
    private final List<EdgeConflict> open;
    private final List<EdgeConflict> all;
    private final Instant now;

    EdgeStrip(List<EdgeSite> sites, List<EdgeConflict> open, List<EdgeConflict> all, Instant now) {
        this.sites = sites;
        this.open = open;
        this.all = all;
        this.now = now;
    }

    KpiStrip strip() {
        var cut = cut();
        var degraded =
                sites.stream().filter(s -> s.link() == LinkState.DEGRADED).count();
        var lines = new ArrayList<Component>();
        if (!cut.isEmpty()) {
            lines.add(SiteList.mark(LinkState.CUT_OFF, tr("{0} cut off", cut.size())));
        }
        if (degraded > 0) {
            lines.add(SiteList.mark(LinkState.DEGRADED, tr("{0} degraded", degraded)));
        }
        if (lines.isEmpty()) {
            lines.add(new Div(sites.isEmpty() ? tr("no agent yet") : tr("all links up")));
        }
        var oldest = sites.stream().max(Comparator.comparing(s -> s.waiting(now)));
        var queues = sites.stream().filter(s -> s.queued() > 0).count();
        return new KpiStrip()
                .add(
                        tr("Linked"),
                        Formats.number(sites.size() - cut.size()),
                        tr("of {0} sites", sites.size()),
                        () -> linked(cut.size()),
                        lines.toArray(Component[]::new))
                .add(
                        tr("Unsent entries"),
                        Formats.number(queued()),
                        queues == 1 ? tr("in {0} queue", queues) : tr("in {0} queues", queues),
                        this::unsent,
                        tr("as last told; durable on site"))
                .add(
                        tr("Oldest unsent"),
                        oldest.filter(s -> s.queued() > 0)
                                .map(s -> Formats.duration(s.waiting(now)))
                                .orElse(tr("none")),
                        "",
                        this::waiting,
                        oldest.filter(s -> s.queued() > 0).map(EdgeSite::site).orElse(tr("nothing waits")))
                .add(
                        tr("Leases at risk"),
                        Formats.number(risky()),
                        tr("of {0}", sites.stream().mapToLong(EdgeSite::leases).sum()),
                        this::leases,
                        tr("held by sites that are cut off"))
                .add(
                        tr("Conflicts to decide"),
                        Formats.number(open.size()),
                        tr("of {0}", all.size()),
                        this::conflicts,
                        tr("no rule could settle them"));
    }

    private long queued() {
        return sites.stream().mapToLong(EdgeSite::queued).sum();
    }

    private Figure linked(int cut) {
        return each(
                Figure.of(tr("Linked"), Formats.number(sites.size() - cut), "sites")
                        .formula(
                                tr(
                                        "Sites with an agent, less those that have been silent for longer than tradewind.edge.cut-after. A link gets better or worse only after three heart-beats that agree."))
                        .worked("%s − %s = %s"
                                .formatted(
                                        Formats.number(sites.size()),
                                        Formats.number(cut),
                                        Formats.number(sites.size() - cut)))
                        .input(
                                tr("Sites with an agent"),
                                Formats.number(sites.size()),
                                "sites",
                                Kind.MEASURED,
                                tr("heart-beat of the agent"),
                                "")
                        .input(
                                tr("Cut off"),
                                Formats.number(cut),
                                "sites",
                                Kind.MEASURED,
                                tr("heart-beat of the agent"),
                                ""),
                sites,
                "",
                s -> said(s.link().word()));
    }

    private Figure unsent() {
        return each(
                Figure.of(tr("Unsent entries"), Formats.number(queued()), "entries")
                        .formula(
                                tr(
                                        "Sum of what each site last said to have queued. Of a site that is cut off it is as old as its last heart-beat."))
                        .reckoned(Reckoning.SUM),
                sites,
                "entries",
                s -> Formats.number(s.queued()));
    }

    private Figure waiting() {
        var oldest = sites.stream()
                .map(s -> s.waiting(now))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        var unit = DurationUnit.of(oldest);
        return each(
                Figure.of(tr("Oldest unsent"), Formats.number(unit.in(oldest.toMillis()), 2), unit.word())
                        .formula(tr("Now less the time at which the oldest queued entry was made."))
                        .reckoned(Reckoning.HIGHEST),
                sites,
                unit.word(),
                s -> Formats.number(unit.in(s.waiting(now).toMillis()), 2));
    }

    private Figure leases() {
        return each(
                Figure.of(tr("Leases at risk"), Formats.number(risky()), "leases")
                        .formula(
                                tr(
                                        "Leases that a site holds which is cut off: they run out unless it is back in time, and the site stops before that."))
                        .reckoned(Reckoning.SUM),
                cut(),
                "leases",
                s -> Formats.number(s.leases()));
    }

    private Figure conflicts() {
        var figure = Figure.of(tr("Conflicts to decide"), Formats.number(open.size()), tr("of {0}", all.size()))
                .formula(
                        tr(
                                "Collisions that the rule of their collection leaves to a person, and that nobody has decided."))
                .reckoned(Reckoning.NUMBER);
        open.forEach(c -> figure.input(
                "CON-" + c.number() + " " + c.collection() + "/" + c.document(),
                c.site(),
                "",
                Kind.MEASURED,
                said(c.explanation()),
                Formats.age(c.openedAt(), now)));
        return figure.build();
    }

    private List<EdgeSite> cut() {
        return sites.stream().filter(s -> s.link() == LinkState.CUT_OFF).toList();
    }

    private long risky() {
        return cut().stream().mapToLong(EdgeSite::leases).sum();
    }

    private Figure each(Figure.Builder figure, List<EdgeSite> which, String unit, Function<EdgeSite, String> value) {
        which.forEach(s -> figure.input(
                s.site(),
                value.apply(s),
                unit,
                Kind.MEASURED,
                tr("heart-beat of the agent"),
                Formats.age(s.heardAt(), now)));
        return figure.note(
                        tr("Silent longest"),
                        Formats.duration(sites.stream()
                                .map(s -> s.age(now))
                                .max(Comparator.naturalOrder())
                                .orElse(Duration.ZERO)))
                .build();
    }
}
