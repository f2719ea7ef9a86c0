package dev.tradewind.egress.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.egress.Attributions;
import dev.tradewind.egress.EgressCsv;
import dev.tradewind.egress.EgressLinks;
import dev.tradewind.egress.EgressQueries;
import dev.tradewind.egress.EgressTotal;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.change.ChangeQueries;
import dev.tradewind.egress.watch.Findings;
import dev.tradewind.egress.watch.Watch;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.identity.Person;
import dev.tradewind.ui.Access;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Glyph;
import dev.tradewind.ui.KpiStrip;
import dev.tradewind.ui.MainLayout;
import dev.tradewind.ui.Page;
import dev.tradewind.ui.Segments;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An analyst asks what moving data cost, from where to where, whose it was and why it changed; every figure opens, and
 * the whole question is in the URL.
 */
@Route(value = "egress", layout = MainLayout.class)
@PageTitle("Egress · Tradewind")
@RolesAllowed(Access.VIEWER)
class EgressView extends Page implements BeforeEnterObserver {
    private final EgressQueries egress;
    private final ChangeQueries changes;
    private final Findings findings;
    private final Watch watch;
    private final transient Person person;
    private final EgressCsv csv;
    private final Attributions attributions;
    private final Catalog catalog;
    private final Clock clock;
    private final WhatToDo whatToDo;

    EgressView(
            EgressQueries egress,
            ChangeQueries changes,
            Findings findings,
            Watch watch,
            EgressCsv csv,
            Attributions attributions,
            Catalog catalog,
            CurrentPerson current,
            Clock clock,
            WhatToDo whatToDo) {
        super(tr("Egress"), tr("what did moving data cost, where, whose, why did it change?"));
        this.egress = egress;
        this.changes = changes;
        this.findings = findings;
        this.watch = watch;
        this.person = current.current();
        this.csv = csv;
        this.attributions = attributions;
        this.catalog = catalog;
        this.clock = clock;
        this.whatToDo = whatToDo;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        getChildren().skip(1).toList().forEach(this::remove);
        clearTools();
        var question = EgressQuestion.of(event.getLocation().getQueryParameters(), clock);
        var totals = egress.totals(question.filter());
        boolean explain = question.tab().equals(EgressQuestion.EXPLAIN);
        // the tabs take the whole line
        setQuestion("");
        addTools(classes(question), tabs(question));
        var chips = chips(question);
        if (chips.getChildren().findAny().isPresent()) {
            add(chips);
        }
        if (whatToDo.hasOwnRange(question.tab())) {
            whatToDo.content(question, event.getLocation().getQueryParameters()).forEach(this::add);
            return;
        }
        if (totals.isEmpty() && !explain) {
            add(nothing(question));
            return;
        }
        if (explain) {
            explain(question, totals);
            return;
        }
        if (whatToDo.has(question.tab())) {
            whatToDo.content(question, event.getLocation().getQueryParameters()).forEach(this::add);
            return;
        }
        addTools(download(question));
        var total = chosen(question, totals);
        add(currencies(question, totals, total), figures(question, totals, total));
        content(question, total.currency()).forEach(this::add);
    }

    private static EgressTotal chosen(EgressQuestion question, List<EgressTotal> totals) {
        return totals.stream()
                .filter(each -> each.currency().equals(question.currency()))
                .findFirst()
                .orElse(totals.getFirst());
    }

    /** Two ranges of the bill; each may be chosen for itself. */
    private void explain(EgressQuestion question, List<EgressTotal> totals) {
        var zone = egress.reportingZone();
        var usual = egress.comparison(
                question.filter().range(), "month".equals(question.scope().range()));
        var compared = ComparedDays.of(question, usual, zone);
        var all = totals.isEmpty() ? egress.totals(question.filter().during(compared.now())) : totals;
        if (all.isEmpty() && egress.billed().isEmpty()) {
            add(nothing(question));
            return;
        }
        var currency = all.isEmpty() ? "USD" : chosen(question, all).currency();
        var ranges = new Div(
                new RangeChoice("A", EgressQuestion.A, compared.before(), question, zone),
                new com.vaadin.flow.component.html.Span(tr("against")),
                new RangeChoice("B", EgressQuestion.B, compared.now(), question, zone));
        ranges.addClassName("tw-line");
        addTools(ranges);
        if (!all.isEmpty()) {
            add(currencies(question, all, chosen(question, all)));
        }
        var tab = new ExplainTab(changes, new PlaceNames(catalog), question, compared, currency, findings.intended());
        add(tab.figures());
        tab.content().forEach(this::add);
        add(new FindingsPanel(findings, watch, new PlaceNames(catalog), person).panel());
    }

    private static Segments tabs(EgressQuestion question) {
        var tabs = new Segments(tr("Part of the page"));
        for (var tab : List.of(
                EgressQuestion.TREND,
                EgressQuestion.FLOWS,
                EgressQuestion.EXPLAIN,
                WhatIfTab.NAME,
                AdviceTab.NAME,
                BudgetsTab.NAME)) {
            var label = switch (tab) {
                case EgressQuestion.FLOWS -> tr("Flows and unit price");
                case EgressQuestion.EXPLAIN -> tr("Explain change");
                case WhatIfTab.NAME -> tr("What if");
                case AdviceTab.NAME -> tr("What to do");
                case BudgetsTab.NAME -> tr("Budgets");
                default -> tr("Trend");
            };
            tabs.add(
                    label,
                    question.link("tab", tab.equals(EgressQuestion.TREND) ? null : tab),
                    tab.equals(question.tab()));
        }
        return tabs;
    }

