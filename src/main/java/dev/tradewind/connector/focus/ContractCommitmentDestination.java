package dev.tradewind.connector.focus;

import dev.tradewind.connector.Destination;
import dev.tradewind.connector.ImportReceipt;
import dev.tradewind.connector.bill.LakeDecimals;
import dev.tradewind.connector.bill.LakeStaging;
import dev.tradewind.cost.ContractCommitmentTable;
import dev.tradewind.egress.Providers;
import dev.tradewind.lake.Lake;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/** Commitments lie in the lake beside the charges, one generation per provider and month in which they begin. */
@Component
class ContractCommitmentDestination implements Destination<ContractCommitment> {
    private final Lake lake;

    ContractCommitmentDestination(Lake lake) {
        this.lake = lake;
    }

    @Override
    public Class<ContractCommitment> rowType() {
        return ContractCommitment.class;
    }

    @Override
    public Staging<ContractCommitment> open(ImportReceipt receipt) {
        return new LakeStaging<>(
                lake,
                ContractCommitmentTable.CONTRACT_COMMITMENTS,
                receipt.id(),
                (row, writer) -> writer.append(
                        Providers.id(row.provider()),
                        YearMonth.from(row.periodStart().atOffset(ZoneOffset.UTC))
                                .toString(),
                        row.line(),
                        row.id(),
                        row.contractId(),
                        row.type(),
                        row.category(),
                        row.description(),
                        LakeDecimals.store(row.cost()),
                        LakeDecimals.store(row.quantity()),
                        row.unit(),
                        row.periodStart(),
                        row.periodEnd(),
                        row.currency()));
    }
}
