package dev.tradewind.connector.bill;

import dev.tradewind.connector.Destination;
import dev.tradewind.connector.ImportReceipt;
import dev.tradewind.connector.Replacement;
import dev.tradewind.cost.ChargeTable;
import dev.tradewind.lake.Lake;
import dev.tradewind.lake.LakeWriter;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Charges go to the lake, one generation per provider's account and billing month. */
@Component
public class BillDestination implements Destination<BillRow> {
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
        return new Bill(lake, receipt);
    }

    /** A bill on its way, which knows what it would replace. */
    private static final class Bill extends LakeStaging<BillRow> {
        private final Lake lake;
        private final BilledByMonth billed = new BilledByMonth();

        Bill(Lake lake, ImportReceipt receipt) {
            super(lake, ChargeTable.CHARGES, receipt.id(), BillDestination::append);
            this.lake = lake;
        }

        @Override
        public void accept(BillRow row) {
            billed.add(row.scope(), row.period(), row.charge());
            super.accept(row);
        }

        @Override
        public List<Replacement> replaces() {
            return files().stream()
                    .flatMap(file -> lake.live(ChargeTable.CHARGES, file.scope(), file.period()).stream()
                            .map(live -> billed.against(lake, live, file))
                            .flatMap(Optional::stream))
                    .toList();
        }
    }

    /** One charge in the order of the table's columns. */
    public static void append(BillRow row, LakeWriter writer) {
        var charge = row.charge();
        var transfer = row.transfer();
        writer.append(
                row.scope(),
                row.period(),
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
                transfer == null ? null : transfer.transferClass().name(),
                transfer == null ? null : transfer.ends().from(),
                transfer == null ? null : transfer.ends().to(),
                transfer == null ? null : transfer.rule(),
                row.repeatsVolume() ? null : LakeDecimals.store(row.gigabytes()),
                charge.chargeClass(),
                charge.commitmentDiscountId(),
                charge.allocatedMethodId(),
                charge.allocatedResourceId(),
                row.view());
    }
}
