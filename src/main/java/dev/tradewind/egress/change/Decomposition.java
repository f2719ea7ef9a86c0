package dev.tradewind.egress.change;

import dev.tradewind.egress.TransferClass;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Splits the difference between two ranges, exactly. Pure.
 *
 * <p>For a flow with cost {@code a} and bytes {@code x} before, cost {@code b} and bytes {@code y} after, and unit price
 * {@code p = a ÷ x} before:
 *
 * <ul>
 *   <li>in one range only: {@code new = b} or {@code ended = −a};
 *   <li>without bytes in a range: {@code unmetered = b − a};
 *   <li>{@code mix = m · p}, where {@code m} are the bytes that moved to this flow (negative: away from it) from others
 *       that carry the same owner's bytes the same way. Of a group whose flows gained {@code G} and lost {@code L} bytes
 *       in all, {@code M = min(G, L)} moved: a flow that gained gets {@code m = (y − x) · M ÷ G}, one that lost
 *       {@code m = (y − x) · M ÷ L}. The {@code m} of a group add up to 0, so mix is what the same total volume costs
 *       more or less on other flows;
 *   <li>{@code volume = (y − x − m) · p}, the bytes that nobody else lost or gained;
 *   <li>{@code tier}: of {@code b − y · p}, what the change of the list's average price from {@code l} to {@code k}
 *       explains, {@code y · p · (k ÷ l − 1)}; 0 if the price went the other way, and never more than the whole;
 *   <li>{@code price = b − a − mix − volume − tier}, the rest, which is {@code b − y · p − tier}.
 * </ul>
 *
 * Products are kept at 20 decimals, rounded half to even; the rest takes what rounding left, so nothing is lost.
 */
public final class Decomposition {
    private Decomposition() {}

    /** Bytes can move between flows of one owner that carry them out of a place, or that process them on the way. */
    private enum Way {
        OUT,
        PROCESSED,
        IN;

        static Way of(TransferClass transferClass) {
            return switch (transferClass) {
                case NAT, LOAD_BALANCER, PRIVATE_LINK -> PROCESSED;
                case INGRESS -> IN;
                case INTERNET, INTER_REGION, INTER_ZONE, INTER_PROVIDER, CDN, PEERING, OTHER_TRANSFER -> OUT;
            };
        }
    }

    private record Group(String owner, Way way) {
        static Group of(FlowKey key) {
            return new Group(key.owner(), Way.of(key.transferClass()));
        }
    }

    /** Bytes that the flows of a group gained and lost. */
    private record Moves(BigDecimal gained, BigDecimal lost) {
        static final Moves NONE = new Moves(BigDecimal.ZERO, BigDecimal.ZERO);

        Moves with(BigDecimal more) {
            return more.signum() > 0 ? new Moves(gained.add(more), lost) : new Moves(gained, lost.subtract(more));
        }

        BigDecimal movedOf(BigDecimal more) {
            var moved = gained.min(lost);
            var all = more.signum() > 0 ? gained : lost;
            return all.signum() == 0
                    ? BigDecimal.ZERO
                    : more.multiply(moved).divide(all, Billed.SCALE, RoundingMode.HALF_EVEN);
        }
    }

    /** Compares two ranges of one currency; a key stands at most once on each side. */
    public static EgressChange between(
            List<BilledFlow> before, List<BilledFlow> after, String currency, TierPrices tiers) {
        var a = index(before);
        var b = index(after);
        var keys = new LinkedHashSet<>(a.keySet());
        keys.addAll(b.keySet());
        var moves = new HashMap<Group, Moves>();
        for (var key : keys) {
            var was = a.get(key);
            var is = b.get(key);
            if (was != null && is != null && was.metered() && is.metered()) {
                moves.put(
                        Group.of(key),
                        moves.getOrDefault(Group.of(key), Moves.NONE)
                                .with(is.gigabytes().subtract(was.gigabytes())));
            }
        }
        var flows = new ArrayList<ChangedFlow>();
        for (var key : keys) {
            var parts = parts(key, a.get(key), b.get(key), moves.getOrDefault(Group.of(key), Moves.NONE), tiers);
            flows.add(new ChangedFlow(key, a.get(key), b.get(key), parts));
        }
        return new EgressChange(currency, flows, tiers);
    }

    private static Parts parts(
            FlowKey key, @Nullable Billed before, @Nullable Billed after, Moves moves, TierPrices tiers) {
        if (before == null) {
            return Parts.of(Part.NEW, after == null ? BigDecimal.ZERO : after.cost());
        }
        if (after == null) {
            return Parts.of(Part.ENDED, before.cost().negate());
        }
        var change = after.cost().subtract(before.cost());
        if (!before.metered() || !after.metered()) {
            return Parts.of(Part.UNMETERED, change);
        }
        var more = after.gigabytes().subtract(before.gigabytes());
        var mix = before.priced(moves.movedOf(more));
        var volume = before.priced(more).subtract(mix);
        var dearer = change.subtract(volume).subtract(mix);
        var tier = tiers.of(key)
                .map(list -> explained(list, before.priced(after.gigabytes()), dearer))
                .orElse(BigDecimal.ZERO);
        return new Parts(
                Map.of(Part.MIX, mix, Part.VOLUME, volume, Part.TIER, tier, Part.PRICE, dearer.subtract(tier)));
    }

    /** At most the change of price that there is, and nothing if that goes the other way. */
    private static BigDecimal explained(TierPrice list, BigDecimal atOldPrice, BigDecimal dearer) {
        var byList = atOldPrice
                .multiply(list.ratio().subtract(BigDecimal.ONE))
                .setScale(Billed.SCALE, RoundingMode.HALF_EVEN);
        if (byList.signum() != dearer.signum()) {
            return BigDecimal.ZERO;
        }
        return byList.abs().compareTo(dearer.abs()) > 0 ? dearer : byList;
    }

    private static Map<FlowKey, Billed> index(List<BilledFlow> flows) {
        var index = new LinkedHashMap<FlowKey, Billed>();
        for (var flow : flows) {
            index.merge(flow.key(), flow.billed(), Billed::plus);
        }
        return index;
    }
}
