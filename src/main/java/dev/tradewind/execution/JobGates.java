package dev.tradewind.execution;

import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.Site;
import dev.tradewind.policy.Attributes;
import dev.tradewind.policy.Facts;
import dev.tradewind.policy.Guardrails;
import dev.tradewind.policy.LatestStartRule;
import dev.tradewind.policy.Policies;
import dev.tradewind.quantity.Moments;
import dev.tradewind.workload.Workload;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What carbon limits of policies mean for a run that nobody proposed: a job of a workflow. The same rules as for executions. */
@Component
public class JobGates {
    private final Policies policies;
    private final Gates gates;
    private final Catalog catalog;
    private final ExecutionSettings settings;
    private final Clock clock;

    JobGates(Policies policies, Gates gates, Catalog catalog, ExecutionSettings settings, Clock clock) {
        this.policies = policies;
        this.gates = gates;
        this.catalog = catalog;
        this.settings = settings;
        this.clock = clock;
    }

    /** What policies say of a start now. */
    public sealed interface Verdict {
        record Open() implements Verdict {}

        /** It may start although the grid is too dirty, which is an exception to write down. */
        record Exception(String why) implements Verdict {}

        record Closed(String why) implements Verdict {}

        /** Its latest start has come and no rule lets it run. */
        record Missed(String why) implements Verdict {}
    }

    /** Who could let it start although the grid is too dirty. */
    public enum Waiver {
        /** No policy limits carbon here. */
        NOT_NEEDED,
        APPROVER,
        /** The policy says {@code MISS}. */
        NOBODY
    }

    /**
     * @param length how long it usually takes
     * @param ready when its turn came
     * @param inTime the last start with which its run is not late; null where none is due
     * @param waived whether a person let it start
     */
    public Verdict carbon(Workload of, Duration length, Instant ready, @Nullable Instant inTime, boolean waived) {
        var guardrails = guardrails(of);
        var limit = guardrails.maxGramsPerKwh();
        if (limit == null) {
            return new Verdict.Open();
        }
        var now = clock.instant();
        var reading = gates.reading(of.siteId(), hours(length), now);
        var worst = reading.worstGramsPerKwh();
        if (worst != null && worst <= limit) {
            return new Verdict.Open();
        }
        var words = "%s, at most %s permitted by policy %s"
                .formatted(reading.words(), String.format(Locale.ROOT, "%.0f g/kWh", limit), limiting(guardrails));
        if (waived) {
            return new Verdict.Exception(words + "; a person let it start");
        }
        var rule = guardrails.atLatestStart();
        var latest = latest(guardrails, ready, inTime);
        if (now.isBefore(latest)) {
            return new Verdict.Closed(words
                    + (rule == LatestStartRule.ASK ? "; an approver may let it start until " : "; latest start ")
                    + Moments.words(latest));
        }
        return switch (rule) {
            case RUN_AND_RECORD -> new Verdict.Exception(words + "; latest start has come, the policy lets it run");
            case ASK -> new Verdict.Missed(words + "; nobody let it start until " + Moments.words(latest));
            case MISS -> new Verdict.Missed(words + "; latest start was " + Moments.words(latest));
        };
    }

    public Waiver waiver(Workload of) {
        var guardrails = guardrails(of);
        return guardrails.maxGramsPerKwh() == null
                ? Waiver.NOT_NEEDED
                : guardrails.atLatestStart() == LatestStartRule.MISS ? Waiver.NOBODY : Waiver.APPROVER;
    }

    /** What policies that only report would have held now, in words; empty where nothing. */
    public List<String> wouldHold(Workload of, Duration length) {
        var now = clock.instant();
        var reporting = policies.reporting(Attributes.of(of));
        if (reporting.rules().isEmpty()) {
            return List.of();
        }
        var site = catalog.site(of.siteId());
        var facts = new Facts(
                site.map(Site::provider).orElse(null),
                site.map(Site::country).orElse(null),
                gates.reading(of.siteId(), hours(length), now).worstGramsPerKwh(),
                null,
                now);
        return Gates.wouldHold(reporting, facts);
    }

    private Guardrails guardrails(Workload of) {
        return policies.guardrails(Attributes.of(of));
    }

    private Instant latest(Guardrails guardrails, Instant ready, @Nullable Instant inTime) {
        var most = guardrails.maxDelayHours();
        var byPolicy = most == null
                ? ready.plus(settings.longestHold())
                : ready.plusSeconds(Math.round(most * Duration.ofHours(1).toSeconds()));
        return Stream.of(byPolicy, inTime)
                .flatMap(Stream::ofNullable)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private static String limiting(Guardrails guardrails) {
        var lowest = guardrails.maxGramsPerKwh();
        return guardrails.rules().stream()
                .filter(rule -> Objects.equals(rule.maxGramsPerKwh(), lowest))
                .map(rule -> rule.name())
                .findFirst()
                .orElseThrow();
    }

    private static int hours(Duration length) {
        return Math.max(1, (int) Math.ceil(length.toMinutes() / 60.0));
    }
}
