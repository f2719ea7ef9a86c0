package dev.tradewind.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ConsoleTest;
import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ConsoleTest
class PriceChangesTest {
    private final String provider = "p" + UUID.randomUUID().toString().substring(0, 8);
    private final Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);

    @Autowired
    private Signals signals;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void oneEventForAllThatChangedAndNoneForWhatStayed() {
        append(0, "0.10", "0.20", "0.30");
        assertThat(titles()).as("first prices are no change").isEmpty();
        append(1, "0.10", "0.2000", "0.30");
        assertThat(titles()).isEmpty();

        append(2, "0.11", "0.25", "0.30");
        assertThat(titles()).containsExactly("2 prices of " + provider + " changed");
        assertThat(words())
                .contains("price:" + provider + ":site:m0 from 0.1 to 0.11")
                .doesNotContain("m2");
    }

    @Test
    void aCorrectedPriceIsAChangeToo() {
        append(0, "0.10");
        append(0, "0.12");

        assertThat(titles()).singleElement().asString().contains("from 0.1 to 0.12");
    }

    @Test
    void oldPricesThatSomebodyBringsInAreNoNews() {
        append(-400, "0.10");
        append(-399, "0.20");

        assertThat(titles()).isEmpty();
    }

    private void append(int day, String... prices) {
        var points = new ArrayList<SignalPoint>();
        for (int i = 0; i < prices.length; i++) {
            Instant from = today.plus(Duration.ofDays(day));
            points.add(SignalPoint.observed(
                    SeriesNames.instancePrice(provider + ":site", "m" + i),
                    from,
                    from.plus(Duration.ofDays(30)),
                    new BigDecimal(prices[i]),
                    SignalKind.PUBLISHED,
                    "list",
                    "test",
                    today));
        }
        Actors.runAs(new Actor("system:test", "system"), () -> signals.append(List.copyOf(points)));
    }

    private List<String> titles() {
        return jdbc.sql("select title from event_outbox where subject = ? order by place")
                .param("prices/" + provider)
                .query(String.class)
                .list();
    }

    private String words() {
        return jdbc.sql("select words from event_outbox where subject = ?")
                .param("prices/" + provider)
                .query(String.class)
                .single();
    }
}
