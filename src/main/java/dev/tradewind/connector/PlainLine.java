package dev.tradewind.connector;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One line of a table whose cells are plain ASCII, read without making text of every cell. Whatever is not quite as files of
 * machines have it makes the line {@link #isOdd odd}; it is then read with care, and what was taken from it here is void.
 */
public final class PlainLine {
    private static final int MOST_DIGITS = 18;
    private static final int TIME = 19;
    private static final int DAY = 10;
    private static final String TIME_SIGNS = "dddd-dd-dd.dd:dd:dd";

    private final int[] ends;
    private final byte[][] lastBytes;
    private final @Nullable String[] lastText;
    private byte[] bytes = {};
    private int start;
    private boolean odd;
    private final byte[] lastDay = new byte[DAY];
    private long lastEpochDay;

    PlainLine(int width) {
        ends = new int[width];
        lastBytes = new byte[width][];
        lastText = new String[width];
    }

    /** Where the cells end; the caller fills them. */
    int[] ends() {
        return ends;
    }

    void at(byte[] in, int from, boolean isOdd) {
        bytes = in;
        start = from;
        odd = isOdd;
    }

    /** Whether something of the line has to be read with care. */
    boolean isOdd() {
        return odd;
    }

    private int from(int column) {
        return column == 0 ? start : ends[column - 1] + 1;
    }

    /**
     * The cell, or null if the column is missing or the cell is empty or NULL.
     *
     * @param column position, or -1 for a column that the file has not
     */
    public @Nullable String text(int column) {
        if (column < 0) {
            return null;
        }
        int from = from(column);
        int to = ends[column];
        byte[] last = lastBytes[column];
        if (last != null && Arrays.equals(last, 0, last.length, bytes, from, to)) {
            return lastText[column];
        }
        var raw = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        var text = Cells.text(raw);
        lastBytes[column] = Arrays.copyOfRange(bytes, from, to);
        lastText[column] = text;
        return text;
    }

    /** The number, or null if the column is missing or the cell is empty. */
    public @Nullable BigDecimal decimal(int column) {
        if (column < 0 || from(column) == ends[column]) {
            return null;
        }
        int from = from(column);
        int to = ends[column];
        long digits = 0;
        int many = 0;
        int point = -1;
        for (int i = from; i < to; i++) {
            byte each = bytes[i];
            if (each >= '0' && each <= '9') {
                digits = digits * 10 + each - '0';
                many++;
            } else if (each == '.' && point < 0 && i > from) {
                point = i;
            } else {
                odd = true;
                return null;
            }
        }
        if (many > MOST_DIGITS) {
            odd = true;
            return null;
        }
        return BigDecimal.valueOf(digits, point < 0 ? 0 : to - 1 - point);
    }

    /** The time {@code 2024-09-18 22:00:00}, also with T between or Z behind, in UTC; null if the column is missing or the cell is empty. */
    public @Nullable Instant instant(int column) {
        if (column < 0 || from(column) == ends[column]) {
            return null;
        }
        int from = from(column);
        int length = ends[column] - from;
        boolean zoned = length == TIME + 1 && bytes[from + TIME] == 'Z';
        if (length != TIME && !zoned) {
            odd = true;
            return null;
        }
        // Rows of one day mostly follow each other.
        boolean sameDay = Arrays.equals(lastDay, 0, DAY, bytes, from, from + DAY);
        if (!looksLikeTime(from, sameDay ? DAY : 0) || !(sameDay || known(from))) {
            odd = true;
            return null;
        }
        int hour = number(from + 11, 2);
        int minute = number(from + 14, 2);
        int second = number(from + 17, 2);
        if (hour > 23 || minute > 59 || second > 59) {
            odd = true;
            return null;
        }
        return Instant.ofEpochSecond(((lastEpochDay * 24 + hour) * 60 + minute) * 60 + second);
    }

    private boolean looksLikeTime(int from, int first) {
        for (int i = first; i < TIME; i++) {
            byte each = bytes[from + i];
            char sign = TIME_SIGNS.charAt(i);
            boolean fits = switch (sign) {
                case 'd' -> each >= '0' && each <= '9';
                case '.' -> each == ' ' || each == 'T';
                default -> each == sign;
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private boolean known(int from) {
        try {
            lastEpochDay = LocalDate.of(number(from, 4), number(from + 5, 2), number(from + 8, 2))
                    .toEpochDay();
            System.arraycopy(bytes, from, lastDay, 0, DAY);
            return true;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    private int number(int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            number = number * 10 + bytes[i] - '0';
        }
        return number;
    }
}
