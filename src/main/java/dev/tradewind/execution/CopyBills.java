package dev.tradewind.execution;

import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.EgressQueries;
import dev.tradewind.egress.FlowCharge;
import dev.tradewind.execution.move.DataMove;
import dev.tradewind.execution.move.MoveState;
import dev.tradewind.quantity.Moments;
import dev.tradewind.quantity.TimeRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Holds what a copy sent against the bills that count now: charges from its source to its target in the hours of the copy that
 * name its workload or its store. Charges that could be anybody's are not shared out: then bills cannot tell.
 */
@Component
class CopyBills {
    private static final Duration DAY = Duration.ofDays(1);

    private final ObjectProvider<EgressQueries> queries;
    private final EgressBudgets prices;
    private final ExecutionSettings settings;

    /** @param queries none where only the engine runs */
    CopyBills(ObjectProvider<EgressQueries> queries, EgressBudgets prices, ExecutionSettings settings) {
        this.queries = queries;
        this.prices = prices;
        this.settings = settings;
    }

    /** One for each data set that an execution copied. */
    List<CopyBill> of(List<DataMove> moves, String workload) {
        return moves.stream()
                .map(move -> together(moves, move)
                        ? untold(
                                move,
                                hours(move).orElse(null),
                                prices.usd(move, move.bytesSent()).orElse(null),
                                "other data sets went the same way in the same hours")
                        : of(move, workload, bucket(move)))
                .toList();
    }

    private static boolean together(List<DataMove> moves, DataMove one) {
        var hours = hours(one).orElse(null);
        return hours != null
                && moves.stream()
                        .filter(other -> other.position() != one.position()
                                && other.fromSite().equals(one.fromSite())
                                && other.toSite().equals(one.toSite()))
                        .flatMap(other -> hours(other).stream())
                        .anyMatch(other -> other.from().isBefore(hours.to())
                                && hours.from().isBefore(other.to()));
    }

    private @Nullable String bucket(DataMove move) {
        var store = move.fromStore() == null ? null : settings.stores().get(move.fromStore());
        return store == null ? null : store.bucket();
    }

    /** @param bucket of the source's store; null where a command copied */
    private CopyBill of(DataMove move, String workload, @Nullable String bucket) {
        var list = prices.usd(move, move.bytesSent()).orElse(null);
        var hours = hours(move).orElse(null);
        if (hours == null) {
            return untold(move, null, list, "it is not over");
        }
        var bills = queries.getIfAvailable();
        if (bills == null) {
            return untold(move, hours, list, "there are no bills here");
        }
        var provider = move.fromSite().substring(0, Math.max(0, move.fromSite().indexOf(':')));
        var reach = bills.billedExtents().stream()
                .filter(each -> provider.equals(each.provider()))
                .map(EgressQueries.BilledExtent::to)
                .max(Instant::compareTo);
        var flow = EgressFilter.of(days(hours)).between(move.fromSite(), move.toSite());
        return read(move, hours, list, provider, reach, workload, bucket, bills.charges(flow));
    }

    /**
     * Pure.
     *
     * @param reach until when transfers are billed; empty where no bill of the provider is there
     * @param charges of the flow in the days of the copy and the day before
     */
    static CopyBill read(
            DataMove move,
            TimeRange hours,
            @Nullable BigDecimal list,
            String provider,
            Optional<Instant> reach,
            String workload,
            @Nullable String bucket,
            List<FlowCharge> charges) {
        if (reach.isEmpty()) {
            return untold(move, hours, list, "there is no bill of %s with transfers".formatted(provider));
        }
        if (reach.get().isBefore(hours.to())) {
            return untold(
                    move,
                    hours,
                    list,
                    "the bills of %s reach until %s, and the copy ended later"
                            .formatted(provider, Moments.words(reach.get())));
        }
        var flow = move.fromSite() + " → " + move.toSite();
        var touching = charges.stream()
                .filter(charge ->
                        charge.from().isBefore(hours.to()) && charge.to().isAfter(hours.from()))
                .toList();
        if (touching.isEmpty()) {
            return untold(move, hours, list, "no charge of these hours names %s".formatted(flow));
        }
        var named = touching.stream()
                .filter(charge -> names(charge, workload, bucket))
                .toList();
        if (named.isEmpty()) {
            return untold(
                    move,
                    hours,
                    list,
                    "none of the %d charges for %s in these hours names %s%s"
                            .formatted(
                                    touching.size(), flow, workload, bucket == null ? "" : " or the bucket " + bucket));
        }
        if (named.stream()
                .anyMatch(charge -> charge.from().isBefore(hours.from())
                        || charge.to().isAfter(hours.to())
                        || Duration.between(charge.from(), charge.to()).compareTo(Duration.ofHours(1)) > 0)) {
            return untold(
                    move,
                    hours,
                    list,
                    "charges for %s cover more than the hours of the copy, so they hold other bytes too"
                            .formatted(flow));
        }
        if (charges.stream()
                .anyMatch(charge -> names(charge, workload, bucket)
                        && charge.from().isBefore(hours.to().minus(DAY))
                        && charge.to().isAfter(hours.from().minus(DAY)))) {
            return untold(
                    move,
                    hours,
                    list,
                    "charges for %s that name it were there in the same hours a day before, so they hold other bytes too"
                            .formatted(flow));
        }
        if (named.stream().anyMatch(charge -> !charge.currency().equals("USD") || charge.billedCost() == null)) {
            return untold(move, hours, list, "charges for %s are not in USD".formatted(flow));
        }
        return new CopyBill(
                move.dataSet(),
                hours.from(),
                hours.to(),
                DataMove.gigabytes(move.bytesSent()),
                list,
                sum(named.stream().map(FlowCharge::gigabytes).toList()),
                sum(named.stream().map(FlowCharge::billedCost).toList()),
                "%d charges of these hours for %s that name %s"
                        .formatted(named.size(), flow, workload + (bucket == null ? "" : " or the bucket " + bucket)));
    }

    private static boolean names(FlowCharge charge, String workload, @Nullable String bucket) {
        var resource = charge.resource();
        return workload.equals(charge.workload())
                || bucket != null
                        && resource != null
                        && List.of(resource.toLowerCase(Locale.ROOT).split("[:/]"))
                                .contains(bucket);
    }

    private static BigDecimal sum(List<@Nullable BigDecimal> amounts) {
        return amounts.stream().filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static CopyBill untold(
            DataMove move, @Nullable TimeRange hours, @Nullable BigDecimal list, String because) {
        return new CopyBill(
                move.dataSet(),
                hours == null ? null : hours.from(),
                hours == null ? null : hours.to(),
                DataMove.gigabytes(move.bytesSent()),
                list,
                null,
                null,
                "cannot be told from the bill, because " + because);
    }

    /** Whole hours, as bills have them. */
    private static Optional<TimeRange> hours(DataMove move) {
        var from = move.startedAt();
        var to = move.endedAt();
        if (move.state() != MoveState.COPIED || from == null || to == null) {
            return Optional.empty();
        }
        return Optional.of(new TimeRange(
                from.truncatedTo(ChronoUnit.HOURS),
                to.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS)));
    }

    /** Days of UTC and the one before, since a charge of a day begins at its midnight. */
    private static TimeRange days(TimeRange hours) {
        return new TimeRange(
                hours.from().truncatedTo(ChronoUnit.DAYS).minus(DAY),
                hours.to().minusNanos(1).truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS));
    }
}
