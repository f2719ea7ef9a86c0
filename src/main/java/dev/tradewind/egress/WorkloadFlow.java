package dev.tradewind.egress;

import org.jspecify.annotations.Nullable;

/**
 * The part of a flow that one workload caused.
 *
 * @param flow with its owner
 * @param workload as the bill's tag {@code workload} names it; null where no tag does
 */
public record WorkloadFlow(FlowTotal flow, @Nullable String workload) {
    /** Whether both speak of the same class, ends, owner and workload; sums may differ. */
    public boolean sameAs(WorkloadFlow other) {
        return flow.transferClass() == other.flow.transferClass()
                && flow.from().equals(other.flow.from())
                && flow.to().equals(other.flow.to())
                && flow.owner().equals(other.flow.owner())
                && flow.total().currency().equals(other.flow.total().currency())
                && java.util.Objects.equals(workload, other.workload);
    }

    /** Class, ends, owner and workload in words. */
    public String name() {
        return "%s %s → %s, %s%s"
                .formatted(
                        flow.transferClass().label(),
                        flow.from(),
                        flow.to(),
                        flow.owner(),
                        workload == null ? "" : ", " + workload);
    }
}
