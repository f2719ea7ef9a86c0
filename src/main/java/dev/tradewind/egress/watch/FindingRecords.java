package dev.tradewind.egress.watch;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.egress.change.Part;
import dev.tradewind.event.Audience;
import dev.tradewind.event.Event;
import dev.tradewind.event.Outbox;
import dev.tradewind.event.Severity;
import dev.tradewind.ui.Notation;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.TreeMap;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes what the watch found: row, log and event in one transaction. */
@Component
class FindingRecords {
    private static final int NEWS_FOR_DAYS = 14;

    private final FindingStore store;
    private final FlowWords words;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Clock clock;

    FindingRecords(FindingStore store, FlowWords words, AuditTrail audit, Outbox outbox, Clock clock) {
        this.store = store;
        this.words = words;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * @return false if these bills were looked through
     * @throws DuplicateKeyException if another replica began at the same moment
     */
    @Transactional
    public boolean begin(String bills) {
        return store.begin(bills, clock.instant());
    }

    /** So that a look that broke off is done again. */
    @Transactional
    public void forget(String bills) {
        store.forget(bills);
    }

    @Transactional
    public void end(String bills, WatchRun run) {
        store.end(bills, run);
    }

    @Transactional
    public void open(Finding finding) {
        store.add(finding);
        audit.record(Change.of("egress-finding.opened", "egress-finding", finding.shortId(), finding));
        outbox.add(event(finding));
    }

    @Transactional
    public boolean update(Finding now, Finding before) {
        if (!store.update(now)) {
            return false;
        }
        audit.record(Change.of("egress-finding.updated", "egress-finding", now.shortId(), before, now));
        return true;
    }

    /** A change that began long ago, in bills that were imported late, is worth knowing and no alarm. */
    private Event event(Finding finding) {
        var today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        boolean news = finding.began().plusDays(NEWS_FOR_DAYS).isAfter(today);
        var change = finding.change();
        var parts = new TreeMap<String, Object>();
        change.parts().forEach((part, amount) -> parts.put(part.name(), amount.toPlainString()));
        return Event.of(
                        "dev.tradewind.egress.unusual-egress-found",
                        "egress-finding/" + finding.shortId(),
                        clock.instant())
                .severity(news && finding.costPerDay().signum() > 0 ? Severity.WARNING : Severity.INFO)
                .title(finding.kind().label() + ": " + words.flow(finding.flow()))
                .text(text(finding))
                .path(FindingLinks.explained(finding))
                .with("kind", finding.kind().name())
                .with("from", finding.flow().from())
                .with("to", finding.flow().to())
                .with("transferClass", finding.flow().transferClass().name())
                .with("owner", finding.flow().owner())
                .with("began", finding.began().toString())
                .with("costPerDay", finding.costPerDay().toPlainString())
                .with("currency", finding.flow().currency())
                .with("costBefore", change.costBefore().toPlainString())
                .with("costNow", change.costNow().toPlainString())
                .with("parts", parts)
                .to(Audience.ofOwner(finding.flow().owner()).and(Audience.ofRoles("ANALYST")))
                .build();
    }

    private String text(Finding finding) {
        var change = finding.change();
        var currency = finding.flow().currency();
        var text = new StringBuilder("Since ")
                .append(finding.began())
                .append(": ")
                .append(Notation.PLAIN.number(finding.seen(), 1))
                .append(' ')
                .append(finding.unit())
                .append(" a day where ")
                .append(Notation.PLAIN.number(finding.usual(), 1))
                .append(" are usual, ")
                .append(Notation.PLAIN.number(finding.costPerDay(), 2))
                .append(' ')
                .append(currency)
                .append(" a day. Against the same weekdays before: ");
        for (var part : Part.values()) {
            var amount = change.parts().get(part);
            if (amount != null) {
                text.append(part.label().toLowerCase(Locale.ROOT))
                        .append(' ')
                        .append(Notation.PLAIN.number(amount, 2))
                        .append(' ')
                        .append(currency)
                        .append(", ");
            }
        }
        text.setLength(text.length() - 2);
        text.append('.');
        change.causes().forEach(cause -> text.append(' ').append(cause).append('.'));
        return text.append(" Close it with a reason if it is meant to be so.").toString();
    }
}
