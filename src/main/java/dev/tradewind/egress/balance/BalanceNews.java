package dev.tradewind.egress.balance;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.event.Audience;
import dev.tradewind.event.Event;
import dev.tradewind.event.Outbox;
import dev.tradewind.event.Severity;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells that sums do not add up: log and event in one transaction. */
@Component
class BalanceNews {
    private static final String TYPE = "dev.tradewind.egress.sums-differ";

    private final AuditTrail audit;
    private final Outbox outbox;
    private final Clock clock;

    BalanceNews(AuditTrail audit, Outbox outbox, Clock clock) {
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public void tell(YearMonth month, List<Gap> gaps) {
        audit.record(Change.of("egress.sums-differ", "egress-month", month.toString(), gaps));
        outbox.add(Event.of(TYPE, "egress-month/" + month, clock.instant())
                .severity(Severity.CRITICAL)
                .title("Egress of " + month + " does not add up to its charges")
                .text(gaps.stream().map(Gap::words).collect(Collectors.joining("; "))
                        + ". Figures of this month on the Egress page are not to be trusted: take the month's bill back"
                        + " and import it again, and report what the log says.")
                .path("egress?from=" + month.atDay(1) + "&to="
                        + month.plusMonths(1).atDay(1))
                .with("month", month.toString())
                .with("gaps", gaps.stream().map(Gap::words).toList())
                .to(Audience.ofRoles("ANALYST", "ADMIN"))
                .build());
    }
}
