package dev.tradewind.connector.flow;

import dev.tradewind.connector.Destination;
import dev.tradewind.connector.ImportReceipt;
import dev.tradewind.connector.bill.LakeStaging;
import dev.tradewind.egress.flow.FlowHour;
import dev.tradewind.egress.flow.FlowHours;
import dev.tradewind.egress.flow.FlowRecord;
import dev.tradewind.egress.flow.FlowTable;
import dev.tradewind.lake.Lake;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** Flows go to the lake by the hour; each import stays a set of its own, for logs come in many files. */
@Component
class FlowDestination implements Destination<FlowRecord> {
    /** Sums in memory, some hundred bytes each. */
    private static final int MOST = 200_000;

    private final Lake lake;
    private final Clock clock;

    FlowDestination(Lake lake, Clock clock) {
        this.lake = lake;
        this.clock = clock;
    }

    @Override
    public Class<FlowRecord> rowType() {
        return FlowRecord.class;
    }

    @Override
    public Staging<FlowRecord> open(ImportReceipt receipt) {
        return new Flows(receipt, clock.instant().truncatedTo(ChronoUnit.HOURS));
    }

    private final class Flows implements Staging<FlowRecord> {
        private final LakeStaging<FlowHour> staging;
        private final FlowHours hours;
        private final Instant undated;

        Flows(ImportReceipt receipt, Instant undated) {
            var scope = "import/" + receipt.id();
            this.undated = undated;
            staging = new LakeStaging<>(
                    lake,
                    FlowTable.FLOWS,
                    receipt.id(),
                    (row, writer) -> FlowTable.append(row, scope, receipt.fileName(), writer));
            hours = new FlowHours(MOST, staging::accept);
        }

        @Override
        public void accept(FlowRecord row) {
            hours.add(row, undated);
        }

        @Override
        public void seal() {
            hours.flush();
            staging.seal();
        }

        @Override
        public void commit() {
            staging.commit();
        }

        @Override
        public void close() {
            staging.close();
        }
    }
}
