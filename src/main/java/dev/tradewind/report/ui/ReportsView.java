package dev.tradewind.report.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.tradewind.audit.ActorSource;
import dev.tradewind.http.ByteOrderMark;
import dev.tradewind.report.ReportKind;
import dev.tradewind.report.ReportReader;
import dev.tradewind.report.ReportRequest;
import dev.tradewind.report.Reports;
import dev.tradewind.report.StoredReport;
import dev.tradewind.report.schedule.Schedules;
import dev.tradewind.ui.Access;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Locality;
import dev.tradewind.ui.MainLayout;
import dev.tradewind.ui.Page;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.ScopeParameters;
import dev.tradewind.ui.TableChoice;
import dev.tradewind.ui.Texts;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An analyst chooses a month, looks at the pages as they will be printed, makes the report, and hands on PDF and CSV.
 * What was handed on stays here, byte for byte.
 */
@Route(value = "reports", layout = MainLayout.class)
@PageTitle("Reports · Tradewind")
@RolesAllowed(Access.VIEWER)
final class ReportsView extends Page implements BeforeEnterObserver {
    private static final int MONTHS = 25;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK);

    private final transient Reports reports;
    private final transient Schedules schedules;
    private final transient ActorSource names;
    private final transient Clock clock;
    private final Div content = new Div();
    private transient @Nullable TableChoice<StoredReport> choice;
    private QueryParameters query = QueryParameters.empty();

    ReportsView(Reports reports, Schedules schedules, ActorSource names, Clock clock) {
        super(tr("Reports"), tr("what do I hand on?"));
        this.reports = reports;
        this.schedules = schedules;
        this.names = names;
        this.clock = clock;
        content.getStyle().set("display", "contents");
        add(content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        query = event.getLocation().getQueryParameters();
        refresh();
    }

    private void refresh() {
        var request = request();
        clearTools();
        addTools(
                kinds(request),
                months(request),
                new LanguageSelect(request.reader().language(), chosen -> go("language", chosen)),
                make(request));
        content.removeAll();
        content.add(
                history(reports.mayMake(request.kind())),
                new SchedulesPanel(schedules, names, reports.zone(), request, reports.mayMake(request.kind())),
                preview(request));
    }

    private ReportRequest request() {
        var scope = ScopeParameters.of(query, clock);
        var kind = query.getSingleParameter("kind")
                .flatMap(name -> Arrays.stream(ReportKind.values())
                        .filter(each -> each.name().equals(name) && reports.maySee(each))
                        .findFirst())
                .orElse(ReportKind.EGRESS);
        return new ReportRequest(kind, month(scope), scope.owner(), scope.environment(), scope.provider(), reader());
    }

    /** In the language asked for, else in that of whoever looks. */
    private ReportReader reader() {
        var current = ReportReader.current();
        return query.getSingleParameter("language")
                .filter(Texts.LANGUAGES::contains)
                .map(language -> new ReportReader(language, current.timeZone()))
                .orElse(current);
    }

    /** The month asked for, else the last one of the range that the shell shows. */
    private YearMonth month(ScopeParameters scope) {
        try {
            return query.getSingleParameter("month")
                    .map(YearMonth::parse)
                    .orElseGet(() -> YearMonth.from(scope.to().minusNanos(1).atZone(reports.zone())));
        } catch (DateTimeException e) {
            return YearMonth.now(clock.withZone(reports.zone()));
        }
    }

    private Select<ReportKind> kinds(ReportRequest request) {
        var select = new Select<ReportKind>();
        select.setAriaLabel(tr("Report"));
        select.setWidth("18em");
        select.setItems(
                Arrays.stream(ReportKind.values()).filter(reports::maySee).toList());
        select.setItemLabelGenerator(each -> said(each.label()));
        select.setValue(request.kind());
        select.addValueChangeListener(change -> go("kind", change.getValue().name()));
        return select;
    }

    private Select<YearMonth> months(ReportRequest request) {
        var all = new ArrayList<YearMonth>();
        var now = YearMonth.now(clock.withZone(reports.zone()));
        for (int i = 0; i < MONTHS; i++) {
            all.add(now.minusMonths(i));
        }
        if (!all.contains(request.month())) {
            all.add(request.month());
        }
        var select = new Select<YearMonth>();
        select.setAriaLabel(tr("Month"));
        select.setItems(all);
        select.setItemLabelGenerator(
                x -> MONTH.withLocale(Locality.current().locale()).format(x));
        select.setValue(request.month());
        select.addValueChangeListener(change -> go("month", change.getValue().toString()));
        return select;
    }

    private Button make(ReportRequest request) {
        var make = new Button(tr("Make report"), click -> {
            var made = reports.make(request);
            Notification.show(tr(
                    "{0}, {1} is made and stands in the list.",
                    said(made.kind().label()),
                    MONTH.withLocale(Locality.current().locale()).format(made.month())));
            refresh();
        });
        make.addThemeVariants(ButtonVariant.PRIMARY);
        make.setDisableOnClick(true);
        make.setVisible(reports.mayMake(request.kind()));
        return make;
    }

    private Panel preview(ReportRequest request) {
        var paper = new Div(new Html(reports.preview(request)));
        paper.getStyle()
                .set("background", "#ffffff")
                .set("padding", "24px 32px")
                .set("max-width", "794px")
                .set("margin", "0 auto")
                .set("overflow-x", "auto")
                .set("border", "1px solid var(--tw-line)");
        paper.setId("report-preview");
        paper.getElement().setAttribute("lang", request.reader().language());
        return new Panel(
                tr("Preview"), tr("as it will be printed, on A4 with page numbers and the log's checkpoint"), paper);
    }

    private Panel history(boolean mayMake) {
        var all = reports.history();
        if (all.isEmpty()) {
            return new Panel(
                    tr("Made so far"),
                    "",
                    new EmptyState(
                            "file-text",
                            tr("No report was made yet"),
                            mayMake
                                    ? tr(
                                            "“Make report” freezes the preview as PDF and CSV and keeps both here, byte for byte.")
                                    : tr(
                                            "Whoever may make reports freezes the preview as PDF and CSV; both stay here, byte for byte."),
                            null,
                            null));
        }
        var grid = new Grid<>(StoredReport.class, false);
        var name = grid.addColumn(ReportsView::name).setHeader(tr("Report")).setAutoWidth(true);
        var made = grid.addColumn(report -> Formats.instant(report.madeAt(), reports.zone()))
                .setHeader(tr("Made"))
                .setAutoWidth(true);
        var by = grid.addColumn(report -> names.nameOf(report.madeBy())).setHeader(tr("By"));
        var scope = grid.addColumn(ReportsView::scope).setHeader(tr("Scope"));
        var language =
                grid.addColumn(report -> LanguageSelect.name(report.language())).setHeader(tr("Language"));
        grid.addComponentColumn(report -> new Span(
                        download(report, report.pdf(), "pdf", "application/pdf", "PDF"),
                        download(report, report.csv(), "csv", "text/csv;charset=utf-8", "CSV"),
                        marked(report)))
                .setHeader(tr("Download"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addThemeVariants(GridVariant.AURA_NO_BORDER);
        grid.setMaxHeight("240px");
        grid.getElement().setAttribute("aria-label", tr("Reports made"));
        var panel = new Panel(tr("Made so far"), "", grid).flush();
        var table = new TableChoice<>(grid, "made", query, shown -> {
            grid.setAllRowsVisible(shown <= 5);
            panel.setSubtitle(
                    shown == all.size() ? tr("latest first") : tr("{0} of {1}, latest first", shown, all.size()));
        });
        table.column("report", name, tr("Report"), ReportsView::name)
                .column("made", made, tr("Made"), report -> Formats.instant(report.madeAt(), reports.zone()))
                .column("by", by, tr("By"), report -> names.nameOf(report.madeBy()))
                .column("scope", scope, tr("Scope"), ReportsView::scope)
                .column("language", language, tr("Language"), report -> LanguageSelect.name(report.language()))
                .setItems(all);
        choice = table;
        return panel.tools(table.tools(), list(table));
    }

    /** Exactly the rows that are shown, with the hashes by which a file is known again. */
    private Anchor list(TableChoice<StoredReport> table) {
        return Downloads.csv(
                "tradewind-reports.csv",
                List.of("report", "month", "made UTC", "by", "scope", "language", "pdf sha256", "csv sha256"),
                () -> table.shown().stream()
                        .map(report -> List.<Object>of(
                                report.kind().name(),
                                report.month().toString(),
                                report.madeAt().toString(),
                                names.nameOf(report.madeBy()),
                                report.scope(),
                                report.language(),
                                report.pdf(),
                                report.csv()))
                        .toList());
    }

    private static String name(StoredReport report) {
        return said(report.kind().label()) + ", "
                + MONTH.withLocale(Locality.current().locale()).format(report.month());
    }

    private static String scope(StoredReport report) {
        return Arrays.stream(report.scope().split(", ")).map(Texts::said).collect(Collectors.joining(", "));
    }

    private Anchor download(StoredReport report, String sha256, String ending, String type, String label) {
        return Downloads.bytes(
                report.fileName(reports.zone().getId(), ending), type, label, () -> reports.read(sha256));
    }

    /** For spreadsheets that know UTF-8 by its mark alone; the hash of the report is that of the bytes behind it. */
    private Anchor marked(StoredReport report) {
        var link = Downloads.bytes(
                report.fileName(reports.zone().getId(), "csv"),
                "text/csv;charset=utf-8",
                tr("CSV with BOM"),
                () -> ByteOrderMark.before(reports.read(report.csv())));
        link.getElement()
                .setAttribute("title", tr("The same with a byte order mark, by which spreadsheets know UTF-8"));
        return link;
    }

    /** Changes one parameter of the page and keeps all others. */
    private void go(String name, String value) {
        var parameters = new LinkedHashMap<String, List<String>>(query.getParameters());
        parameters.put(name, List.of(value));
        if (choice != null) {
            choice.into(parameters);
        }
        getUI().ifPresent(ui -> ui.navigate("reports", new QueryParameters(parameters)));
    }
}
