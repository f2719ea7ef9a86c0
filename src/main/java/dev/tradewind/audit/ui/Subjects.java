package dev.tradewind.audit.ui;

/** A subject in the width of a column: what people call it says already what it is; of a long id the first part does. */
final class Subjects {
    private Subjects() {}

    static String words(String type, String id) {
        if (id.matches("[A-Z]{1,4}-\\d+")) {
            return id;
        }
        return type + " " + (id.length() > 20 ? id.substring(0, 8) + "…" : id);
    }
}
