package dev.tradewind.workload.ui;

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
        add(list, "Site", siteText());
        add(list, "Needs", needs());
        add(list, "Runs", runs());
        if (!workload.labels().isEmpty()) {
            add(list, "Labels", workload.labels().toString());
        }
        if (!workload.command().isEmpty()) {
            add(list, "Command", String.join(" ", workload.command()));
        }
        workload.users()
                .forEach(users -> add(list, "Users", Formats.percent(users.share(), 0) + " % at " + users.siteId()));
        Double objective = workload.maxRttMillis();
        if (objective != null) {
            Double share = workload.maxRttForShare();
            add(
                    list,
                    "Objective",
                    "p95 at most " + Formats.number(objective, 0) + " ms for "
                            + (share == null ? "all users" : Formats.percent(share, 1) + " % of its users"));
        }
        PlacingWords.of(workload.placing()).forEach(line -> add(list, "Asks", line));
        var body = new Div(list);
        workload.dataSets().forEach(data -> body.add(dataSet(data)));
        var panel = new Panel(
                workload.name(), workload.kind() + " of " + workload.owner() + ", version " + workload.version(), body);
        if (mayChange) {
            var change =
                    new NativeButton("Place and time", click -> new PlacingDialog(workloads, workload, changed).open());
            change.addClassName("tw-button");
            panel.tools(change);
        }
        return panel.tools(
                new Anchor(scope.link("latency"), "Latency"),
                new Anchor(
                        scope.link(
                                "carbon",
                                zone().map(zone -> Map.of("zone-id", zone)).orElse(Map.of())),
                        "Carbon"));
    }

    private Optional<String> zone() {
        return catalog.site(workload.siteId()).map(site -> site.gridZone());
    }

    private String siteText() {
        return catalog.site(workload.siteId())
                .map(site -> site.id() + ", " + site.name() + ", " + site.country() + ", grid zone "
                        + (site.gridZone() == null ? "unknown" : site.gridZone()) + ", PUE " + site.pue())
                .orElse(workload.siteId() + " (not in the catalog)");
    }

    private String needs() {
        List<String> parts = new ArrayList<>();
        parts.add(
                Formats.number(workload.vcpus(), 0) + " vCPU at " + Formats.percent(workload.utilisation(), 0) + " %");
        parts.add(Formats.number(workload.memoryGib(), 0) + " GiB");
        if (workload.gpus() > 0) {
            parts.add(workload.gpus() + " GPU");
        }
        Double watts = workload.watts();
        if (watts != null) {
            parts.add(Formats.number(watts, 0) + " W as its file states");
        }
        return String.join(", ", parts);
    }

    private String runs() {
        var window = workload.window();
        Double hours = workload.durationHours();
        if (window == null || hours == null) {
            return "always on";
        }
        String next = window.next(now, hours)
                .map(slot -> "next from " + Formats.instant(slot.earliestStart(), scope.zone()) + ", done by "
                        + Formats.instant(slot.deadline(), scope.zone()))
                .orElse("its window has passed");
        return Formats.number(hours, 1) + " h, " + WorkloadsView.when(workload) + ", slack "
                + Formats.number(window.slackHours(), 0) + " h; " + next
                + (workload.interruptible() ? "; may be interrupted" : "");
    }

    /** Bytes read across sites, with their list price where one is published. */
    private Div dataSet(DataSet data) {
        var line = new Div(new Span(data.name() + " at " + data.siteId() + ", "
                + Formats.number(data.sizeGigabytes(), 0) + " GB, " + data.mode() + ": "));
        String per = workload.window() == null ? "GB read a month" : "GB read a run";
        line.add(new FigureButton(Formats.number(data.gigabytesRead(), 0), per, () -> figure(data)));
        line.addClassName("tw-note");
        return line;
    }

    private Figure figure(DataSet data) {
        var figure = Figure.of("Read from " + data.name(), Formats.number(data.gigabytesRead(), 1), "GB")
                .basis(data.siteId() + " to " + workload.siteId())
                .formula("As the workload file says; bytes that stay at one site cost nothing to move.")
                .input(
                        "Read",
                        Formats.number(data.gigabytesRead(), 1),
                        "GB",
                        Kind.PUBLISHED,
                        "workload file",
                        "version " + workload.version());
        Optional<EgressPrice> price = catalog.egressPrice(data.siteId(), workload.siteId());
        price.ifPresent(list -> list.tiers()
                .forEach(tier -> figure.input(
                        "List price"
                                + (list.tiers().size() < 2
                                        ? ""
                                        : " from " + Formats.number(tier.fromGigabytes(), 0)
                                                + " GB of the payer's month"),
                        tier.shownUsdPerGb(),
                        "USD/GB",
                        Kind.PUBLISHED,
                        list.source(),
                        list.date().toString())));
        if (price.isEmpty()) {
            figure.note("List price", "unknown, which is not free");
        }
        return figure.build();
    }

    private static void add(DescriptionList list, String term, String text) {
        list.add(new DescriptionList.Term(term), new DescriptionList.Description(text));
    }
}
