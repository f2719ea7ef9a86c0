package dev.tradewind.connector.focus;

import dev.tradewind.connector.CsvRow;
import dev.tradewind.connector.Unreadable;
import dev.tradewind.cost.Charge;
import dev.tradewind.cost.Ownership;
import dev.tradewind.egress.BilledVolume;
import dev.tradewind.egress.Classified;
import dev.tradewind.egress.MeterLine;
import dev.tradewind.egress.Providers;
import dev.tradewind.egress.TransferRules;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns one FOCUS row into a charge. Remembers distinct meters, so that each is classified once and not per row. */
final class FocusRowReader {
    private static final int REMEMBERED = 50_000;
    private static final Set<String> NEVER_TRANSFER = Set.of("tax", "purchase");

    private final @Nullable String givenCurrency;
    private final boolean hasEffectiveCost;
    private final Ownership ownership = new Ownership();
    private final Map<MeterLine, Optional<Classified>> classified = new HashMap<>();

    /** @param givenCurrency used where the file has no currency column; a column always wins */
    FocusRowReader(@Nullable String givenCurrency, boolean hasEffectiveCost) {
        this.givenCurrency = givenCurrency;
        this.hasEffectiveCost = hasEffectiveCost;
    }

    BillRow read(CsvRow row) throws Unreadable {
        var charge = charge(row);
        var transfer = classify(charge);
        return new BillRow(charge, transfer, transfer == null ? null : gigabytes(charge));
    }

    private Charge charge(CsvRow row) throws Unreadable {
        var tagText = row.text("Tags");
        var tags = ownership.tags(tagText);
        var subAccountId = row.text("SubAccountId");
        var subAccountName = row.text("SubAccountName");
        var provider = row.text("ServiceProviderName");
        var description = row.text("ChargeDescription");
        var account = row.text("BillingAccountId");
        return new Charge(
                row.line(),
                Providers.id(provider == null ? row.text("ProviderName") : provider),
                account == null ? "unknown" : account,
                subAccountId,
                subAccountName,
                row.mandatoryInstant("BillingPeriodStart"),
                row.mandatoryInstant("ChargePeriodStart"),
                row.mandatoryInstant("ChargePeriodEnd"),
                currency(row),
                bounded("BilledCost", row.mandatoryDecimal("BilledCost")),
                hasEffectiveCost ? bounded("EffectiveCost", row.mandatoryDecimal("EffectiveCost")) : null,
                bounded("ListCost", row.decimal("ListCost")),
                bounded("ContractedCost", row.decimal("ContractedCost")),
                row.text("ChargeCategory"),
                description == null ? "" : description,
                row.text("ServiceName"),
                row.text("ServiceCategory"),
                row.text("RegionId"),
                row.text("RegionName"),
                row.text("ResourceId"),
                row.text("SkuId"),
                row.text("SkuMeter"),
                bounded("PricingQuantity", row.decimal("PricingQuantity")),
                row.text("PricingUnit"),
                bounded("ConsumedQuantity", row.decimal("ConsumedQuantity")),
                row.text("ConsumedUnit"),
                tagText,
                Ownership.owner(tags, subAccountName, subAccountId),
                tags.environment());
    }

    private String currency(CsvRow row) throws Unreadable {
        if (givenCurrency != null && !row.has("BillingCurrency")) {
            return givenCurrency;
        }
        var code = row.text("BillingCurrency");
        if (code == null) {
            throw new Unreadable("BillingCurrency", null, "empty; a currency code such as USD is expected");
        }
        return code.toUpperCase(Locale.ROOT);
    }

    private static @Nullable BigDecimal bounded(String column, @Nullable BigDecimal value) throws Unreadable {
        if (!LakeDecimals.fits(value)) {
            throw new Unreadable(
                    column, String.valueOf(value), "too large; at most 18 digits before the point are expected");
        }
        return value;
    }

    private @Nullable Classified classify(Charge charge) {
        var category = charge.chargeCategory();
        if (category != null && NEVER_TRANSFER.contains(category.toLowerCase(Locale.ROOT))) {
            return null;
        }
        var meter = new MeterLine(
                charge.provider(),
                charge.chargeDescription(),
                charge.skuMeter(),
                charge.skuId(),
                charge.serviceName(),
                charge.regionId(),
                charge.regionName());
        var known = classified.get(meter);
        if (known == null) {
            known = TransferRules.classify(meter);
            if (classified.size() < REMEMBERED) {
                classified.put(meter, known);
            }
        }
        return known.orElse(null);
    }

    private static @Nullable BigDecimal gigabytes(Charge charge) {
        var consumed = BilledVolume.gigabytes(charge.provider(), charge.consumedQuantity(), charge.consumedUnit());
        return consumed == null
                ? BilledVolume.gigabytes(charge.provider(), charge.pricingQuantity(), charge.pricingUnit())
                : consumed;
    }
}
