package dev.tradewind.http;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next give it as {@code cursor} for the page behind this one; null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {
    /** The longest page. */
    public static final int MOST = 1000;

    public Page {
        items = List.copyOf(items);
    }

    /** A page out of a list that is short enough to be held whole. */
    public static <T> Page<T> of(List<T> all, @Nullable String cursor, int limit, Function<T, String> id) {
        checked(limit);
        var from = cursor == null ? 0 : behind(all, cursor, id);
        return cut(all.subList(from, Math.min(all.size(), from + limit + 1)), limit, id);
    }

    /** A page out of what a query for {@code limit + 1} rows found. */
    public static <T> Page<T> cut(List<T> found, int limit, Function<T, String> id) {
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, limit), id.apply(found.get(limit - 1)));
    }

    /** The limit, if it is one. */
    public static int checked(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new BadQuery("limit is " + limit + ", allowed are 1 to " + MOST);
        }
        return limit;
    }

    private static <T> int behind(List<T> all, String cursor, Function<T, String> id) {
        for (var i = 0; i < all.size(); i++) {
            if (id.apply(all.get(i)).equals(cursor)) {
                return i + 1;
            }
        }
        throw unknown(cursor);
    }

    public static BadQuery unknown(String cursor) {
        return new BadQuery("cursor '" + cursor + "' is none that a page of this list gave. Maybe start without it?");
    }
}
