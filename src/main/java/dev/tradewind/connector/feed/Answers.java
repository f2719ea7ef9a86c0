package dev.tradewind.connector.feed;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads fields of answers; what is missing or of another kind stops the feed with a message that names the field. */
final class Answers {
    private static final int MOST_DIGITS = 30;
    private static final int MOST_PLACES = 400;

    private Answers() {}

    static JsonNode list(JsonNode parent, String field) throws FeedStopped {
        JsonNode list = parent.path(field);
        if (!list.isArray()) {
            throw new FeedStopped("expected a list '" + field + "', found "
                    + (list.isMissingNode() ? "no such field" : list.getNodeType())
                    + said(parent));
        }
        return list;
    }

    static String text(JsonNode parent, String field) throws FeedStopped {
        JsonNode text = parent.path(field);
        if (!text.isString()) {
            throw new FeedStopped(
                    "expected text in '" + field + "', found " + (text.isMissingNode() ? "nothing" : text));
        }
        return text.stringValue();
    }

    /** A number, or null where the source says null: unknown is not zero. Text that is a number counts. */
    static @Nullable BigDecimal number(JsonNode parent, String field) throws FeedStopped {
        JsonNode number = parent.path(field);
        if (number.isNull() || number.isMissingNode()) {
            return null;
        }
        try {
            return figure(
                    number.isString() ? new BigDecimal(number.stringValue().trim()) : number.decimalValue(), field);
        } catch (NumberFormatException | tools.jackson.core.JacksonException wrong) {
            throw new FeedStopped("expected a number in '" + field + "', found " + number);
        }
    }

    /** The number, if it is of a size that can be written out: 1e999999999 would fill the memory. */
    static BigDecimal figure(BigDecimal number, String field) throws FeedStopped {
        if (number.scale() > MOST_PLACES || number.precision() - (long) number.scale() > MOST_DIGITS) {
            throw new FeedStopped("expected a number of up to " + MOST_DIGITS + " digits and " + MOST_PLACES
                    + " decimal places in '" + field + "', found one of another size");
        }
        return number;
    }

    /** An instant with its zone; seconds may be missing. */
    static Instant instant(JsonNode parent, String field) throws FeedStopped {
        String text = text(parent, field);
        try {
            return OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                    .toInstant();
        } catch (DateTimeParseException wrong) {
            throw new FeedStopped("expected a time with zone in '" + field + "', found '" + text + "'");
        }
    }

    private static String said(JsonNode parent) {
        for (String field : new String[] {"error", "message", "status"}) {
            if (parent.path(field).isString()) {
                return "; the source says '" + parent.path(field).stringValue() + "'";
            }
        }
        return "";
    }
}
