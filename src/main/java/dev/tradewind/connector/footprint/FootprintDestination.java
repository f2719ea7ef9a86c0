package dev.tradewind.connector.footprint;

import dev.tradewind.carbon.reported.ReportedTable;
import dev.tradewind.connector.Destination;
import dev.tradewind.connector.ImportReceipt;
import dev.tradewind.connector.bill.LakeDecimals;
import dev.tradewind.connector.bill.LakeStaging;
import dev.tradewind.lake.Lake;
import org.springframework.stereotype.Component;

/** Reports lie in the lake, one generation per account and month, so that a restated month replaces the one before. */
@Component
class FootprintDestination implements Destination<Footprint> {
    private final Lake lake;

    FootprintDestination(Lake lake) {
        this.lake = lake;
    }

    @Override
    public Class<Footprint> rowType() {
        return Footprint.class;
    }

    @Override
    public Staging<Footprint> open(ImportReceipt receipt) {
        return new LakeStaging<>(
                lake,
                ReportedTable.REPORTED,
                receipt.id(),
                (row, writer) -> writer.append(
                        row.provider() + "/" + row.account(),
                        row.month().toString(),
                        row.line(),
                        row.provider(),
                        row.account(),
                        row.service(),
                        row.region(),
                        LakeDecimals.store(row.scope1Kg()),
                        LakeDecimals.store(row.scope2LocationKg()),
                        LakeDecimals.store(row.scope2MarketKg()),
                        LakeDecimals.store(row.scope3Kg()),
                        LakeDecimals.store(row.totalLocationKg()),
                        LakeDecimals.store(row.totalMarketKg()),
                        LakeDecimals.store(row.unstatedKg()),
                        row.modelVersion()));
    }
}
