package dev.tradewind.edge.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.tradewind.edge.EdgeConflict;
import dev.tradewind.edge.EdgeSite;
import dev.tradewind.edge.LinkState;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.KpiStrip;
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
        var cut = sites.stream().filter(s -> s.link() == LinkState.CUT_OFF).toList();
        var degraded =
                sites.stream().filter(s -> s.link() == LinkState.DEGRADED).count();
        var lines = new ArrayList<Component>();
        if (!cut.isEmpty()) {
            lines.add(SiteList.mark(LinkState.CUT_OFF, cut.size() + " cut off"));
        }
        if (degraded > 0) {
            lines.add(SiteList.mark(LinkState.DEGRADED, degraded + " degraded"));
        }
        if (lines.isEmpty()) {
            lines.add(new Div(sites.isEmpty() ? "no agent yet" : "all links up"));
        }
        var oldest = sites.stream().max(Comparator.comparing(s -> s.waiting(now)));
        var queues = sites.stream().filter(s -> s.queued() > 0).count();
        var risky = cut.stream().mapToLong(EdgeSite::leases).sum();
        return new KpiStrip()
                .add(
                        "Linked",
                        Formats.number(sites.size() - cut.size()),
                        "of " + sites.size() + " sites",
                        () -> linked(cut.size()),
                        lines.toArray(Component[]::new))
                .add(
                        "Unsent entries",
                        Formats.number(queued()),
                        "in " + queues + (queues == 1 ? " queue" : " queues"),
                        this::unsent,
                        "as last told; durable on site")
                .add(
                        "Oldest unsent",
                        oldest.filter(s -> s.queued() > 0)
                                .map(s -> Formats.duration(s.waiting(now)))
                                .orElse("none"),
                        "",
                        this::waiting,
                        oldest.filter(s -> s.queued() > 0).map(EdgeSite::site).orElse("nothing waits"))
                .add(
                        "Leases at risk",
                        Formats.number(risky),
                        "of " + sites.stream().mapToLong(EdgeSite::leases).sum(),
                        this::leases,
                        "held by sites that are cut off")
                .add(
                        "Conflicts to decide",
                        Formats.number(open.size()),
                        "of " + all.size(),
                        this::conflicts,
                        "no rule could settle them");
    }

    private long queued() {
        return sites.stream().mapToLong(EdgeSite::queued).sum();
    }

    private Figure linked(int cut) {
        return each(
                Figure.of("Linked", Formats.number(sites.size() - cut), "sites")
                        .formula("Sites with an agent, less those that have been silent for longer than"
                                + " tradewind.edge.cut-after. A link gets better or worse only after three heart-beats"
                                + " that agree."),
                s -> s.link().word());
    }

    private Figure unsent() {
        return each(
                Figure.of("Unsent entries", Formats.number(queued()), "entries")
                        .formula(
                                "Sum of what each site last said to have queued. Of a site that is cut off it is as old"
                                        + " as its last heart-beat."),
                s -> Formats.number(s.queued()));
    }

    private Figure waiting() {
        return each(
                Figure.of("Oldest unsent", "", "")
                        .formula("Now less the time at which the oldest queued entry was made."),
                s -> s.queued() == 0 ? "none" : Formats.duration(s.waiting(now)));
    }

    private Figure leases() {
        return each(
                Figure.of("Leases at risk", "", "leases")
                        .formula(
                                "Leases that a site holds which is cut off: they run out unless it is back in time, and"
                                        + " the site stops before that."),
                s -> Formats.number(s.leases()));
    }

    private Figure conflicts() {
        var figure = Figure.of("Conflicts to decide", Formats.number(open.size()), "of " + all.size())
                .formula(
                        "Collisions that the rule of their collection leaves to a person, and that nobody has decided.");
        open.forEach(c -> figure.input(
                "CON-" + c.number() + " " + c.collection() + "/" + c.document(),
                c.site(),
                "",
                Kind.MEASURED,
                c.explanation(),
                Formats.age(c.openedAt(), now)));
        return figure.build();
    }

    private Figure each(Figure.Builder figure, Function<EdgeSite, String> value) {
        sites.forEach(s -> figure.input(
                s.site(), value.apply(s), "", Kind.MEASURED, "heart-beat of the agent", Formats.age(s.heardAt(), now)));
        return figure.note(
                        "Silent longest",
                        Formats.duration(sites.stream()
                                .map(s -> s.age(now))
                                .max(Comparator.naturalOrder())
                                .orElse(Duration.ZERO)))
                .build();
    }
}
