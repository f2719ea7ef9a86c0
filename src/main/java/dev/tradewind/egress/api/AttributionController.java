package dev.tradewind.egress.api;

import dev.tradewind.egress.AttributedEgress;
import dev.tradewind.egress.Attributions;
import dev.tradewind.egress.CausedFlow;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.attribution.SeenFlow;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who caused what was billed, as on the Egress page: one answer per currency, whose flows add up to its bill. */
@RestController
@RequestMapping("/api/v1/egress/attributed-flows")
@RolesAllowed(Access.VIEWER)
class AttributionController {
    private final Attributions attributions;

    AttributionController(Attributions attributions) {
        this.attributions = attributions;
    }

    record Side(
            @Nullable String workload,
            String site,
            @Nullable String owner) {
        static Side of(SeenFlow.Side side) {
            return new Side(side.workload(), side.site(), side.owner());
        }
    }

    /** @param unattributedBecause null for a part that somebody caused */
    record Caused(
            Side from,
            Side to,
            TransferClass billedClass,
            TransferClass causedClass,
            EgressController.@Nullable Amount billedCost,
            String gigabytes,
            long bills,
            @Nullable String unattributedBecause) {
        static Caused of(CausedFlow line) {
            var why = line.why();
            return new Caused(
                    Side.of(line.from()),
                    Side.of(line.to()),
                    line.billedClass(),
                    line.causedClass(),
                    EgressController.Amount.of(line.cost()),
                    line.gigabytes().toPlainString(),
                    line.bills(),
                    why == null ? null : why.name());
        }
    }

    record Attributed(
            EgressController.@Nullable Amount billedCost,
            EgressController.@Nullable Amount attributedCost,
            EgressController.@Nullable Amount unattributedCost,
            String seenGigabytes,
            List<Caused> flows) {
        static Attributed of(AttributedEgress all) {
            return new Attributed(
                    EgressController.Amount.of(all.billed()),
                    EgressController.Amount.of(all.attributed()),
                    EgressController.Amount.of(all.unattributed()),
                    all.seenGigabytes().toPlainString(),
                    all.lines().stream().map(Caused::of).toList());
        }
    }

    @GetMapping
    List<Attributed> flows(@ModelAttribute EgressController.Asked asked) {
        return attributions.of(asked.filter()).stream().map(Attributed::of).toList();
    }
}
