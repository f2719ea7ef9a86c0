package dev.tradewind.connector.places;

import dev.tradewind.connector.CellTimes;
import dev.tradewind.connector.Cells;
import dev.tradewind.connector.Unreadable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Typed access to one entry of a file; what cannot be read names its field, as a path, and its value. */
public record Fields(JsonNode node, String path) {

    public String name(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    @Nullable
    public String text(String field) {
        JsonNode value = node.get(field);
        return value == null || value.isNull() || value.isContainer() ? null : Cells.text(value.asString());
    }

    public String mandatory(String field) throws Unreadable {
        String text = text(field);
        if (text == null) {
            throw new Unreadable(name(field), null, "missing; a value is expected");
        }
        return text;
    }

    @Nullable
    public BigDecimal decimal(String field) throws Unreadable {
        String text = text(field);
        return text == null ? null : Cells.decimal(name(field), text);
    }

    @Nullable
    public Double number(String field) throws Unreadable {
        BigDecimal value = decimal(field);
        return value == null ? null : value.doubleValue();
    }

    public double number(String field, double otherwise) throws Unreadable {
        Double value = number(field);
        return value == null ? otherwise : value;
    }

    public BigDecimal decimal(String field, BigDecimal otherwise) throws Unreadable {
        BigDecimal value = decimal(field);
        return value == null ? otherwise : value;
    }

    @Nullable
    public Instant instant(String field) throws Unreadable {
        String text = text(field);
        return text == null ? null : CellTimes.instant(name(field), text);
    }

    public boolean yes(String field) throws Unreadable {
        String text = text(field);
        if (text == null || text.equalsIgnoreCase("false") || text.equalsIgnoreCase("no")) {
            return false;
        }
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("yes")) {
            return true;
        }
        throw new Unreadable(name(field), text, "expected true or false");
    }

    public <E extends Enum<E>> E choice(String field, Class<E> type, @Nullable E otherwise) throws Unreadable {
        String text = text(field);
        if (text == null && otherwise != null) {
            return otherwise;
        }
        String wanted = mandatory(field).toUpperCase(Locale.ROOT);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(wanted)) {
                return constant;
            }
        }
        throw new Unreadable(name(field), text, "expected one of " + Arrays.toString(type.getEnumConstants()));
    }
}
