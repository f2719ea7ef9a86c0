package dev.tradewind.egress.whatif;

import dev.tradewind.egress.TransferClass;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One change to look at, with every name resolved. */
public sealed interface Scenario {
    /** Nothing changes. */
    record Nothing() implements Scenario {}

    /**
     * A workload stands elsewhere.
     *
     * @param carried its movable data sets, which go with it once
     * @param copies its data sets of which a copy is at the new site: it reads there, and writes where it wrote
     */
    record MoveWorkload(String workload, String from, String to, List<MoveDataSet> carried, Set<String> copies)
            implements Scenario {
        public MoveWorkload {
            carried = List.copyOf(carried);
            copies = Set.copyOf(copies);
        }
    }

    /** A data set stands elsewhere; whoever reads or writes it does so there. */
    record MoveDataSet(String dataSet, String from, String to, BigDecimal gigabytes) implements Scenario {}

    /**
     * Internet egress at another row of the price list.
     *
     * @param workload null for every flow that starts where this row is known
     * @param tier step of the list counted from 1, or the name of another network tier such as {@code standard}
     */
    record ChangeTier(@Nullable String workload, String tier) implements Scenario {
        public ChangeTier {
            if (tier.matches("0+")) {
                throw new IllegalArgumentException("tier is " + tier + "; steps of a price list count from 1");
            }
        }

        /** Empty for another network tier. */
        Optional<Integer> step() {
            return step(tier);
        }

        static Optional<Integer> step(String tier) {
            return tier.matches("[0-9]{1,3}") ? Optional.of(Integer.valueOf(tier)) : Optional.empty();
        }
    }

    /**
     * A share of a class of flows is served where it is asked for.
     *
     * @param workload that sends or receives; null for every flow
     * @param transferClass between zones, regions or providers
     * @param share 0 to 1
     */
    record RoutingRule(@Nullable String workload, TransferClass transferClass, BigDecimal share) implements Scenario {
        static final Set<TransferClass> ROUTED =
                Set.of(TransferClass.INTER_ZONE, TransferClass.INTER_REGION, TransferClass.INTER_PROVIDER);

        public RoutingRule {
            if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
                throw new IllegalArgumentException(
                        "share is " + share.toPlainString() + "; expected 0 to 1. Maybe it was meant in per cent?");
            }
            if (!ROUTED.contains(transferClass)) {
                throw new IllegalArgumentException("class is " + transferClass + "; a routing rule can keep INTER_ZONE,"
                        + " INTER_REGION or INTER_PROVIDER traffic nearby, nothing else");
            }
        }
    }
}
