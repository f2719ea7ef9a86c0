package dev.tradewind.egress.budget;

import dev.tradewind.egress.TransferClass;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Budgets as a file that an import reads again: a table, or a list under {@code budgets}; the form is in docs/formats.md. */
public final class BudgetFile {
    public static final String NAME = "budget";
    public static final String OWNER = "owner";
    public static final String SCOPE_OWNER = "scope owner";
    public static final String CLASS = "class";
    public static final String FROM = "from";
    public static final String TO = "to";
    public static final String PROVIDER = "provider";
    public static final String METRIC = "metric";
    public static final String AMOUNT = "amount";
    public static final String CURRENCY = "currency";
    public static final String TOLD_SPENT = "told when spent %";
    public static final String TOLD_FORECAST = "told when forecast %";
    public static final String TELLS_TEAM = "tells owner team";
    public static final String TELLS_ROLES = "tells roles";
    public static final String TELLS_GROUPS = "tells groups";

    public static final List<String> HEADER = List.of(
            NAME,
            OWNER,
            SCOPE_OWNER,
            CLASS,
            FROM,
            TO,
            PROVIDER,
            METRIC,
            AMOUNT,
            CURRENCY,
            TOLD_SPENT,
            TOLD_FORECAST,
            TELLS_TEAM,
            TELLS_ROLES,
            TELLS_GROUPS);

    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    private BudgetFile() {}

    /** Cells under {@link #HEADER}. */
    public static List<@Nullable Object> row(BudgetTerms terms) {
        var scope = terms.scope();
        return Arrays.<@Nullable Object>asList(
                terms.name(),
                terms.owner(),
                scope.owner(),
                label(scope.transferClass()),
                scope.from(),
                scope.to(),
                scope.provider(),
                terms.metric().column(),
                terms.amount().amount(),
                terms.amount().currency(),
                words(percents(terms, Threshold.Basis.ACTUAL)),
                words(percents(terms, Threshold.Basis.FORECAST)),
                terms.notified().ownerTeam() ? "yes" : "no",
                words(new TreeSet<>(terms.notified().roles())),
                words(new TreeSet<>(terms.notified().groups())));
    }

    public static String yaml(Collection<BudgetTerms> all) {
        var root = YAML.createObjectNode();
        var list = root.putArray("budgets");
        for (var terms : all) {
            entry(list.addObject(), terms);
        }
        return YAML.writeValueAsString(root);
    }

    private static void entry(ObjectNode entry, BudgetTerms terms) {
        entry.put("name", terms.name()).put("owner", terms.owner());
        var scope = entry.putObject("scope");
        put(scope, "owner", terms.scope().owner());
        put(scope, "class", label(terms.scope().transferClass()));
        put(scope, "from", terms.scope().from());
        put(scope, "to", terms.scope().to());
        put(scope, "provider", terms.scope().provider());
        // In quotation marks, so that no reader makes a rounded number of it.
        entry.put("amount", plain(terms.amount().amount()));
        entry.put("currency", terms.amount().currency());
        entry.put("metric", terms.metric().column());
        percents(terms, Threshold.Basis.ACTUAL).forEach(entry.putArray("toldWhenSpent")::add);
        percents(terms, Threshold.Basis.FORECAST).forEach(entry.putArray("toldWhenForecast")::add);
        var tells = entry.putObject("tells");
        tells.put("ownerTeam", terms.notified().ownerTeam());
        names(tells.putArray("roles"), terms.notified().roles());
        names(tells.putArray("groups"), terms.notified().groups());
    }

    private static void names(ArrayNode into, Collection<String> names) {
        new TreeSet<>(names).forEach(into::add);
    }

    private static void put(ObjectNode into, String field, @Nullable String value) {
        if (value != null) {
            into.put(field, value);
        }
    }

    private static String plain(BigDecimal amount) {
        return amount.toPlainString();
    }

    private static @Nullable String label(@Nullable TransferClass transferClass) {
        return transferClass == null ? null : transferClass.label();
    }

    private static List<Integer> percents(BudgetTerms terms, Threshold.Basis basis) {
        return terms.thresholds().stream()
                .filter(each -> each.basis() == basis)
                .map(Threshold::percent)
                .toList();
    }

    private static String words(Collection<?> all) {
        return all.stream().map(String::valueOf).collect(Collectors.joining("; "));
    }
}
