package dev.tradewind.outbound;

import java.util.Arrays;
import java.util.List;

/** Mail addresses as people type them: several, separated by commas. */
public final class MailAddresses {
    private static final int MOST = 50;

    private MailAddresses() {}

    /** @throws IllegalArgumentException naming what is no address, or that there are none or more than 50 */
    public static List<String> parse(String text) {
        var all = split(text);
        if (all.isEmpty() || all.size() > MOST) {
            throw new IllegalArgumentException("1 to " + MOST + " mail addresses are needed, separated by commas");
        }
        all.stream()
                .filter(one -> !one.matches("[^@\\s,<>\"]{1,64}@[^@\\s,<>\"]{1,250}"))
                .findFirst()
                .ifPresent(bad -> {
                    throw new IllegalArgumentException(
                            "'" + bad + "' is no mail address. Write it as name@example.org.");
                });
        return all;
    }

    /** Without a look at whether each is one. */
    public static List<String> split(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }
}
