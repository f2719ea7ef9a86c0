package dev.tradewind.event.delivery;

import dev.tradewind.event.Receipt;
import dev.tradewind.event.Receiver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Serves one receiver: one event after the other, until nothing is due. A subject that has to wait holds up only itself. */
@Component
class Line {
    private static final Logger LOG = LoggerFactory.getLogger(Line.class);

    private final DeliveryLedger ledger;
    private final KnownReceivers receivers;

    Line(DeliveryLedger ledger, KnownReceivers receivers) {
        this.ledger = ledger;
        this.receivers = receivers;
    }

    void serve(String name) {
        for (var turn = ledger.next(name); turn.isPresent(); turn = ledger.next(name)) {
            var event = turn.get();
            try {
                ledger.came(
                        event,
                        receivers
                                .named(name)
                                .map(receiver -> give(receiver, event))
                                .orElseGet(() -> new Receipt.Refused("there is no receiver of this name any more")));
            } catch (Stopped stopping) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static Receipt give(Receiver receiver, DeliveryLedger.Turn turn) {
        try {
            return receiver.take(turn.event());
        } catch (InterruptedException stopping) {
            throw new Stopped();
        } catch (RuntimeException broken) {
            LOG.warn(
                    "{} could not take {} {}",
                    receiver.name(),
                    turn.event().type(),
                    turn.event().id(),
                    broken);
            return new Receipt.Later("broke: " + broken.getClass().getSimpleName());
        }
    }

    /** The console stops; the event stays where it is. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
