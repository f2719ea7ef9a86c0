package dev.tradewind.connector.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import dev.tradewind.audit.ActorSource;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.connector.ImportReceipt;
import dev.tradewind.connector.ImportState;
import dev.tradewind.connector.Imports;
import dev.tradewind.connector.Mending;
import dev.tradewind.connector.Quarantine;
import dev.tradewind.connector.TakeBacks;
import dev.tradewind.connector.feed.Feeds;
import dev.tradewind.connector.feed.Probes;
import dev.tradewind.connector.flow.VpcFormat;
import dev.tradewind.connector.hand.Mappings;
import dev.tradewind.connector.hand.TableSample;
import dev.tradewind.cost.MonthlyBills;
import dev.tradewind.cost.Restatements;
import dev.tradewind.egress.EgressQueries;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.identity.Role;
import dev.tradewind.lake.Lake;
import dev.tradewind.signal.Signals;
import dev.tradewind.ui.Access;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.Later;
import dev.tradewind.ui.MainLayout;
import dev.tradewind.ui.Page;
import dev.tradewind.ui.Panel;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An analyst drops the month's bill, watches it being read, and sees what was kept, what was not and why; everybody
 * sees where data come from and how old they are.
 */
@Route(value = "data", layout = MainLayout.class)
@PageTitle("Data · Tradewind")
@RolesAllowed(Access.VIEWER)
@StyleSheet("decisions.css")
@StyleSheet("mapping.css")
class DataView extends Page implements BeforeEnterObserver {
    private static final int POLL_MILLIS = 1000;
    private static final int SOURCES_PIXELS = 480;

    private final Imports imports;
    private final Quarantine quarantine;
    private final Lake lake;
    private final Mending mending;
    private final Signals signals;
    private final EgressQueries egress;
    private final Catalog catalog;
    private final Feeds feeds;
    private final ProbeButtons probes;
    private final MonthlyBills bills;
    private final Mappings mappings;
    private final TakeBacks takeBacks;
    private final Restatements restatements;
    private final ActorSource actors;
    private final boolean mayImport;
    private final Clock clock;
    private @Nullable ImportsPanel list;
    private @Nullable FeedsPanel sources;
    /** A source is being asked because somebody wanted it now. */
    private boolean fetching;

    private @Nullable Registration polling;
    /** An import on show that has not ended yet. */
    private @Nullable UUID watched;

    private @Nullable RunningPanel reading;

    DataView(
            Imports imports,
            Quarantine quarantine,
            Lake lake,
            Mending mending,
            Signals signals,
            EgressQueries egress,
            Feeds feeds,
            Probes probes,
            Catalog catalog,
            MonthlyBills bills,
            Mappings mappings,
            TakeBacks takeBacks,
            Restatements restatements,
            ActorSource actors,
            CurrentPerson current,
            Clock clock) {
        super(tr("Data"), tr("where does it come from, and how old is it?"));
        this.imports = imports;
        this.quarantine = quarantine;
        this.lake = lake;
        this.mending = mending;
        this.signals = signals;
        this.egress = egress;
        this.catalog = catalog;
        this.feeds = feeds;
        this.probes = new ProbeButtons(
                probes,
                catalog,
                current.current().everywhere(Role.OPERATOR) || current.current().has(Role.ADMIN));
        this.bills = bills;
        this.mappings = mappings;
        this.takeBacks = takeBacks;
        this.restatements = restatements;
        this.actors = actors;
        this.mayImport =
                current.current().has(Role.ANALYST) || current.current().has(Role.SUSTAINABILITY);
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        clear();
        var asked = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("import")
                .flatMap(DataView::id);
        if (asked.isPresent()) {
            detail(asked.get());
        } else {
            overview(event.getLocation().getQueryParameters());
            if (probes.may()
                    && event.getLocation()
                            .getQueryParameters()
                            .getSingleParameter("probe")
                            .isPresent()) {
                probes.open(this::refreshSources);
            }
        }
    }

    private void clear() {
        getChildren().skip(1).toList().forEach(this::remove);
        clearTools();
        list = null;
        sources = null;
        watched = null;
        reading = null;
    }

    private void overview(QueryParameters query) {
        setQuestion(tr("where does it come from, and how old is it?"));
        var choice = ImportChoice.of(query.getSingleParameter("show").orElse(""));
        var newest =
                new ImportsPanel(imports, actors, mayImport, choice, query, lake::replaced, new ImportedRows(lake));
        list = newest;
        newest.refresh();
        var live = new FeedsPanel(feeds, probes, clock, mayImport ? this::fetch : null);
        sources = live;
        var freshness = new FreshnessPanel(signals, egress, catalog, mayImport, clock).panel();
        var bringing = new Panel(
                tr("Bring data in"),
                tr("bills, flows, carbon, RTT, prices, workloads, budgets"),
                new DropZone(imports, actors.current(), this::taken));
        var files = newest.panel();
        if (!mayImport) {
            files.foot(new Span(tr(
                    "You may look, not import. An administrator grants the role ANALYST to those who bring data in.")));
        }
        add(
                mayImport ? row("2fr 1fr", bringing, freshness) : freshness,
                files,
                new Later(SOURCES_PIXELS, live::panel),
                CurrenciesPanel.of(bills),
                new MappingsPanel(mappings, actors, mayImport).panel());
    }

