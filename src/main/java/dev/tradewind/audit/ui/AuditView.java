package dev.tradewind.audit.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.tradewind.audit.log.WholeLog;
import dev.tradewind.ui.Access;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.MainLayout;
import dev.tradewind.ui.Page;
import dev.tradewind.ui.ScopeParameters;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * An auditor looks for who did what, opens an entry with what was before and after, sees its proof, has the whole log
 * verified, and leaves with a bundle that can be checked without this server.
 */
@Route(value = "audit", layout = MainLayout.class)
@PageTitle("Audit · Tradewind")
@RolesAllowed(Access.AUDITOR)
final class AuditView extends Page implements BeforeEnterObserver {
    private static final int POLL_MILLIS = 1_000;

    private final transient AuditReading reading;
    private final transient WholeLog wholeLog;
    private final transient Clock clock;
    private final Div content = new Div();
    private final Button verify = new Button(tr("Verify now"), click -> verifyNow());
    private transient @Nullable EntryList list;
    private QueryParameters query = QueryParameters.empty();

    AuditView(AuditReading reading, WholeLog wholeLog, Clock clock) {
        super(tr("Audit"), tr("who did what, on which evidence, and is the log whole?"));
        this.reading = reading;
        this.wholeLog = wholeLog;
        this.clock = clock;
        verify.addThemeVariants(ButtonVariant.PRIMARY);
        verify.setDisableOnClick(true);
        content.getStyle().set("display", "contents");
        addTools(
                Downloads.bytes("tradewind-audit-log.zip", "application/zip", tr("Proof bundle"), reading::bundle),
                verify);
        add(content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        query = event.getLocation().getQueryParameters();
        refresh();
    }

    private void refresh() {
        var scope = ScopeParameters.of(query, clock);
        var search = AuditSearch.of(query);
        list = new EntryList(reading, search, scope.zone(), query, this::go);
        var opened = search.entry() == null ? list.first() : reading.entries().at(search.entry());
        content.removeAll();
        content.add(
                new LogStrip(reading, scope.zone()),
                row("minmax(0, 6fr) minmax(0, 5fr)", list.panel(), EntryPanel.of(opened, reading, scope.zone())),
                OutsidePanel.of(reading.intake(), search.text(), scope.zone()),
                ArchivePanel.of(reading.archives(), scope.zone()),
                AnchorsPanel.of(reading.keys(), reading.witnesses(), clock.instant(), scope.zone()));
    }

    /** Changes the page's own parameters and keeps those of the shell. */
    private void go(AuditSearch search) {
        var parameters = new LinkedHashMap<String, List<String>>(query.getParameters());
        AuditSearch.NAMES.forEach(parameters::remove);
        if (list != null) {
            list.columnsInto(parameters);
        }
        search.parameters().forEach((name, value) -> parameters.put(name, List.of(value)));
        getUI().ifPresent(ui -> ui.navigate("audit", new QueryParameters(parameters)));
    }

    private void verifyNow() {
        verify.setText(tr("Verifying…"));
        getUI().ifPresent(ui -> {
            var running = CompletableFuture.supplyAsync(wholeLog::verify);
            ui.setPollInterval(POLL_MILLIS);
            var polled = ui.addPollListener(poll -> wholeLog.running()
                    .ifPresent(progress -> verify.setText(tr("Verifying… {0} %", progress.percent()))));
            running.whenComplete((outcome, failure) -> ui.access(() -> {
                polled.remove();
                ui.setPollInterval(-1);
                verified(outcome, failure);
            }));
        });
    }

    private void verified(WholeLog.@Nullable Verification outcome, @Nullable Throwable failure) {
        verify.setText(tr("Verify now"));
        verify.setEnabled(true);
        if (outcome == null) {
            Notification.show(tr("The log could not be verified now: {0}", failure));
            return;
        }
        Notification.show(
                outcome.whole()
                        ? tr("{0} entries re-hashed: the log is whole", outcome.size())
                        : tr(
                                "The log is NOT whole: {0}",
                                said(outcome.findings().getFirst().detail())));
        refresh();
    }
}
