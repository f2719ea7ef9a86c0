package dev.tradewind.connector;

import java.util.List;
import java.util.Optional;

/** All forms of file that Tradewind reads, in the order in which they are tried: the most particular first. */
public final class Dialects {
    private static final List<Dialect<?>> ALL = List.of();

    private Dialects() {}

    public static List<Dialect<?>> all() {
        return ALL;
    }

    /** The first dialect that recognises the content. */
    public static Optional<Dialect<?>> sniff(FileHead head) {
        for (var dialect : ALL) {
            if (dialect.recognises(head)) {
                return Optional.of(dialect);
            }
        }
        return Optional.empty();
    }
}
