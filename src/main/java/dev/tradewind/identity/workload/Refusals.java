package dev.tradewind.identity.workload;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.identity.workload.Vouching.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down why tokens were not taken, so many a minute and no more: strangers must not fill the log. */
@Component
class Refusals {
    static final int MOST_PER_MINUTE = 20;

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int LONGEST = 200;

    private final AuditTrail audit;
    private final Clock clock;
    private Instant since = Instant.EPOCH;
    private int written;
    private long left;

    Refusals(AuditTrail audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public void note(Verdict.Refused refused) {
        var notWritten = claim();
        if (notWritten < 0) {
            return;
        }
        LOG.info("A token was not taken for exchange: {}", refused.reason());
        var facts = new TreeMap<String, Object>();
        facts.put("why", refused.reason());
        put("issuer", refused.issuer(), facts);
        put("subject", refused.subject(), facts);
        if (notWritten > 0) {
            facts.put("notWrittenBefore", notWritten);
        }
        Actors.runAs(
                Actor.system("token-exchange"),
                () -> audit.record(Change.of("workload-token.refused", "workload-token", "exchange", facts)));
    }

    /** How many were passed over since the last one that was written; −1: this one is passed over too. */
    private synchronized long claim() {
        var now = clock.instant();
        if (!since.plus(MINUTE).isAfter(now)) {
            since = now;
            written = 0;
        }
        if (written >= MOST_PER_MINUTE) {
            left++;
            return -1;
        }
        written++;
        var before = left;
        left = 0;
        return before;
    }

    private static void put(String name, @Nullable String value, TreeMap<String, Object> facts) {
        if (value != null) {
            facts.put(name, value.substring(0, Math.min(value.length(), LONGEST)));
        }
    }
}
