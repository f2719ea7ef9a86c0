package dev.tradewind.egress.budget;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.egress.budget.BudgetAlerts.Alert;
import dev.tradewind.event.Event;
import dev.tradewind.event.Outbox;
import dev.tradewind.event.Severity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells what a budget passed, once: row, log and event in one transaction. */
@Component
class BudgetNews {
    private final BudgetAlerts alerts;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Clock clock;

    BudgetNews(BudgetAlerts alerts, AuditTrail audit, Outbox outbox, Clock clock) {
        this.alerts = alerts;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    record Told(int passed, int cleared) {}

    /** @throws org.springframework.dao.DuplicateKeyException if another replica told it at the same moment */
    @Transactional
    public Told tell(BudgetStatus status) {
        var known = alerts.of(status.budget(), status.month());
        var passed = new ArrayList<Alert>();
        var back = new ArrayList<Alert>();
        for (var threshold : status.terms().thresholds()) {
            var earlier = known.stream()
                    .filter(each -> each.threshold().equals(threshold))
                    .findFirst();
            if (status.passed(threshold)) {
                if (earlier.isEmpty()) {
                    passed.add(alert(status, threshold));
                } else if (earlier.get().clearedAt() != null) {
                    alerts.clear(earlier.get(), null);
                }
            } else if (earlier.isPresent() && earlier.get().clearedAt() == null) {
                alerts.clear(earlier.get(), clock.instant());
                back.add(earlier.get());
            }
        }
        passed.forEach(alerts::raise);
        if (!passed.isEmpty()) {
            record(status, "egress-budget.passed", passed);
            outbox.add(passed(status, passed));
        }
        if (!back.isEmpty()) {
            record(status, "egress-budget.back-under", back);
        }
        // what is spent only falls when bills are restated; a forecast falls by itself, which is no news
        if (back.stream().anyMatch(each -> each.threshold().basis() == Threshold.Basis.ACTUAL)) {
            outbox.add(backUnder(status, back));
        }
        return new Told(passed.size(), back.size());
    }

    private void record(BudgetStatus status, String action, List<Alert> what) {
        audit.record(Change.of(action, "egress-budget", status.budget().id().toString(), what));
    }

    private Alert alert(BudgetStatus status, Threshold threshold) {
        return new Alert(
                status.budget().id(),
                status.budget().lineVersion(),
                status.month(),
                threshold,
                status.terms().amount().amount(),
                status.measured(threshold.basis()).orElseThrow(),
                clock.instant(),
                null);
    }

    private Event passed(BudgetStatus status, List<Alert> passed) {
        var most = passed.stream().map(Alert::threshold).map(Threshold::words).collect(Collectors.joining(", "));
        return event(status, "dev.tradewind.egress.budget-passed")
                .severity(status.state().isOverTheLine() ? Severity.WARNING : Severity.INFO)
                .title("Budget " + status.terms().name() + " in " + status.month() + ": " + most)
                .text(figures(status)
                        + (status.state().isOverTheLine()
                                ? " Look at what changed on the Egress page, or change the budget with its owner."
                                : " Nothing has to be done yet."))
                .with(
                        "thresholds",
                        passed.stream()
                                .map(each -> each.threshold().basis() + " "
                                        + each.threshold().percent())
                                .toList())
                .build();
    }

    private Event backUnder(BudgetStatus status, List<Alert> back) {
        var which = back.stream().map(Alert::threshold).map(Threshold::words).collect(Collectors.joining(", "));
        return event(status, "dev.tradewind.egress.budget-back-under")
                .title("Budget " + status.terms().name() + " in " + status.month() + " is back under " + which)
                .text("Restated bills hold less than was told before. " + figures(status))
                .build();
    }

    private Event.Draft event(BudgetStatus status, String type) {
        var budget = status.budget();
        var terms = status.terms();
        var draft = Event.of(type, "egress-budget/" + budget.id(), clock.instant())
                .path(BudgetLinks.to(budget, status.month()))
                .with("budget", terms.name())
                .with("owner", terms.owner())
                .with("scope", terms.scope().words())
                .with("month", status.month().toString())
                .with("metric", terms.metric().column())
                .with("amount", terms.amount().amount().toPlainString())
                .with("currency", terms.amount().currency())
                .with("spent", status.spent().amount().toPlainString())
                .with("billedThrough", status.until().minusDays(1).toString())
                .to(terms.notified().audience(terms.owner(), budget.createdBy()));
        status.forecast().ifPresent(forecast -> draft.with("forecast", forecast.toPlainString()));
        var low = status.outlook().low();
        var high = status.outlook().high();
        if (low != null && high != null) {
            draft.with("forecastLow", low.toPlainString()).with("forecastHigh", high.toPlainString());
        }
        return draft;
    }

    private static String figures(BudgetStatus status) {
        var currency = status.terms().amount().currency();
        var text = new StringBuilder(status.terms().scope().words())
                .append(": ")
                .append(plain(status.spent().amount()))
                .append(" of ")
                .append(plain(status.terms().amount().amount()))
                .append(' ')
                .append(currency)
                .append(" (")
                .append(status.terms().metric().column())
                .append(") billed through ")
                .append(status.until().minusDays(1));
        status.forecast().filter(f -> status.outlook().daysToCome() > 0).ifPresent(forecast -> {
            text.append(", expected at the month's end ").append(plain(forecast));
            var low = status.outlook().low();
            var high = status.outlook().high();
            if (low != null && high != null) {
                text.append(" (four in five between ")
                        .append(plain(low))
                        .append(" and ")
                        .append(plain(high))
                        .append(')');
            }
        });
        return text.append('.').toString();
    }

    private static String plain(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }
}
