package dev.tradewind.event.delivery;

import dev.tradewind.event.Event;
import dev.tradewind.event.Outbox;
import dev.tradewind.event.Receivers;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Delivery as one replica does it, a step at a time. A second one on the same database is the console started again. */
public final class DeliveryForTests {
    private final Outbox outbox;
    private final HandOut handOut;
    private final Line line;
    private final DeliveryLedger ledger;
    private final KnownReceivers known;
    private final JdbcClient jdbc;

    /** @param attempts before an event becomes a dead letter; ten seconds before the second, doubling */
    public DeliveryForTests(DataSource database, Receivers receivers, int attempts, Clock clock) {
        jdbc = JdbcClient.create(database);
        var settings = new EventSettings(
                1,
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                attempts,
                Duration.ofSeconds(10),
                Duration.ofHours(1),
                Duration.ofDays(1));
        var beans = new StaticListableBeanFactory();
        beans.addBean("receivers", receivers);
        known = new KnownReceivers(beans.getBeanProvider(Receivers.class));
        ledger = new DeliveryLedger(jdbc, settings, clock);
        line = new Line(ledger, known);
        outbox = new Outbox(jdbc);
        handOut = new HandOut(
                ledger,
                new Lines(database, line, settings, clock),
                known,
                new TransactionTemplate(new DataSourceTransactionManager(database)),
                settings,
                clock);
    }

    public void add(Event event) {
        outbox.add(event);
    }

    /** Hands out what is new and serves every receiver until nothing is due. */
    public void deliver() {
        handOut.handOut();
        ledger.receiversWithWork().forEach(line::serve);
    }

    /** The next event goes out, and the replica dies before it can write that down. */
    public void sendAndDie(String receiver) throws InterruptedException {
        handOut.handOut();
        known.named(receiver)
                .orElseThrow()
                .take(ledger.next(receiver).orElseThrow().event());
    }

    /** State, tries and answer of each delivery, in the order of the events. */
    public List<String> log() {
        return jdbc.sql("select state, attempts, answer from event_delivery order by place, receiver")
                .query((row, n) -> row.getString(1) + " " + row.getInt(2) + " " + row.getString(3))
                .list();
    }

    /** When the first one that waits is due. */
    public OffsetDateTime dueAt() {
        return jdbc.sql("select due_at from event_delivery where state = 'WAITING' order by place limit 1")
                .query(OffsetDateTime.class)
                .single();
    }
}