    private void refreshSources() {
        var live = sources;
        if (live != null) {
            live.refresh();
        }
    }

    private void fetch(String feed) {
        feeds.begin(feed, actors.current());
        fetching = true;
        refresh();
        getUI().ifPresent(ui -> ui.setPollInterval(POLL_MILLIS));
    }

    private void taken(ImportReceipt receipt) {
        if (receipt.repeated() && receipt.message() != null) {
            Notification.show(said(receipt.message()), 8000, Notification.Position.BOTTOM_START);
        }
        refresh();
        getUI().ifPresent(ui -> ui.setPollInterval(POLL_MILLIS));
    }

    private void detail(UUID id) {
        var found = imports.byId(id);
        if (found.isEmpty()) {
            add(new EmptyState(
                    "upload",
                    tr("No such import"),
                    tr("The ledger holds no import {0}.", id),
                    tr("All imports"),
                    "data"));
            return;
        }
        var receipt = found.get();
        watched = receipt.state() == ImportState.RUNNING ? id : null;
        setQuestion(receipt.fileName());
        var back = new Anchor("data", tr("All imports"));
        back.addClassName("tw-button");
        addTools(back);
        if (mayImport && mayBeMapped(receipt)) {
            var map = new Anchor("data/mapping?import=" + id, tr("Map its columns"));
            map.addClassName("tw-button");
            if (receipt.state() == ImportState.REFUSED) {
                map.addClassName("tw-button-primary");
            }
            addTools(map);
        }
        var wouldCount = takeBacks.wouldCount(receipt);
        if (mayImport && !wouldCount.isEmpty()) {
            addTools(TakeBackButton.of(receipt, wouldCount, takeBacks, () -> {
                clear();
                detail(id);
            }));
        }
        BilledMonths.of(lake.generationsOf(id)).ifPresent(months -> {
            var see = new Anchor(months.link(), tr("See it on the Egress page"));
            see.addClassNames("tw-button", "tw-button-primary");
            addTools(see);
        });
        var detail = new ImportDetail(receipt, imports, quarantine, lake, mending, mayImport);
        var banner = detail.banner();
        if (banner != null) {
            add(banner);
        }
        var main = new Div();
        main.getStyle()
                .set("display", "grid")
                .set("gap", "16px")
                .set("align-content", "start")
                .set("min-width", "0");
        if (receipt.state() == ImportState.RUNNING) {
            var progress = new RunningPanel(receipt, imports, mayImport);
            main.add(progress.panel());
            reading = progress;
        }
        if (receipt.state() == ImportState.HELD) {
            main.add(HeldPanel.of(
                    receipt, imports, mayImport, () -> getUI().ifPresent(ui -> ui.navigate(DataView.class))));
        }
        if (receipt.quarantined() > 0) {
            main.add(detail.rows());
        }
        main.add(detail.mends());
        restatements.by(id).forEach(restated -> main.add(RestatedPanel.of(restated)));
        main.add(detail.transfers());
        if (receipt.state() == ImportState.REFUSED) {
            if (mayImport) {
                flowFormat(receipt).ifPresent(main::add);
            }
            main.add(detail.beginning());
        }
        add(row("2fr 1fr", main, detail.summary()));
    }

    /** Asks for the fields of a flow log that does not name them. */
    private Optional<Component> flowFormat(ImportReceipt receipt) {
        try {
            var beginning = imports.source(receipt).head().text();
            if (!VpcFormat.looksNameless(beginning)) {
                return Optional.empty();
            }
            return Optional.of(new FlowFormatPanel(beginning, mappings, saved -> {
                        var again = imports.submitAgain(receipt.id(), saved.yaml());
                        getUI().ifPresent(ui -> ui.navigate(
                                DataView.class,
                                QueryParameters.of("import", again.id().toString())));
                    })
                    .panel());
        } catch (IOException | UncheckedIOException unreadable) {
            return Optional.empty();
        }
    }

    /** A file that was refused although it is a table, or one that a mapping has read. */
    private boolean mayBeMapped(ImportReceipt receipt) {
        var dialect = receipt.dialect();
        if (dialect != null && dialect.startsWith("mapping ")) {
            return true;
        }
        if (receipt.state() != ImportState.REFUSED) {
            return false;
        }
        try {
            return TableSample.of(imports.source(receipt)).isTable();
        } catch (IOException | UncheckedIOException unreadable) {
            return false;
        }
    }

    private void refresh() {
        var running = watched;
        if (running != null) {
            var receipt = imports.byId(running).orElseThrow();
            var progress = reading;
            if (receipt.state() == ImportState.RUNNING && progress != null) {
                progress.refresh(receipt);
                return;
            }
            clear();
            detail(running);
            return;
        }
        var newest = list;
        var live = sources;
        if (live != null && fetching) {
            fetching = live.refresh();
        }
        if (newest != null && !newest.refresh() && !fetching) {
            getUI().ifPresent(ui -> ui.setPollInterval(-1));
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        var ui = event.getUI();
        polling = ui.addPollListener(poll -> refresh());
        ui.setPollInterval(POLL_MILLIS);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        event.getUI().setPollInterval(-1);
        if (polling != null) {
            polling.remove();
        }
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
