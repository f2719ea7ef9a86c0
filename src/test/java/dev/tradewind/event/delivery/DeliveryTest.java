package dev.tradewind.event.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.event.Event;
import dev.tradewind.event.Outbox;
import dev.tradewind.event.Receipt;
import dev.tradewind.event.Receiver;
import dev.tradewind.event.Receivers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.support.TransactionTemplate;

class DeliveryTest {
    private Instant now = Instant.parse("2026-03-01T06:00:00Z");
    private final List<String> got = new ArrayList<>();
    private final List<String> refusing = new ArrayList<>();
    private JdbcClient jdbc;
    private Outbox outbox;
    private HandOut handOut;
    private Line line;
    private DeliveryLedger ledger;

    @BeforeEach
    void open() {
        var database = new DriverManagerDataSource(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V0210__event.sql")).execute(database);
        jdbc = JdbcClient.create(database);
        outbox = new Outbox(jdbc);
        var settings = new EventSettings(
                1,
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                3,
                Duration.ofSeconds(10),
                Duration.ofHours(1),
                Duration.ofDays(1));
        var beans = new StaticListableBeanFactory();
        beans.addBean("receivers", (Receivers) () -> List.of(new Recorder()));
        var known = new KnownReceivers(beans.getBeanProvider(Receivers.class));
        ledger = new DeliveryLedger(jdbc, settings, clock());
        line = new Line(ledger, known);
        var transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        handOut = new HandOut(
                ledger, new Lines(database, line, settings, clock()), known, transaction, settings, clock());
    }

    @Test
    void deliversInOrderAndOnce() {
        add("a", "one");
        add("b", "two");
        add("a", "three");
        deliver();
        deliver();

        assertThat(got).containsExactly("a one", "b two", "a three");
    }

    @Test
    void aSubjectThatWaitsHoldsUpOnlyItself() {
        refusing.add("a");
        add("a", "one");
        add("b", "two");
        add("a", "three");
        deliver();
        assertThat(got).containsExactly("b two");

        refusing.clear();
        now = now.plusSeconds(10);
        deliver();
        assertThat(got).containsExactly("b two", "a one", "a three");
    }

    @Test
    void waitsLongerEachTimeAndGivesUpAfterTheLastTry() {
        refusing.add("a");
        add("a", "one");
        deliver();
        now = now.plusSeconds(9);
        deliver();
        assertThat(tries()).isEqualTo(1);
        now = now.plusSeconds(1);
        deliver();
        now = now.plusSeconds(19);
        deliver();
        assertThat(tries()).isEqualTo(2);
        now = now.plusSeconds(1);
        deliver();

        assertThat(states()).containsExactly("DEAD");
        add("a", "two");
        refusing.clear();
        deliver();
        assertThat(got).as("a dead letter does not hold up its subject").containsExactly("a two");
    }

    @Test
    void aReplicaThatComesLateChangesNothing() {
        add("a", "one");
        handOut.handOut();
        var slow = ledger.next("recorder").orElseThrow();
        line.serve("recorder");
        ledger.came(slow, new Receipt.Later("timed out"));

        assertThat(states()).containsExactly("DELIVERED");
    }

    @Test
    void whatWasHandedOutIsNotHandedOutAgain() {
        add("a", "one");
        handOut.handOut();
        assertThat(ledger.claim(ledger.next("recorder").orElseThrow().event().id()))
                .isFalse();
    }

    @Test
    void forgetsWhatWasDeliveredLongAgoAndKeepsDeadLetters() {
        add("a", "one");
        deliver();
        jdbc.sql("update event_outbox set handed_out_at = handed_out_at").update();
        assertThat(ledger.forgetBefore(now.plusSeconds(1))).isEqualTo(1);
        assertThat(states()).isEmpty();
    }

    private void add(String subject, String title) {
        outbox.add(Event.of("dev.tradewind.test.happened", subject, now)
                .title(title)
                .path("overview")
                .with("amount", "1.20")
                .build());
    }

    private void deliver() {
        handOut.handOut();
        line.serve("recorder");
    }

    private int tries() {
        return jdbc.sql("select max(attempts) from event_delivery")
                .query(Integer.class)
                .single();
    }

    private List<String> states() {
        return jdbc.sql("select state from event_delivery").query(String.class).list();
    }

    private final class Recorder implements Receiver {
        @Override
        public String name() {
            return "recorder";
        }

        @Override
        public boolean wants(Event event) {
            return true;
        }

        @Override
        public Receipt take(Event event) {
            if (refusing.contains(event.subject())) {
                return new Receipt.Later("not now");
            }
            got.add(event.subject() + " " + event.title());
            return new Receipt.Taken("");
        }
    }

    private Clock clock() {
        return ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    }
}
