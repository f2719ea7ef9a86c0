package dev.tradewind.connector.opencost;

import dev.tradewind.connector.Destination;
import dev.tradewind.connector.ImportReceipt;
import dev.tradewind.connector.bill.BillDestination;
import dev.tradewind.connector.bill.LakeStaging;
import dev.tradewind.cost.ChargeTable;
import dev.tradewind.lake.Lake;
import org.springframework.stereotype.Component;

/** Allocations have the columns of charges and a table of their own. */
@Component
class AllocationDestination implements Destination<AllocationRow> {
    private final Lake lake;

    AllocationDestination(Lake lake) {
        this.lake = lake;
    }

    @Override
    public Class<AllocationRow> rowType() {
        return AllocationRow.class;
    }

    @Override
    public Staging<AllocationRow> open(ImportReceipt receipt) {
        return new LakeStaging<>(
                lake,
                ChargeTable.ALLOCATIONS,
                receipt.id(),
                (allocation, writer) -> BillDestination.append(allocation.row(), writer));
    }
}
