package dev.tradewind.cost;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of a bill, in the words of FOCUS. Amounts are unrounded, in {@code billingCurrency}; negative ones are
 * credits.
 *
 * @param line line of the source file
 * @param provider id such as {@code aws}
 * @param billedCost null only in files that do not hold the metric
 * @param effectiveCost null only in files that do not hold the metric
 * @param tags as delivered
 * @param chargeClass "Correction" if the row corrects a closed month
 * @param commitmentDiscountId the reservation or savings plan that the row buys or uses
 * @param allocatedMethodId how the provider split the charge, if this row is a split of one
 * @param allocatedResourceId what the split falls on
 * @param owner team by tag, else sub account; never null, so that every row is allocated exactly once
 */
public record Charge(
        long line,
        String provider,
        String billingAccountId,
        @Nullable String subAccountId,
        @Nullable String subAccountName,
        Instant billingPeriodStart,
        Instant chargePeriodStart,
        Instant chargePeriodEnd,
        String billingCurrency,
        @Nullable BigDecimal billedCost,
        @Nullable BigDecimal effectiveCost,
        @Nullable BigDecimal listCost,
        @Nullable BigDecimal contractedCost,
        @Nullable String chargeCategory,
        @Nullable String chargeClass,
        String chargeDescription,
        @Nullable String serviceName,
        @Nullable String serviceCategory,
        @Nullable String regionId,
        @Nullable String regionName,
        @Nullable String resourceId,
        @Nullable String skuId,
        @Nullable String skuMeter,
        @Nullable BigDecimal pricingQuantity,
        @Nullable String pricingUnit,
        @Nullable BigDecimal consumedQuantity,
        @Nullable String consumedUnit,
        @Nullable String tags,
        String owner,
        @Nullable String environment,
        @Nullable String commitmentDiscountId,
        @Nullable String allocatedMethodId,
        @Nullable String allocatedResourceId) {}
