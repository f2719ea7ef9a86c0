package dev.tradewind.recommendation;

import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.WorkloadFlow;
import dev.tradewind.egress.advice.Advice;
import dev.tradewind.egress.advice.AdviceInput;
import dev.tradewind.egress.advice.Advised;
import dev.tradewind.egress.advice.Artefact;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a piece of advice promised, and how it is checked.
 *
 * @param from first instant of the bills that it rests on
 * @param to half-open end of these
 * @param share of the flows' BilledCost that ends, 0 to 1
 * @param savingUsdPerMonth net of what the change itself costs
 * @param query by which the flows were asked for
 * @param inputs what {@code worked} reckons with; none of a promise that was stored before they were
 */
public record Promise(
        Instant from,
        Instant to,
        List<Flow> flows,
        BigDecimal share,
        BigDecimal savingUsdPerMonth,
        BigDecimal lowUsdPerMonth,
        BigDecimal highUsdPerMonth,
        @Nullable BigDecimal oneOffUsd,
        String formula,
        String worked,
        List<Artefact> artefacts,
        String query,
        List<AdviceInput> inputs) {
    public Promise {
        flows = List.copyOf(flows);
        artefacts = List.copyOf(artefacts);
        inputs = List.copyOf(Objects.requireNonNullElse(inputs, List.of()));
    }

    /** One flow as it was billed in the range. */
    public record Flow(
            TransferClass transferClass,
            String from,
            String to,
            String owner,
            @Nullable String workload,
            BigDecimal usd,
            BigDecimal gigabytes) {
        static Flow of(WorkloadFlow flow) {
            var of = flow.flow();
            return new Flow(
                    of.transferClass(),
                    of.from(),
                    of.to(),
                    of.owner(),
                    flow.workload(),
                    of.total().billedCost().amount(),
                    of.total().gigabytes());
        }

        boolean is(WorkloadFlow other) {
            return is(of(other));
        }

        private boolean is(Flow other) {
            return transferClass == other.transferClass
                    && from.equals(other.from)
                    && to.equals(other.to)
                    && owner.equals(other.owner)
                    && Objects.equals(workload, other.workload);
        }
    }

    /** A text that an executor may apply; of several for one part the first that its target understands. */
    public record Applicable(String part, String text, String namespace, String leastVersion) {}

    public List<Applicable> applicable() {
        return artefacts.stream()
                .flatMap(each -> Stream.ofNullable(each.applies())
                        .map(applies -> new Applicable(
                                applies.part(), each.text(), applies.namespace(), applies.leastVersion())))
                .toList();
    }

    static Promise of(Advice advice, Advised among) {
        var saving = advice.saving();
        return new Promise(
                among.range().from(),
                among.range().to(),
                advice.flows().stream().map(Flow::of).toList(),
                advice.promisedShare(),
                saving.usdPerMonth(),
                saving.low(),
                saving.high(),
                advice.oneOffUsd(),
                saving.formula(),
                saving.worked(),
                advice.artefacts(),
                among.query(),
                saving.inputs());
    }

    /** SHA-256 of the flow sums that it rests on and of every text that would be applied. */
    String digest() {
        var parts = new ArrayList<@Nullable Object>(List.of(from, to, share.stripTrailingZeros()));
        for (var flow : flows) {
            parts.addAll(List.of(flow.transferClass, flow.from, flow.to, flow.owner, flow.usd, flow.gigabytes));
        }
        artefacts.forEach(each -> parts.add(each.text()));
        return Digests.of(parts.toArray());
    }
}
