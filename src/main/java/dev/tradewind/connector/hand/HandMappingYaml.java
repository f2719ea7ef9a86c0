package dev.tradewind.connector.hand;

import dev.tradewind.connector.bill.BillColumn;
import dev.tradewind.connector.flow.VpcFormat;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.quantity.Hashes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A mapping as text, the form in which it is kept, exported and given to {@code tradewind import --mapping}. */
public final class HandMappingYaml {
    private static final YAMLMapper YAML = new YAMLMapper();

    private HandMappingYaml() {}

    /** The same mapping gives the same text, byte for byte. */
    public static String write(HandMapping of) {
        var root = new LinkedHashMap<String, Object>();
        root.put("mapping", of.name());
        root.put("version", of.version());
        var flowLog = of.flowLog();
        if (flowLog != null) {
            root.put("flowLog", flowLog.text());
            return YAML.writeValueAsString(root);
        }
        root.put("header", of.header());
        root.put("dates", of.dates());
        root.put("decimals", of.numbers().name());
        root.put("negated", of.negated());
        root.put("columns", titled(of.columns()));
        root.put("constants", titled(of.constants()));
        root.put("tags", of.tags());
        root.put(
                "transfers",
                of.transfers().stream()
                        .map(words -> {
                            var each = new LinkedHashMap<String, String>();
                            each.put("class", words.transferClass().name());
                            each.put("column", words.column());
                            each.put("contains", words.contains());
                            return each;
                        })
                        .toList());
        return YAML.writeValueAsString(root);
    }

    private static Map<String, String> titled(Map<BillColumn, String> map) {
        var titled = new LinkedHashMap<String, String>();
        map.forEach((column, value) -> titled.put(column.title(), value));
        return titled;
    }

    /** Short name of one version's content. */
    public static String digest(String text) {
        return Hashes.sha256(text).substring(0, 16);
    }

    /**
     * Reads a mapping, complete or not.
     *
     * @throws IllegalArgumentException if the text is none; the message says what and where
     */
    public static HandMapping read(String text) {
        JsonNode root;
        try {
            root = YAML.readTree(text);
        } catch (JacksonException broken) {
            var at = broken.getLocation();
            throw new IllegalArgumentException(
                    "the mapping is no YAML" + (at == null ? "" : " from line " + at.getLineNr() + " on"), broken);
        }
        if (!root.path("mapping").isString()) {
            throw new IllegalArgumentException("the file is no mapping; expected 'mapping: NAME' at its beginning");
        }
        if (root.has("flowLog")) {
            return HandMapping.ofFlowLog(
                            root.path("mapping").asString(),
                            VpcFormat.of(root.path("flowLog").asString("")))
                    .saved(root.path("version").asInt(0));
        }
        return new HandMapping(
                root.path("mapping").asString(),
                root.path("version").asInt(0),
                texts(root, "header"),
                root.path("dates").asString(DateForm.ISO),
                one(NumberForm.class, "decimals", root.path("decimals").asString(NumberForm.POINT.name())),
                root.path("negated").asBoolean(false),
                columns(root, "columns"),
                columns(root, "constants"),
                texts(root, "tags"),
                transfers(root));
    }

    private static List<String> texts(JsonNode root, String list) {
        var texts = new ArrayList<String>();
        root.path(list).forEach(each -> texts.add(each.asString("")));
        return texts;
    }

    private static Map<BillColumn, String> columns(JsonNode root, String map) {
        var columns = new EnumMap<BillColumn, String>(BillColumn.class);
        root.path(map)
                .properties()
                .forEach(entry -> columns.put(
                        column(map, entry.getKey()), entry.getValue().asString("")));
        return columns;
    }

    private static BillColumn column(String where, String title) {
        return Target.ALL.stream()
                .filter(target -> target.title().equalsIgnoreCase(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        where + ": '" + title + "' is no column that can be mapped, such as BilledCost"))
                .column();
    }

    private static List<TransferWords> transfers(JsonNode root) {
        var transfers = new ArrayList<TransferWords>();
        root.path("transfers")
                .forEach(each -> transfers.add(new TransferWords(
                        one(TransferClass.class, "transfers", each.path("class").asString("")),
                        each.path("column").asString(""),
                        each.path("contains").asString(""))));
        return transfers;
    }

    private static <E extends Enum<E>> E one(Class<E> of, String where, String name) {
        try {
            return Enum.valueOf(of, name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    where + ": '" + name + "' is none of " + List.of(of.getEnumConstants()), unknown);
        }
    }
}
