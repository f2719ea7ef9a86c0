package dev.tradewind.connector.focus;

import dev.tradewind.connector.Destination;
import dev.tradewind.connector.ImportReceipt;
import dev.tradewind.connector.Replacement;
import dev.tradewind.cost.ChargeTable;
import dev.tradewind.lake.Lake;
import dev.tradewind.lake.LakeFile;
import dev.tradewind.lake.LakeWriter;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Charges go to the lake, one generation per provider's account and billing month. */
@Component
class BillDestination implements Destination<BillRow> {
    private final Lake lake;

    BillDestination(Lake lake) {
        this.lake = lake;
    }

    @Override
    public Class<BillRow> rowType() {
        return BillRow.class;
    }

    @Override
    public Staging<BillRow> open(ImportReceipt receipt) {
        return new Bill(lake, receipt, lake.writer(ChargeTable.CHARGES, receipt.id()));
    }

    private static final class Bill implements Staging<BillRow> {
        private final Lake lake;
        private final ImportReceipt receipt;
        private final LakeWriter writer;
        private final BilledByMonth billed = new BilledByMonth();
        private List<LakeFile> files = List.of();

        Bill(Lake lake, ImportReceipt receipt, LakeWriter writer) {
            this.lake = lake;
            this.receipt = receipt;
            this.writer = writer;
        }

        @Override
        public void accept(BillRow row) {
            var charge = row.charge();
            var transfer = row.transfer();
            var scope = charge.provider() + "/" + charge.billingAccountId();
            var period = YearMonth.from(charge.billingPeriodStart().atOffset(ZoneOffset.UTC))
                    .toString();
            billed.add(scope, period, charge);
            @Nullable
            String transferClass =
                    transfer == null ? null : transfer.transferClass().name();
            writer.append(
                    scope,
                    period,
                    charge.line(),
                    charge.provider(),
                    charge.billingAccountId(),
                    charge.subAccountId(),
                    charge.subAccountName(),
                    charge.billingPeriodStart(),
                    charge.chargePeriodStart(),
                    charge.chargePeriodEnd(),
                    charge.billingCurrency(),
                    LakeDecimals.store(charge.billedCost()),
                    LakeDecimals.store(charge.effectiveCost()),
                    LakeDecimals.store(charge.listCost()),
                    LakeDecimals.store(charge.contractedCost()),
                    charge.chargeCategory(),
                    charge.chargeDescription(),
                    charge.serviceName(),
                    charge.serviceCategory(),
                    charge.regionId(),
                    charge.regionName(),
                    charge.resourceId(),
                    charge.skuId(),
                    charge.skuMeter(),
                    LakeDecimals.store(charge.pricingQuantity()),
                    charge.pricingUnit(),
                    LakeDecimals.store(charge.consumedQuantity()),
                    charge.consumedUnit(),
                    charge.tags(),
                    charge.owner(),
                    charge.environment(),
                    transferClass,
                    transfer == null ? null : transfer.ends().from(),
                    transfer == null ? null : transfer.ends().to(),
                    transfer == null ? null : transfer.rule(),
                    LakeDecimals.store(row.gigabytes()));
        }

        @Override
        public void seal() {
            files = writer.seal();
        }

        @Override
        public List<Replacement> replaces() {
            return files.stream()
                    .flatMap(file -> lake.live(ChargeTable.CHARGES, file.scope(), file.period()).stream()
                            .map(live -> billed.against(lake, live, file.rows())))
                    .toList();
        }

        @Override
        public void commit() {
            lake.commit(ChargeTable.CHARGES, receipt.id(), files);
        }

        @Override
        public void close() {
            writer.close();
        }
    }
}
