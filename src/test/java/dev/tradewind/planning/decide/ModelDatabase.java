package dev.tradewind.planning.decide;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The database's part in renewals with a clock that tests move, and which can be away. */
final class ModelDatabase implements Quota.Store {
    static final DecideSettings SETTINGS = new DecideSettings(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofSeconds(5),
            Duration.ofMinutes(1));
    private Instant now = Instant.parse("2026-11-28T12:00:00Z");
    private List<Holding> stored = List.of();
    private long lastToken;
    boolean isAway;

    @Override
    public Apportionment.Renewed renew(
            String replica, @Nullable Long token, Map<String, Integer> reported, Set<String> sites) {
        if (isAway) {
            throw new IllegalStateException("connection refused");
        }
        var renewed = Apportionment.renew(stored, replica, token, reported, sites, now, SETTINGS, lastToken + 1);
        lastToken = Math.max(lastToken, renewed.mine().token());
        stored = Apportionment.apply(stored, renewed);
        return renewed;
    }

    void advance(Duration by) {
        now = now.plus(by);
    }

    Instant now() {
        return now;
    }

    List<Holding> stored() {
        return stored;
    }

    Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }
}
