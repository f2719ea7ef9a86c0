package dev.tradewind.connector.places;

import dev.tradewind.connector.Destination;
import dev.tradewind.connector.ImportReceipt;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.Workloads;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Stores workloads by name. */
@Component
class WorkloadDestination implements Destination<Workload> {
    private final Workloads workloads;

    WorkloadDestination(Workloads workloads) {
        this.workloads = workloads;
    }

    @Override
    public Class<Workload> rowType() {
        return Workload.class;
    }

    @Override
    public Staging<Workload> open(ImportReceipt receipt) {
        return new Batch();
    }

    private final class Batch implements Staging<Workload> {
        private final List<Workload> batch = new ArrayList<>();

        @Override
        public void accept(Workload row) {
            batch.add(row);
        }

        @Override
        public void seal() {}

        @Override
        public void commit() {
            batch.forEach(workloads::bring);
        }

        @Override
        public void close() {
            batch.clear();
        }
    }
}
