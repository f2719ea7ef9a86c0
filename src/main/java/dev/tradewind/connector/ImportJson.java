package dev.tradewind.connector;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of {@code tradewind import --json}: amounts as decimal strings, null where a file lacks the metric. */
final class ImportJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper JSON = new ObjectMapper();

    private ImportJson() {}

    static String of(List<DryRun.Result> results) {
        return files(results.stream().map(ImportJson::file).toList());
    }

    static String ofStored(List<Stored> stored) {
        return files(stored.stream().map(ImportJson::file).toList());
    }

    private static String files(List<ObjectNode> each) {
        var files = NODES.arrayNode();
        each.forEach(files::add);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(Map.of("files", files));
    }

    private static ObjectNode file(DryRun.Result result) {
        var node =
                counts(result.file(), result.dialect(), result.accepted(), result.quarantined(), result.roundedRows());
        node.put("message", result.remarks());
        var refusal = result.refusal();
        var refused = refusal == null
                ? null
                : new Quarantined(1, refusal.column(), null, refusal.reason() + ". " + refusal.advice(), null);
        return sums(node, refused, result.reasons(), result.totals(), result.transfers());
    }

    private static ObjectNode file(Stored stored) {
        var node =
                counts(stored.file(), stored.dialect(), stored.accepted(), stored.quarantined(), stored.roundedRows());
        var id = stored.id();
        node.put("id", id == null ? null : id.toString());
        node.put("state", stored.state().name());
        node.put("repeated", stored.repeated());
        node.put("message", stored.message());
        var message = stored.message();
        var refused = stored.exit() < 2 || message == null ? null : new Quarantined(1, null, null, message, null);
        return sums(node, refused, stored.reasons(), stored.totals(), stored.transfers());
    }

    private static ObjectNode counts(
            String file, @Nullable String dialect, long accepted, long quarantined, long roundedRows) {
        var node = NODES.objectNode();
        node.put("file", file);
        node.put("dialect", dialect);
        node.put("rows", accepted + quarantined);
        node.put("accepted", accepted);
        node.put("quarantined", quarantined);
        node.put("roundedRows", roundedRows);
        return node;
    }

    private static ObjectNode sums(
            ObjectNode node,
            @Nullable Quarantined refused,
            List<Quarantined> rows,
            List<CurrencyTotal> currencies,
            List<TransferTotal> moved) {
        var reasons = node.putArray("reasons");
        if (refused != null) {
            reasons.add(reason(refused));
        }
        rows.forEach(row -> reasons.add(reason(row)));
        var totals = node.putArray("totals");
        for (var total : currencies) {
            var each = totals.addObject();
            each.put("currency", total.currency());
            each.put("billedCost", text(total.billedCost()));
            each.put("effectiveCost", text(total.effectiveCost()));
        }
        var transfers = node.putArray("transfers");
        moved.forEach(transfer -> transfers.add(transfer(transfer)));
        return node;
    }

    private static ObjectNode transfer(TransferTotal total) {
        var node = NODES.objectNode();
        node.put("transferClass", total.transferClass());
        node.put("from", total.from());
        node.put("to", total.to());
        node.put("rows", total.rows());
        node.put("gigabytes", text(total.gigabytes()));
        node.put("billedQuantity", text(total.billedQuantity()));
        node.put("billedUnit", total.billedUnit());
        node.put("billedCost", text(total.billedCost()));
        node.put("currency", total.currency());
        return node;
    }

    private static ObjectNode reason(Quarantined row) {
        var node = NODES.objectNode();
        node.put("line", row.line());
        node.put("column", row.column());
        node.put("value", row.value());
        node.put("reason", row.reason());
        return node;
    }

    private static @Nullable String text(@Nullable BigDecimal amount) {
        return amount == null ? null : plain(amount);
    }

    /** All decimals that matter, without exponent. */
    static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
