package dev.tradewind.connector.places;

import dev.tradewind.connector.Unreadable;
import dev.tradewind.workload.Placing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what a workload asks of its place and time from the part {@code placing} of its entry. */
final class PlacingReader {
    private static final Set<String> FIELDS = new LinkedHashSet<>(List.of(
            "members",
            "resumeMinutes",
            "sameEachTime",
            "byUserLocation",
            "after",
            "couplings",
            "sameSiteAs",
            "apartFrom",
            "spread",
            "commit",
            "carbonBasis",
            "maxEgressUsdPerRun",
            "maxEgressUsdPerMonth",
            "data"));

    private PlacingReader() {}

    static Placing read(@Nullable JsonNode node) throws Unreadable {
        if (node == null || node.isNull()) {
            return Placing.NONE;
        }
        var fields = new Fields(node, "placing");
        for (String name : node.propertyNames()) {
            // A rule that is spelt wrongly must not be a rule that nobody keeps.
            if (!FIELDS.contains(name)) {
                throw new Unreadable(fields.name(name), null, "is not known; expected " + String.join(", ", FIELDS));
            }
        }
        return read(
                node,
                after(fields),
                couplings(fields),
                new LinkedHashSet<>(WorkloadReader.texts(node.get("sameSiteAs"), fields.name("sameSiteAs"))),
                new LinkedHashSet<>(WorkloadReader.texts(node.get("apartFrom"), fields.name("apartFrom"))),
                data(fields));
    }

    /** @param node of everything but the lists */
    static Placing read(
            JsonNode node,
            List<Placing.Before> after,
            List<Placing.Coupling> couplings,
            Set<String> sameSiteAs,
            Set<String> apartFrom,
            List<Placing.DataRule> data)
            throws Unreadable {
        var fields = new Fields(node, "placing");
        String basis = fields.text("carbonBasis");
        return new Placing(
                whole(fields, "members"),
                fields.number("resumeMinutes"),
                fields.yes("sameEachTime"),
                fields.yes("byUserLocation"),
                after,
                couplings,
                sameSiteAs,
                apartFrom,
                spread(fields),
                commit(fields),
                basis == null ? null : fields.choice("carbonBasis", Placing.CarbonBasis.class, null),
                fields.decimal("maxEgressUsdPerRun"),
                fields.decimal("maxEgressUsdPerMonth"),
                data);
    }

    private static int whole(Fields fields, String field) throws Unreadable {
        BigDecimal value = fields.decimal(field, BigDecimal.ONE);
        try {
            return value.intValueExact();
        } catch (ArithmeticException broken) {
            throw new Unreadable(fields.name(field), value.toPlainString(), "expected a whole number");
        }
    }

    private static List<Placing.Before> after(Fields placing) throws Unreadable {
        var all = new ArrayList<Placing.Before>();
        for (Fields each : list(placing, "after")) {
            all.add(new Placing.Before(each.mandatory("workload"), each.decimal("gigabytes", BigDecimal.ZERO)));
        }
        return all;
    }

    private static List<Placing.Coupling> couplings(Fields placing) throws Unreadable {
        var all = new ArrayList<Placing.Coupling>();
        for (Fields each : list(placing, "couplings")) {
            all.add(new Placing.Coupling(
                    each.mandatory("name"),
                    each.choice("breaks", Placing.Border.class, null),
                    each.decimal("replaceUsd")));
        }
        return all;
    }

    private static List<Placing.DataRule> data(Fields placing) throws Unreadable {
        var all = new ArrayList<Placing.DataRule>();
        for (Fields each : list(placing, "data")) {
            var paths = new LinkedHashSet<Placing.Network>();
            for (String path : WorkloadReader.texts(each.node().get("paths"), each.name("paths"))) {
                try {
                    paths.add(Placing.Network.valueOf(path.toUpperCase(java.util.Locale.ROOT)));
                } catch (IllegalArgumentException none) {
                    throw new Unreadable(
                            each.name("paths"), path, "expected INTERNET, BACKBONE, PEERING, TRANSIT or PRIVATE");
                }
            }
            all.add(new Placing.DataRule(
                    each.mandatory("dataSet"),
                    paths,
                    WorkloadReader.texts(each.node().get("writeTo"), each.name("writeTo")),
                    new LinkedHashSet<>(WorkloadReader.texts(each.node().get("countries"), each.name("countries")))));
        }
        return all;
    }

    private static Placing.@Nullable Spread spread(Fields placing) throws Unreadable {
        JsonNode node = placing.node().get("spread");
        if (node == null || node.isNull()) {
            return null;
        }
        var fields = new Fields(node, placing.name("spread"));
        return new Placing.Spread(fields.mandatory("group"), whole(fields, "atMost"));
    }

    private static Placing.@Nullable Commit commit(Fields placing) throws Unreadable {
        JsonNode node = placing.node().get("commit");
        if (node == null || node.isNull()) {
            return null;
        }
        var fields = new Fields(node, placing.name("commit"));
        return new Placing.Commit(fields.mandatory("dataSet"), fields.number("maxMillis", 0));
    }

    private static List<Fields> list(Fields placing, String field) throws Unreadable {
        JsonNode node = placing.node().get(field);
        var all = new ArrayList<Fields>();
        if (node == null || node.isNull()) {
            return all;
        }
        if (!node.isArray()) {
            throw new Unreadable(placing.name(field), node.toString(), "expected a list");
        }
        for (int i = 0; i < node.size(); i++) {
            all.add(new Fields(node.get(i), placing.name(field) + "[" + i + "]"));
        }
        return all;
    }
}
