package dev.tradewind.identity.workload;

/**
 * Which subjects are meant: one, or all that begin alike.
 *
 * @param text the subject itself, or its beginning followed by one {@code *}
 */
public record SubjectPattern(String text) {
    private static final int SHORTEST_BEGINNING = 3;

    /** @throws IllegalArgumentException when it would take nearly everybody, or reads like a pattern that it is not */
    public SubjectPattern {
        var star = text.indexOf('*');
        if (text.isBlank() || text.length() > 400) {
            throw new IllegalArgumentException("the subject has 1 to 400 characters, such as repo:acme/site:*");
        }
        if (star >= 0 && star != text.length() - 1) {
            throw new IllegalArgumentException(
                    "the subject '" + text + "' has a * that is not at its end. Only the end may be open.");
        }
        if (star >= 0 && star < SHORTEST_BEGINNING) {
            throw new IllegalArgumentException("the subject '" + text
                    + "' is open to nearly everybody. Write at least 3 characters before the *.");
        }
    }

    boolean matches(String subject) {
        return isOpen() ? subject.startsWith(text.substring(0, text.length() - 1)) : subject.equals(text);
    }

    boolean isOpen() {
        return text.endsWith("*");
    }
}
