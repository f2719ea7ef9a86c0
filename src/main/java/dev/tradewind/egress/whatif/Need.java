package dev.tradewind.egress.whatif;

import dev.tradewind.workload.DataSet;
import dev.tradewind.workload.DataSetMode;
import dev.tradewind.workload.Workload;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one workload declares that it reads and writes of one data set in a month.
 *
 * @param dataSite where it reads: a copy at its own site if there is one
 * @param home where the data set is written
 */
record Need(
        String workload,
        String owner,
        String site,
        String dataSet,
        String dataSite,
        String home,
        BigDecimal read,
        BigDecimal written) {

    /** @param at the month, for what runs by schedule */
    static List<Need> of(List<Workload> workloads, Instant at) {
        return workloads.stream()
                .flatMap(workload -> workload.dataSets().stream().map(each -> of(workload, each, at)))
                .toList();
    }

    private static Need of(Workload workload, DataSet of, Instant at) {
        var window = workload.window();
        var runs = workload.durationHours() == null || window == null
                ? BigDecimal.ONE
                : BigDecimal.valueOf(window.runsPerMonth(at));
        var near = of.mode() == DataSetMode.REPLICATED && of.replicas().contains(workload.siteId());
        return new Need(
                workload.name(),
                workload.owner(),
                workload.siteId(),
                of.name(),
                near ? workload.siteId() : of.siteId(),
                of.siteId(),
                of.gigabytesRead().multiply(runs),
                of.gigabytesWritten().multiply(runs));
    }

    /** One direction of it. */
    record Way(Need need, End from, End to, BigDecimal gigabytes) {}

    Stream<Way> ways() {
        var reader = new End(site, workload, null);
        return Stream.of(
                        new Way(this, new End(dataSite, null, dataSet), reader, read),
                        new Way(this, reader, new End(home, null, dataSet), written))
                .filter(way -> way.gigabytes().signum() > 0);
    }
}