    private Anchor download(EgressQuestion question) {
        var filter = question.filter();
        DownloadHandler streaming = event -> {
            event.setFileName(EgressCsv.fileName(filter));
            event.setContentType("text/csv;charset=utf-8");
            csv.write(filter, event.getOutputStream());
        };
        var link = new Anchor(streaming, AttachmentType.DOWNLOAD, "CSV");
        link.addClassName("tw-button");
        link.addComponentAsFirst(new Glyph("download"));
        link.getElement().setAttribute("title", tr("All charges as filtered, with count and sum at the end"));
        return link;
    }

    private static ComboBox<TransferClass> classes(EgressQuestion question) {
        var transferClass = new ComboBox<TransferClass>();
        transferClass.setPlaceholder(tr("All classes"));
        transferClass.setAriaLabel(tr("Transfer class"));
        transferClass.setItems(TransferClass.values());
        transferClass.setItemLabelGenerator(each -> said(each.label()));
        transferClass.setClearButtonVisible(true);
        if (question.transferClass() != null) {
            transferClass.setValue(question.transferClass());
        }
        transferClass.addValueChangeListener(change -> {
            var value = change.getValue();
            var target = new Location(question.link("class", value == null ? null : value.name()));
            UI.getCurrent().navigate(target.getPath(), target.getQueryParameters());
        });
        transferClass.setWidth("150px");
        return transferClass;
    }

    private static Div chips(EgressQuestion question) {
        var row = new Div();
        row.addClassName("tw-filters");
        question.set().forEach((name, value) -> {
            var chip = new Anchor(question.link(name, null), name + ": " + value + " ×");
            chip.addClassName("tw-button");
            chip.getElement().setAttribute("title", tr("Take this filter away"));
            row.add(chip);
        });
        return row;
    }

    private Component nothing(EgressQuestion question) {
        var billed = egress.billed();
        if (billed.isEmpty()) {
            return new EmptyState(
                    "arrow-up-right",
                    tr("No bill yet"),
                    tr(
                            "Here you will see what moving data cost by day, class, flow and team, once a bill is imported."),
                    tr("Import a bill"),
                    "data");
        }
        var range = billed.get();
        return new EmptyState(
                "arrow-up-right",
                tr("No transfers in this range"),
                tr(
                        "Nothing was billed for {0} with these filters. Bills are there for {1}.",
                        question.scope().rangeInWords(), Formats.range(range.from(), range.to())),
                tr("Show that range"),
                EgressLinks.during(range));
    }

    private static Component currencies(EgressQuestion question, List<EgressTotal> totals, EgressTotal chosen) {
        var choice = new Segments(tr("Currency"));
        choice.setVisible(totals.size() > 1);
        totals.forEach(each -> choice.add(
                each.currency(),
                question.link("currency", each.currency()),
                each.currency().equals(chosen.currency())));
        return choice;
    }

    private KpiStrip figures(EgressQuestion question, List<EgressTotal> totals, EgressTotal total) {
        var figures = new EgressFigures(egress);
        var filter = question.filter();
        var others = totals.stream()
                .filter(each -> each != total)
                .map(each -> Formats.money(each.billedCost().amount(), each.currency()))
                .collect(Collectors.joining(", "));
        var strip = new KpiStrip()
                .add(
                        "BilledCost",
                        Formats.money(total.billedCost().amount()),
                        total.currency(),
                        () -> figures.cost(tr("BilledCost of transfers"), total, filter),
                        others.isEmpty() ? question.scope().rangeInWords() : tr("besides {0}, never added", others))
                .add(
                        tr("Bytes moved"),
                        Formats.number(total.gigabytes(), 0),
                        "GB",
                        () -> figures.volume(total, filter),
                        tr("{0} charges", Formats.number(total.rows())));
        total.perGigabyte()
                .ifPresent(price -> strip.add(
                        tr("Unit price"),
                        Formats.number(price, 4),
                        total.currency() + " / GB",
                        () -> figures.unitPrice(tr("Unit price"), total, filter),
                        tr("BilledCost over all bytes")));
        total.coverage()
                .ifPresent(share -> strip.add(
                        tr("Both ends known"),
                        Formats.percent(share, 1),
                        "%",
                        () -> figures.coverage(total, filter),
                        tr("of BilledCost; the rest is named unknown")));
        egress.byClass(filter).stream()
                .filter(each -> each.total().currency().equals(total.currency()))
                .findFirst()
                .ifPresent(each -> strip.add(
                        tr("Largest class"),
                        Formats.money(each.total().billedCost().amount()),
                        total.currency(),
                        () -> figures.cost(
                                said(each.transferClass().label()), each.total(), filter.ofClass(each.transferClass())),
                        said(each.transferClass().label())));
        return strip;
    }

    private List<Component> content(EgressQuestion question, String currency) {
        var figures = new EgressFigures(egress);
        var places = new PlaceNames(catalog);
        return switch (question.tab()) {
            case EgressQuestion.FLOWS ->
                List.of(
                        new FlowsTab(egress, figures, places, catalog, question, currency, changes).content(),
                        new AttributionPanel(attributions, places, question, currency).content());
            default -> new TrendTab(egress, figures, places, question, currency).content();
        };
    }
}
