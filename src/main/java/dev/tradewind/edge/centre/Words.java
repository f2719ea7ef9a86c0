package dev.tradewind.edge.centre;

/** Texts of others, which may be longer than a column. */
final class Words {
    private static final int MOST = 2_000;

    private Words() {}

    static String cut(String words) {
        return words.length() <= MOST ? words : words.substring(0, MOST - 1) + "…";
    }
}
