package dev.tradewind.connector.flow;

import dev.tradewind.egress.flow.FlowHours;
import dev.tradewind.egress.flow.FlowRecord;
import dev.tradewind.egress.flow.FlowTable;
import dev.tradewind.lake.Lake;
import dev.tradewind.lake.LakeFile;
import dev.tradewind.lake.LakeWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Flows that a live source told, one set per source and day: what it tells of a day again takes that day's place. */
@Component
public class FedFlows {
    private static final int MOST = 200_000;

    private final Lake lake;

    FedFlows(Lake lake) {
        this.lake = lake;
    }

    /** Makes the flows durable, still without effect. The caller commits inside its transaction, and closes. */
    public Sealed seal(String feed, UUID round, List<FlowRecord> flows) {
        var writer = lake.writer(FlowTable.FLOWS, round);
        var hours = new FlowHours(
                MOST,
                hour -> FlowTable.append(
                        hour,
                        "feed/" + feed + "/"
                                + hour.hour().atZone(ZoneOffset.UTC).toLocalDate(),
                        "feed " + feed,
                        writer));
        flows.forEach(flow -> hours.add(flow, Instant.EPOCH));
        hours.flush();
        return new Sealed(lake, round, writer, writer.seal());
    }

    /** Flows that are durable and do not count yet. */
    public record Sealed(Lake lake, UUID round, LakeWriter writer, List<LakeFile> files) implements AutoCloseable {

        public void commit() {
            lake.commit(FlowTable.FLOWS, round, files);
        }

        /** Hours of flows in it. */
        public int rows() {
            return Math.toIntExact(files.stream().mapToLong(LakeFile::rows).sum());
        }

        @Override
        public void close() {
            writer.close();
        }
    }
}
