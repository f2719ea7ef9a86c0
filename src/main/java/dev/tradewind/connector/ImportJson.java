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
        var files = NODES.arrayNode();
        results.forEach(result -> files.add(file(result)));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(Map.of("files", files));
    }

    private static ObjectNode file(DryRun.Result result) {
        var node = NODES.objectNode();
        node.put("file", result.file());
        node.put("dialect", result.dialect());
        node.put("rows", result.rows());
        node.put("accepted", result.accepted());
        node.put("quarantined", result.quarantined());
        node.put("roundedRows", result.roundedRows());
        var reasons = node.putArray("reasons");
        var refusal = result.refusal();
        if (refusal != null) {
            reasons.add(reason(1, refusal.column(), null, refusal.reason() + ". " + refusal.advice()));
        }
        for (var row : result.reasons()) {
            reasons.add(reason(row.line(), row.column(), row.value(), row.reason()));
        }
        var totals = node.putArray("totals");
        for (var total : result.totals()) {
            var each = totals.addObject();
            each.put("currency", total.currency());
            each.put("billedCost", text(total.billedCost()));
            each.put("effectiveCost", text(total.effectiveCost()));
        }
        var transfers = node.putArray("transfers");
        for (var transfer : result.transfers()) {
            transfers.add(transfer(transfer));
        }
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

    private static ObjectNode reason(long line, @Nullable String column, @Nullable String value, String reason) {
        var node = NODES.objectNode();
        node.put("line", line);
        node.put("column", column);
        node.put("value", value);
        node.put("reason", reason);
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
