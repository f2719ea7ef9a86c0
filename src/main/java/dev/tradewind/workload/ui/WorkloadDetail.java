package dev.tradewind.workload.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.EgressPrice;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.FigureButton;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.ScopeParameters;
import dev.tradewind.workload.DataSet;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.Workloads;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Needs, window, data and users of one workload. */
final class WorkloadDetail {
    private final Workload workload;
    private final Workloads workloads;
    private final Catalog catalog;
    private final boolean mayChange;
    private final Runnable changed;
    private final ScopeParameters scope;
    private final Instant now;

    /** @param changed after a change, which only an operator can make */
    WorkloadDetail(
            Workload workload,
            Workloads workloads,
            Catalog catalog,
            ScopeParameters scope,
            Instant now,
            boolean mayChange,
            Runnable changed) {
        this.workloads = workloads;
        this.mayChange = mayChange;
        this.changed = changed;
        this.workload = workload;
        this.catalog = catalog;
        this.scope = scope;
        this.now = now;
    }

    Panel panel() {
        var list = new DescriptionList();
        add(list, tr("Site"), siteText());
        add(list, tr("Needs"), needs());
        add(list, tr("Runs"), runs());
        if (!workload.labels().isEmpty()) {
            add(list, tr("Labels"), workload.labels().toString());
        }
        if (!workload.command().isEmpty()) {
            add(list, tr("Command"), String.join(" ", workload.command()));
        }
        workload.users()
                .forEach(users ->
                        add(list, tr("Users"), tr("{0} % at {1}", Formats.percent(users.share(), 0), users.siteId())));
        Double objective = workload.maxRttMillis();
        if (objective != null) {
            Double share = workload.maxRttForShare();
            add(
                    list,
                    tr("Objective"),
                    share == null
                            ? tr("p95 at most {0} ms for all users", Formats.number(objective, 0))
                            : tr(
                                    "p95 at most {0} ms for {1} % of its users",
                                    Formats.number(objective, 0), Formats.percent(share, 1)));
        }
        PlacingWords.of(workload.placing()).forEach(line -> add(list, tr("Asks"), line));
        var body = new Div(list);
        workload.dataSets().forEach(data -> body.add(dataSet(data)));
        var panel = new Panel(
                workload.name(),
                tr("{0} of {1}, version {2}", workload.kind(), workload.owner(), workload.version()),
                body);
        if (mayChange) {
            var change = new NativeButton(
                    tr("Place and time"), click -> new PlacingDialog(workloads, workload, changed).open());
            change.addClassName("tw-button");
            panel.tools(change);
        }
        return panel.tools(
                new Anchor(scope.link("latency"), tr("Latency")),
                new Anchor(
                        scope.link(
                                "carbon",
                                zone().map(zone -> Map.of("zone-id", zone)).orElse(Map.of())),
                        tr("Carbon")));
    }

    private Optional<String> zone() {
        return catalog.site(workload.siteId()).map(site -> site.gridZone());
    }

    private String siteText() {
        return catalog.site(workload.siteId())
                .map(site -> tr(
                        "{0}, {1}, {2}, grid zone {3}, PUE {4}",
                        site.id(),
                        site.name(),
                        site.country(),
                        site.gridZone() == null ? tr("unknown") : site.gridZone(),
                        site.pue()))
                .orElse(tr("{0} (not in the catalog)", workload.siteId()));
    }

    private String needs() {
        List<String> parts = new ArrayList<>();
        parts.add(tr(
                "{0} vCPU at {1} %", Formats.number(workload.vcpus(), 0), Formats.percent(workload.utilisation(), 0)));
        parts.add(Formats.number(workload.memoryGib(), 0) + " GiB");
        if (workload.gpus() > 0) {
            parts.add(workload.gpus() + " GPU");
        }
        Double watts = workload.watts();
        if (watts != null) {
            parts.add(tr("{0} W as its file states", Formats.number(watts, 0)));
        }
        return String.join(", ", parts);
    }

    private String runs() {
        var window = workload.window();
        Double hours = workload.durationHours();
        if (window == null || hours == null) {
            return tr("always on");
        }
        String next = window.next(now, hours)
                .map(slot -> tr(
                        "next from {0}, done by {1}",
                        Formats.instant(slot.earliestStart(), scope.zone()),
                        Formats.instant(slot.deadline(), scope.zone())))
                .orElse(tr("its window has passed"));
        return workload.interruptible()
                ? tr(
                        "{0} h, {1}, slack {2} h; {3}; may be interrupted",
                        Formats.number(hours, 1),
                        WorkloadsView.when(workload),
                        Formats.number(window.slackHours(), 0),
                        next)
                : tr(
                        "{0} h, {1}, slack {2} h; {3}",
                        Formats.number(hours, 1),
                        WorkloadsView.when(workload),
                        Formats.number(window.slackHours(), 0),
                        next);
    }

    /** Bytes read across sites, with their list price where one is published. */
    private Div dataSet(DataSet data) {
        var line = new Div(new Span(tr(
                "{0} at {1}, {2} GB, {3}: ",
                data.name(), data.siteId(), Formats.number(data.sizeGigabytes(), 0), data.mode())));
        String per = workload.window() == null ? tr("GB read a month") : tr("GB read a run");
        line.add(new FigureButton(Formats.number(data.gigabytesRead(), 0), per, () -> figure(data)));
        line.addClassName("tw-note");
        return line;
    }

    private Figure figure(DataSet data) {
        var figure = Figure.of(tr("Read from {0}", data.name()), Formats.number(data.gigabytesRead(), 1), "GB")
                .basis(tr("{0} to {1}", data.siteId(), workload.siteId()))
                .formula(tr("As the workload file says; bytes that stay at one site cost nothing to move."))
                .input(
                        tr("Read"),
                        Formats.number(data.gigabytesRead(), 1),
                        "GB",
                        Kind.PUBLISHED,
                        tr("workload file"),
                        tr("version {0}", workload.version()));
        Optional<EgressPrice> price = catalog.egressPrice(data.siteId(), workload.siteId());
        price.ifPresent(list -> list.tiers()
                .forEach(tier -> figure.input(
                        list.tiers().size() < 2
                                ? tr("List price")
                                : tr(
                                        "List price from {0} GB of the payer's month",
                                        Formats.number(tier.fromGigabytes(), 0)),
                        tier.shownUsdPerGb(),
                        "USD/GB",
                        Kind.PUBLISHED,
                        list.source(),
                        list.date().toString())));
        if (price.isEmpty()) {
            figure.note(tr("List price"), tr("unknown, which is not free"));
        }
        return figure.build();
    }

    private static void add(DescriptionList list, String term, String text) {
        list.add(new DescriptionList.Term(term), new DescriptionList.Description(text));
    }
}
