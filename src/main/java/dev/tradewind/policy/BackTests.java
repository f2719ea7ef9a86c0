package dev.tradewind.policy;

import dev.tradewind.quantity.TimeRange;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What a text that may not hold yet would have done in the days before today. Nothing is stored. */
@Component
public class BackTests {
    private static final int MOST_DAYS = 400;

    private final ObjectProvider<BackTest> backTest;
    private final Clock clock;
    private final ZoneId zone;

    BackTests(ObjectProvider<BackTest> backTest, Clock clock, @Value("${tradewind.reporting.zone:UTC}") ZoneId zone) {
        this.backTest = backTest;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * @param days complete days before today, 1 to 400
     * @throws InvalidPolicy with line, key and permitted values of every problem
     */
    public BackTest.Report of(String yaml, int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("days is " + days + "; expected 1 to " + MOST_DAYS);
        }
        var rule = switch (PolicyYaml.parse(yaml)) {
            case ParsedPolicy.Valid valid -> valid.rule();
            case ParsedPolicy.Invalid invalid -> throw new InvalidPolicy(invalid.problems());
        };
        var today = clock.instant().atZone(zone).toLocalDate();
        return backTest.getObject()
                .over(
                        rule,
                        new TimeRange(
                                today.minusDays(days).atStartOfDay(zone).toInstant(),
                                today.atStartOfDay(zone).toInstant()));
    }
}
