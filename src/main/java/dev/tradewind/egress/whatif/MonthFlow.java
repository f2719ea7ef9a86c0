package dev.tradewind.egress.whatif;

import dev.tradewind.egress.TransferClass;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of a mean month from one end to another, with what they cost.
 *
 * @param provider who bills them
 * @param payer billing account, in whose monthly volume the price steps count
 * @param transferClass as caused; null for bytes that data sets declare and no bill shows, such as those in one zone
 * @param owner who caused it
 * @param gigabytes as metered
 * @param cost in the currency of the bill
 * @param origin how the ends are known
 */
public record MonthFlow(
        String provider,
        String payer,
        @Nullable TransferClass transferClass,
        End from,
        End to,
        String owner,
        BigDecimal gigabytes,
        BigDecimal cost,
        Origin origin) {
    static final int SCALE = 20;

    /** Who names the ends. */
    public enum Origin {
        /** The bill, with its tag. */
        BILL,
        /** A flow log that shares the bill. */
        FLOW_LOG,
        /** A data set of a workload. */
        DECLARED
    }

    /** Billed by the volume that a payer sends to the internet in a month. */
    boolean isInternet() {
        return isInternet(transferClass);
    }

    static boolean isInternet(@Nullable TransferClass transferClass) {
        return transferClass == TransferClass.INTERNET || transferClass == TransferClass.INTER_PROVIDER;
    }

    MonthFlow between(End newFrom, End newTo, @Nullable TransferClass newClass, Origin newOrigin) {
        return new MonthFlow(provider, payer, newClass, newFrom, newTo, owner, gigabytes, cost, newOrigin);
    }

    /** That part of it; with {@link #without} of the same part it adds up to this exactly. */
    MonthFlow part(BigDecimal share) {
        return sized(
                gigabytes.multiply(share).setScale(SCALE, RoundingMode.HALF_EVEN),
                cost.multiply(share).setScale(SCALE, RoundingMode.HALF_EVEN));
    }

    MonthFlow without(MonthFlow part) {
        return sized(gigabytes.subtract(part.gigabytes), cost.subtract(part.cost));
    }

    private MonthFlow sized(BigDecimal gb, BigDecimal usd) {
        return new MonthFlow(provider, payer, transferClass, from, to, owner, gb, usd, origin);
    }

    /** Class and ends in words. */
    public String words() {
        return (transferClass == null ? "Unbilled" : transferClass.label()) + " " + from.words() + " → " + to.words();
    }
}
