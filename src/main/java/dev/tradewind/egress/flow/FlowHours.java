package dev.tradewind.egress.flow;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Rolls rows of flow logs up to hours. A row that spans hours is split in proportion to time: each hour gets what had
 * passed by its end less what had passed by its beginning, in whole bytes, so that the parts always add up.
 */
public final class FlowHours {
    private final Map<FlowHour.Key, Sum> sums = new LinkedHashMap<>();
    private final int most;
    private final Consumer<FlowHour> full;

    /**
     * @param most sums held in memory; beyond it all of them go on, and the lake holds an hour in several rows
     * @param full takes the sums
     */
    public FlowHours(int most, Consumer<FlowHour> full) {
        this.most = most;
        this.full = full;
    }

    /** @param undated hour of a row that has no time */
    public void add(FlowRecord row, Instant undated) {
        var from = row.from() == null ? undated : row.from();
        var to = row.to() == null || row.to().isBefore(from) ? from : row.to();
        one(row, from, to, row.source(), row.destination(), row.sent());
        var returned = row.returned();
        if (returned != null) {
            one(row, from, to, row.destination(), row.source(), returned);
        }
    }

    private void one(
            FlowRecord row, Instant from, Instant to, FlowEnd source, FlowEnd destination, FlowRecord.Count count) {
        var first = from.truncatedTo(ChronoUnit.HOURS);
        var length = Duration.between(from, to).toMillis();
        for (var hour = first; hour.equals(first) || hour.isBefore(to); hour = hour.plus(1, ChronoUnit.HOURS)) {
            var begun = passed(from, hour, length);
            var ended = passed(from, hour.plus(1, ChronoUnit.HOURS), length);
            var key = new FlowHour.Key(hour, row.account(), row.reporter(), source, destination, row.hint());
            sums.computeIfAbsent(key, each -> new Sum())
                    .add(
                            part(count.bytes(), begun, ended, length),
                            part(count.packets(), begun, ended, length),
                            hour.equals(first));
        }
        if (sums.size() > most) {
            flush();
        }
    }

    private static long passed(Instant from, Instant until, long length) {
        return Math.clamp(Duration.between(from, until).toMillis(), 0, length);
    }

    private static @Nullable Long part(@Nullable Long whole, long begun, long ended, long length) {
        if (whole == null || (begun == 0 && ended == length)) {
            return whole;
        }
        return by(whole, ended, length) - by(whole, begun, length);
    }

    private static long by(long whole, long passed, long length) {
        return BigInteger.valueOf(whole)
                .multiply(BigInteger.valueOf(passed))
                .divide(BigInteger.valueOf(length))
                .longValueExact();
    }

    /** Hands on all sums. */
    public void flush() {
        sums.forEach((key, sum) -> full.accept(new FlowHour(
                key.hour(),
                key.account(),
                key.reporter(),
                key.source(),
                key.destination(),
                key.hint(),
                sum.bytes,
                sum.packets,
                sum.records)));
        sums.clear();
    }

    private static final class Sum {
        private @Nullable Long bytes;
        private @Nullable Long packets;
        private long records;

        void add(@Nullable Long moreBytes, @Nullable Long morePackets, boolean begins) {
            bytes = sum(bytes, moreBytes);
            packets = sum(packets, morePackets);
            records += begins ? 1 : 0;
        }

        private static @Nullable Long sum(@Nullable Long one, @Nullable Long other) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            return Math.addExact(one, other);
        }
    }
}
