package dev.tradewind.egress.advice;

import dev.tradewind.egress.WorkloadFlow;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One thing to do about billed flows.
 *
 * @param workload that would be changed; as the bill's tag or the workload list names it
 * @param site where it runs
 * @param flows that would fall; a later bill is held against these
 * @param why it applies here, with numbers
 * @param oneOffUsd cost of the change itself; null where nothing is known that it would cost
 * @param oneOff in words
 * @param risk in words and numbers
 * @param artefacts alternatives are named as such
 * @param promisedShare of the flows' BilledCost that ends, 0 to 1; what verification asks for
 */
public record Advice(
        AdviceKind kind,
        String title,
        String workload,
        String owner,
        String site,
        List<WorkloadFlow> flows,
        String why,
        Saving saving,
        @Nullable BigDecimal oneOffUsd,
        String oneOff,
        String risk,
        List<Artefact> artefacts,
        BigDecimal promisedShare) {
    /** Mean length of a month: what is saved in some days is told per month by it. */
    public static final BigDecimal DAYS_PER_MONTH = new BigDecimal("30.4375");

    public Advice {
        flows = List.copyOf(flows);
        artefacts = List.copyOf(artefacts);
        if (flows.isEmpty() || artefacts.isEmpty()) {
            throw new IllegalArgumentException(
                    "advice '" + title + "' has " + flows.size() + " flows and " + artefacts.size() + " artefacts");
        }
    }

    /** The same for the same advice on the same flows, whatever they sum to. */
    public String id() {
        var key = kind + "|" + title + "|" + workload + "|"
                + flows.stream().map(WorkloadFlow::name).collect(Collectors.joining("|"));
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
