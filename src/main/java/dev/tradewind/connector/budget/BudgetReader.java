package dev.tradewind.connector.budget;

import dev.tradewind.connector.Cells;
import dev.tradewind.connector.Unreadable;
import dev.tradewind.connector.places.Fields;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.budget.BudgetScope;
import dev.tradewind.egress.budget.BudgetTerms;
import dev.tradewind.egress.budget.CostMetric;
import dev.tradewind.egress.budget.Notified;
import dev.tradewind.egress.budget.Threshold;
import dev.tradewind.identity.Role;
import dev.tradewind.quantity.Money;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the budgets of one file, of which no two may have the same name. What is left out is as usual. */
final class BudgetReader {
    private final Set<String> names = new HashSet<>();

    BudgetTerms read(JsonNode entry) throws Unreadable {
        var fields = new Fields(entry, "");
        var terms = new BudgetTerms(
                fields.mandatory("name"),
                fields.mandatory("owner"),
                scope(entry.get("scope")),
                new Money(
                        Cells.decimal("amount", fields.mandatory("amount")),
                        fields.mandatory("currency").toUpperCase(Locale.ROOT)),
                metric(fields),
                thresholds(entry),
                notified(entry.get("tells")));
        var problem = terms.problem();
        if (problem.isPresent()) {
            throw new Unreadable(null, terms.name(), problem.get());
        }
        if (!names.add(terms.name().toLowerCase(Locale.ROOT))) {
            throw new Unreadable(
                    "name", terms.name(), "a budget of this name stands in the file before; the first counts");
        }
        return terms;
    }

    private static BudgetScope scope(@Nullable JsonNode scope) throws Unreadable {
        if (scope == null || scope.isNull()) {
            return BudgetScope.EVERYTHING;
        }
        var fields = new Fields(scope, "scope");
        return new BudgetScope(
                fields.text("owner"),
                transferClass(fields.text("class")),
                fields.text("from"),
                fields.text("to"),
                fields.text("provider"));
    }

    private static @Nullable TransferClass transferClass(@Nullable String text) throws Unreadable {
        if (text == null) {
            return null;
        }
        return Arrays.stream(TransferClass.values())
                .filter(each ->
                        each.label().equalsIgnoreCase(text) || each.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new Unreadable(
                        "scope.class",
                        text,
                        "no transfer class; expected one of "
                                + Arrays.stream(TransferClass.values())
                                        .map(TransferClass::label)
                                        .collect(Collectors.joining(", "))));
    }

    private static CostMetric metric(Fields fields) throws Unreadable {
        var text = fields.text("metric");
        for (var metric : CostMetric.values()) {
            if (text == null
                    || metric.column().equalsIgnoreCase(text)
                    || metric.name().equalsIgnoreCase(text)) {
                return metric;
            }
        }
        throw new Unreadable("metric", text, "expected BilledCost or EffectiveCost");
    }

    private static List<Threshold> thresholds(JsonNode entry) throws Unreadable {
        if (!entry.has("toldWhenSpent") && !entry.has("toldWhenForecast")) {
            return Threshold.USUAL;
        }
        var all = new ArrayList<Threshold>();
        for (var text : texts(entry.get("toldWhenSpent"))) {
            all.add(new Threshold(Threshold.Basis.ACTUAL, percent("toldWhenSpent", text)));
        }
        for (var text : texts(entry.get("toldWhenForecast"))) {
            all.add(new Threshold(Threshold.Basis.FORECAST, percent("toldWhenForecast", text)));
        }
        return all;
    }

    private static int percent(String field, String text) throws Unreadable {
        try {
            return Cells.decimal(field, text).intValueExact();
        } catch (ArithmeticException broken) {
            throw new Unreadable(field, text, "expected a whole number of per cent");
        }
    }

    private static Notified notified(@Nullable JsonNode tells) throws Unreadable {
        if (tells == null || tells.isNull()) {
            return Notified.USUAL;
        }
        var roles = new HashSet<String>();
        for (var text : texts(tells.get("roles"))) {
            roles.add(Arrays.stream(Role.values())
                    .map(Role::name)
                    .filter(text::equalsIgnoreCase)
                    .findFirst()
                    .orElseThrow(() -> new Unreadable(
                            "tells.roles", text, "no role; expected some of " + Arrays.toString(Role.values()))));
        }
        var fields = new Fields(tells, "tells");
        var team = fields.text("ownerTeam") == null || fields.yes("ownerTeam");
        return new Notified(team, roles, Set.copyOf(texts(tells.get("groups"))));
    }

    private static List<String> texts(@Nullable JsonNode list) {
        return list == null
                ? List.of()
                : list.valueStream().map(JsonNode::asString).toList();
    }
}
