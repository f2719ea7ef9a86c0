package dev.tradewind.connector.bill;

import static dev.tradewind.connector.bill.BillColumn.*;

import dev.tradewind.connector.Header;
import dev.tradewind.connector.TableRow;
import dev.tradewind.connector.Unreadable;
import dev.tradewind.cost.Charge;
import dev.tradewind.cost.ChargeTable;
import dev.tradewind.cost.Ownership;
import dev.tradewind.egress.BilledVolume;
import dev.tradewind.egress.Classified;
import dev.tradewind.egress.MeterLine;
import dev.tradewind.egress.Providers;
import dev.tradewind.egress.TransferRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns rows into charges as a mapping says. Remembers distinct meters, so that each is classified once and not per row.
 */
public final class BillReader {
    private static final int REMEMBERED = 50_000;
    private static final Duration EASTERNMOST = Duration.ofHours(14);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Set<String> NEVER_TRANSFER = Set.of("tax", "purchase");

    private final BillMapping mapping;
    private final @Nullable String givenCurrency;
    private final @Nullable String view;
    private final boolean amortized;
    private final Ownership ownership = new Ownership();
    private final Map<MeterLine, Optional<Classified>> classified = new HashMap<>();
    private final Map<Unit, Optional<BigDecimal>> units = new HashMap<>();
    private final Map<Instant, String> months = new HashMap<>();
    private final Map<String, String> providers = new HashMap<>();
    private @Nullable Whose whose;
    private String scope = "";

    /**
     * @param givenCurrency used where the file has no currency column; a column always wins
     * @param view half of a month that the file is, null for a whole. The amortised half carries no
     *     BilledCost, and their bytes are counted there
     */
    public BillReader(BillMapping mapping, @Nullable String givenCurrency, @Nullable String view) {
        this.mapping = mapping;
        this.givenCurrency = givenCurrency;
        this.view = view;
        this.amortized = ChargeTable.AMORTIZED.equals(view);
    }

    /** The mandatory column that a file lacks, or null. */
    public @Nullable String missing(Header header) {
        return mapping.missing(header, givenCurrency != null);
    }

    public BillRow read(TableRow row) throws Unreadable {
        var charge = charge(row);
        var transfer = classify(charge, row);
        var delivery = mapping.text(DELIVERY, row);
        var period = mapping.text(PERIOD, row);
        return new BillRow(
                charge,
                transfer,
                transfer == null ? null : gigabytes(charge),
                scope(charge, delivery),
                period == null ? months.computeIfAbsent(charge.billingPeriodStart(), BillReader::month) : period,
                view,
                false);
    }

    /** Rows of one account mostly follow each other. */
    private String scope(Charge charge, @Nullable String delivery) {
        var now = new Whose(charge.provider(), charge.billingAccountId(), delivery);
        if (!now.equals(whose)) {
            whose = now;
            scope = now.provider() + "/" + now.account() + (delivery == null ? "" : "/" + delivery);
        }
        return scope;
    }

    private record Whose(
            String provider, String account, @Nullable String delivery) {}

    private static String month(Instant start) {
        return YearMonth.from(start.atOffset(ZoneOffset.UTC)).toString();
    }

    private String provider(TableRow row) throws Unreadable {
        var named = mapping.text(PROVIDER_NAME, row);
        return providers.size() < REMEMBERED
                ? providers.computeIfAbsent(String.valueOf(named), any -> Providers.id(named))
                : Providers.id(named);
    }

