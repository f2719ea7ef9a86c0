package dev.tradewind.edge.centre;

import dev.tradewind.edge.EdgeRun;
import dev.tradewind.edge.wire.WorkAnswer;
import dev.tradewind.edge.wire.WorkPulse;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Work for agents: what they did comes in, what they are to do goes out. */
@Component
@Transactional
public class AgentWork {
    private final WorkOrders orders;
    private final WorkReports reports;
    private final AgentProbes probes;
    private final Clock clock;

    AgentWork(WorkOrders orders, WorkReports reports, AgentProbes probes, Clock clock) {
        this.orders = orders;
        this.reports = reports;
        this.probes = probes;
        this.clock = clock;
    }

    public WorkAnswer pulse(WorkPulse pulse) {
        var received = reports.take(pulse.site(), pulse.incarnation(), pulse.reports(), clock.instant());
        return new WorkAnswer(
                pulse.incarnation(),
                received,
                probes.take(pulse.site(), pulse.probes()),
                orders.toDeliver(pulse.site(), pulse.incarnation(), pulse.known()));
    }

    @Transactional(readOnly = true)
    public List<EdgeRun> latest(int most) {
        return orders.latest(most);
    }

    /** Entries of agents' logs that were refused, in words. */
    @Transactional(readOnly = true)
    public List<String> refusals() {
        return reports.refusals().stream()
                .map(refusal ->
                        "%s: %s. The agent's log is not taken further.".formatted(refusal.site(), refusal.why()))
                .toList();
    }
}
