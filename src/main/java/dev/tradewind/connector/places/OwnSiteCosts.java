package dev.tradewind.connector.places;

import dev.tradewind.connector.Unreadable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an hour costs at a site of one's own:
 * {@code rate = (own + shared · own / Σ own) / (units · utilisation)}, with {@code own = Σ (paid − residual) / (years · 8760)}
 * over the hardware of that part, and {@code shared} the same over what serves all parts, plus
 * {@code kW · PUE · USD/kWh + (staff + other) / 8760}. USD per hour.
 *
 * @param own per part
 * @param units how many vCPU, GiB and GPU there are
 * @param utilisation share of them that is in use over the year
 */
record OwnSiteCosts(
        Map<OwnSitePart, BigDecimal> own,
        BigDecimal shared,
        Map<OwnSitePart, BigDecimal> units,
        BigDecimal utilisation) {
    private static final BigDecimal HOURS_PER_YEAR = BigDecimal.valueOf(8760);
    private static final MathContext EXACT = MathContext.DECIMAL128;
    private static final int SCALE = 12;

    static OwnSiteCosts read(Fields site) throws Unreadable {
        Map<OwnSitePart, BigDecimal> own = new EnumMap<>(OwnSitePart.class);
        BigDecimal shared = running(site);
        JsonNode hardware = site.node().path("hardware");
        if (!hardware.isArray() || hardware.isEmpty()) {
            throw new Unreadable("hardware", null, "missing; expected a list of what was bought");
        }
        int at = 0;
        for (JsonNode bought : hardware) {
            var item = new Fields(bought, "hardware[" + at++ + "]");
            BigDecimal perHour = item(item);
            String part = item.mandatory("part").toUpperCase(Locale.ROOT);
            if (part.equals("SHARED")) {
                shared = shared.add(perHour);
            } else {
                own.merge(item.choice("part", OwnSitePart.class, null), perHour, BigDecimal::add);
            }
        }
        return new OwnSiteCosts(own, shared, units(site, own), utilisation(site));
    }

    /** Null where the site has none of it. */
    @Nullable
    BigDecimal usdPerHour(OwnSitePart part) {
        BigDecimal paid = own.get(part);
        BigDecimal many = units.get(part);
        if (paid == null || many == null) {
            return null;
        }
        BigDecimal all = own.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return paid.add(shared.multiply(paid).divide(all, EXACT))
                .divide(many.multiply(utilisation), EXACT)
                .setScale(SCALE, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal running(Fields site) throws Unreadable {
        var power = new Fields(site.node().path("power"), "power");
        BigDecimal pue = positive(power, "pue");
        if (pue.compareTo(BigDecimal.ONE) < 0) {
            throw new Unreadable("power.pue", pue.toPlainString(), "a PUE is never below 1");
        }
        BigDecimal energy = positive(power, "kilowatts").multiply(pue).multiply(positive(power, "usdPerKwh"));
        BigDecimal people = notNegative(site, "staffUsdPerYear").add(notNegative(site, "otherUsdPerYear"));
        return energy.add(people.divide(HOURS_PER_YEAR, EXACT));
    }

    private static BigDecimal item(Fields item) throws Unreadable {
        BigDecimal paid = positive(item, "usd");
        BigDecimal residual = notNegative(item, "residualUsd");
        if (residual.compareTo(paid) >= 0) {
            throw new Unreadable(item.name("residualUsd"), residual.toPlainString(), "not below what was paid");
        }
        return paid.subtract(residual).divide(positive(item, "years").multiply(HOURS_PER_YEAR), EXACT);
    }

    private static Map<OwnSitePart, BigDecimal> units(Fields site, Map<OwnSitePart, BigDecimal> own) throws Unreadable {
        var capacity = new Fields(site.node().path("capacity"), "capacity");
        Map<OwnSitePart, BigDecimal> units = new EnumMap<>(OwnSitePart.class);
        for (OwnSitePart part : OwnSitePart.values()) {
            if (own.containsKey(part)) {
                units.put(part, positive(capacity, part.capacity()));
            } else if (capacity.text(part.capacity()) != null) {
                throw new Unreadable(
                        capacity.name(part.capacity()),
                        capacity.text(part.capacity()),
                        "no hardware of part " + part.name().toLowerCase(Locale.ROOT) + " pays for it");
            }
        }
        return units;
    }

    private static BigDecimal utilisation(Fields site) throws Unreadable {
        BigDecimal share = positive(site, "utilisation");
        if (share.compareTo(BigDecimal.ONE) > 0) {
            throw new Unreadable("utilisation", share.toPlainString(), "expected a share, more than 0 and at most 1");
        }
        return share;
    }

    private static BigDecimal positive(Fields of, String field) throws Unreadable {
        of.mandatory(field);
        BigDecimal value = of.decimal(field, BigDecimal.ZERO);
        if (value.signum() <= 0) {
            throw new Unreadable(of.name(field), value.toPlainString(), "expected more than 0");
        }
        return value;
    }

    private static BigDecimal notNegative(Fields of, String field) throws Unreadable {
        BigDecimal value = of.decimal(field, BigDecimal.ZERO);
        if (value.signum() < 0) {
            throw new Unreadable(of.name(field), value.toPlainString(), "expected 0 or more");
        }
        return value;
    }
}