    private Charge charge(TableRow row) throws Unreadable {
        var tagText = TagText.object(mapping.text(TAGS, row));
        var tags = ownership.tags(tagText);
        var subAccountId = mapping.text(SUB_ACCOUNT_ID, row);
        var subAccountName = mapping.text(SUB_ACCOUNT_NAME, row);
        var description = mapping.text(CHARGE_DESCRIPTION, row);
        var account = mapping.text(BILLING_ACCOUNT_ID, row);
        var starts = mandatory(CHARGE_PERIOD_START, row);
        var ends = mapping.instant(CHARGE_PERIOD_END, row);
        return new Charge(
                row.line(),
                provider(row),
                account == null ? "unknown" : account,
                subAccountId,
                subAccountName,
                billingMonth(row, starts),
                starts,
                ends == null ? starts.plus(DAY) : ends,
                currency(row),
                amortized ? null : mapping.decimal(BILLED_COST, row),
                mapping.decimal(EFFECTIVE_COST, row),
                mapping.decimal(LIST_COST, row),
                mapping.decimal(CONTRACTED_COST, row),
                mapping.text(CHARGE_CATEGORY, row),
                mapping.text(CHARGE_CLASS, row),
                description == null ? "" : description,
                mapping.text(SERVICE_NAME, row),
                mapping.text(SERVICE_CATEGORY, row),
                mapping.text(REGION_ID, row),
                mapping.text(REGION_NAME, row),
                mapping.text(RESOURCE_ID, row),
                mapping.text(SKU_ID, row),
                mapping.text(SKU_METER, row),
                mapping.decimal(PRICING_QUANTITY, row),
                mapping.text(PRICING_UNIT, row),
                mapping.decimal(CONSUMED_QUANTITY, row),
                mapping.text(CONSUMED_UNIT, row),
                tagText,
                Ownership.owner(tags, subAccountName, subAccountId),
                tags.environment(),
                mapping.text(COMMITMENT_DISCOUNT_ID, row),
                mapping.text(ALLOCATED_METHOD_ID, row),
                mapping.text(ALLOCATED_RESOURCE_ID, row));
    }

    /** A file without a billing period bills a charge in the month in which it starts. */
    private Instant billingMonth(TableRow row, Instant starts) throws Unreadable {
        var billing = mapping.instant(BILLING_PERIOD_START, row);
        return billing == null ? firstOf(starts) : whereItBegins(billing);
    }

    /** A month that begins at midnight somewhere east of Greenwich begins in UTC on the evening before. */
    private static Instant whereItBegins(Instant billing) {
        var next = firstOf(billing.plus(EASTERNMOST));
        return next.isAfter(billing) ? next : billing;
    }

    private static Instant firstOf(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .withDayOfMonth(1)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC);
    }

    private Instant mandatory(BillColumn column, TableRow row) throws Unreadable {
        var instant = mapping.instant(column, row);
        if (instant == null) {
            throw new Unreadable(column.title(), null, "empty; a time is expected");
        }
        return instant;
    }

    private String currency(TableRow row) throws Unreadable {
        if (givenCurrency != null && !mapping.holds(BILLING_CURRENCY, row.header())) {
            return givenCurrency;
        }
        var code = mapping.text(BILLING_CURRENCY, row);
        if (code == null) {
            throw new Unreadable(BILLING_CURRENCY.title(), null, "empty; a currency code such as USD is expected");
        }
        return code.toUpperCase(Locale.ROOT);
    }

    private @Nullable Classified classify(Charge charge, TableRow row) throws Unreadable {
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
                charge.regionName(),
                mapping.text(TRANSFER_TYPE, row),
                mapping.text(FROM_REGION, row),
                mapping.text(TO_REGION, row));
        var known = classified.get(meter);
        if (known == null) {
            known = TransferRules.classify(meter);
            if (classified.size() < REMEMBERED) {
                classified.put(meter, known);
            }
        }
        return known.orElse(null);
    }

    private @Nullable BigDecimal gigabytes(Charge charge) {
        var consumed = gigabytes(charge.provider(), charge.consumedQuantity(), charge.consumedUnit());
        return consumed == null
                ? gigabytes(charge.provider(), charge.pricingQuantity(), charge.pricingUnit())
                : consumed;
    }

    private @Nullable BigDecimal gigabytes(String provider, @Nullable BigDecimal quantity, @Nullable String unit) {
        if (quantity == null || unit == null) {
            return null;
        }
        var key = new Unit(provider, unit);
        var each = units.get(key);
        if (each == null) {
            each = Optional.ofNullable(BilledVolume.gigabytesEach(provider, unit));
            if (units.size() < REMEMBERED) {
                units.put(key, each);
            }
        }
        return each.map(quantity::multiply).orElse(null);
    }

    private record Unit(String provider, String name) {}
}
