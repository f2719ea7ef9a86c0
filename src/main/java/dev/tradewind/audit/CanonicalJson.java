package dev.tradewind.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bytes of a value after RFC 8785, so that equal values have equal hashes. Numbers are kept exact instead of binary: an
 * integer within ±(2⁵³ − 1) is a number, anything else (decimals, larger integers) is written as a string.
 */
public final class CanonicalJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final long SAFE = (1L << 53) - 1;

    private CanonicalJson() {}

    /** @throws IllegalArgumentException if a string is no valid Unicode, which RFC 8785 forbids to write */
    public static byte[] bytes(Object value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    public static String text(Object value) {
        var out = new StringBuilder();
        write(value instanceof JsonNode node ? node : MAPPER.valueToTree(value), out);
        return out.toString();
    }

    private static void write(JsonNode node, StringBuilder out) {
        switch (node.getNodeType()) {
            case OBJECT -> object(node, out);
            case ARRAY -> array(node, out);
            case STRING -> string(node.asString(), out);
            case NUMBER -> number(node, out);
            case BOOLEAN -> out.append(node.booleanValue());
            case NULL, MISSING -> out.append("null");
            case BINARY, POJO -> string(node.asString(), out);
        }
    }

    private static void object(JsonNode node, StringBuilder out) {
        var names = new ArrayList<>(node.propertyNames());
        names.sort(null); // String order is by UTF-16 code unit, as RFC 8785 section 3.2.3 wants it
        out.append('{');
        for (int i = 0; i < names.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            string(names.get(i), out);
            out.append(':');
            write(node.path(names.get(i)), out);
        }
        out.append('}');
    }

    private static void array(JsonNode node, StringBuilder out) {
        out.append('[');
        for (int i = 0; i < node.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            write(node.path(i), out);
        }
        out.append(']');
    }

    private static void number(JsonNode node, StringBuilder out) {
        if (node.isIntegralNumber() && node.canConvertToLong() && Math.abs(node.longValue()) <= SAFE) {
            out.append(node.longValue());
        } else if (node.isIntegralNumber()) {
            string(node.bigIntegerValue().toString(), out);
        } else if (node.isBigDecimal()) {
            string(node.decimalValue().toPlainString(), out);
        } else {
            string(Double.toString(node.doubleValue()), out);
        }
    }

    private static void string(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u00")
                                .append(Character.forDigit(c >> 4, 16))
                                .append(Character.forDigit(c & 15, 16));
                    } else if (Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1))) {
                        out.append(c).append(text.charAt(++i));
                    } else if (Character.isSurrogate(c)) {
                        throw new IllegalArgumentException(
                                "Half a surrogate pair at position " + i
                                        + " cannot be written canonically. Maybe the text was cut in the middle of a character?");
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
