package dev.tradewind.savedview;

import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A page with its filters, under a name.
 *
 * @param ownerId who saved it
 * @param name at most 80 characters, one of a kind among the owner's
 * @param path of the page inside the console with its query, without a leading slash, as {@code egress?tab=flows&range=30d}
 * @param shared whether everybody sees it
 */
public record SavedView(UUID id, UUID ownerId, String name, String path, boolean shared, Instant savedAt) {
    static final int LONGEST_NAME = 80;
    static final int LONGEST_PATH = 2000;
    /** Words of a route, then a query; no scheme, host or fragment, so that a shared view can lead nowhere else. */
    private static final Pattern INSIDE =
            Pattern.compile("([a-z][a-z0-9-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*)?(\\?[^#\\s<>\"'\\\\]*)?");

    /** @throws IllegalArgumentException in words for who typed it */
    static String checkedName(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "name has " + stripped.length() + " characters; expected 1 to " + LONGEST_NAME);
        }
        return stripped;
    }

    /** @throws IllegalArgumentException where it is no page of this console */
    static String checkedPath(String path) {
        if (path.length() > LONGEST_PATH) {
            throw new IllegalArgumentException(
                    "path has " + path.length() + " characters; expected at most " + LONGEST_PATH);
        }
        if (!INSIDE.matcher(path).matches()) {
            throw new IllegalArgumentException("path is '" + path
                    + "'; expected a page of this console with its query, as egress?tab=flows, without leading slash");
        }
        return path;
    }
}
