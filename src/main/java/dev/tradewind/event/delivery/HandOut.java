package dev.tradewind.event.delivery;

import java.time.Clock;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks for new events and gives each of them to the lines of those who want it. A receiver that comes later does not
 * hear of it.
 */
@Component
class HandOut {
    private static final int BATCH = 200;

    private final DeliveryLedger ledger;
    private final Lines lines;
    private final KnownReceivers receivers;
    private final TransactionTemplate transaction;
    private final EventSettings settings;
    private final Clock clock;

    HandOut(
            DeliveryLedger ledger,
            Lines lines,
            KnownReceivers receivers,
            TransactionTemplate transaction,
            EventSettings settings,
            Clock clock) {
        this.ledger = ledger;
        this.lines = lines;
        this.receivers = receivers;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "${tradewind.event.poll:1s}", fixedDelayString = "${tradewind.event.poll:1s}")
    void look() {
        handOut();
        ledger.receiversWithWork().forEach(lines::serve);
    }

    @Scheduled(initialDelayString = "10m", fixedDelayString = "24h")
    void forget() {
        transaction.executeWithoutResult(
                status -> ledger.forgetBefore(clock.instant().minus(settings.keep())));
    }

    void handOut() {
        List<DeliveryLedger.Placed> waiting = ledger.notHandedOut(BATCH);
        while (!waiting.isEmpty()) {
            var now = receivers.all();
            waiting.forEach(placed -> transaction.executeWithoutResult(status -> {
                if (ledger.claim(placed.event().id())) {
                    now.stream()
                            .filter(receiver -> receiver.wants(placed.event()))
                            .forEach(receiver -> ledger.handTo(receiver.name(), placed));
                }
            }));
            waiting = ledger.notHandedOut(BATCH);
        }
    }
}
