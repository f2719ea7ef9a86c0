package dev.tradewind.connector.ui;

import static dev.tradewind.ui.Texts.key;
import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.connector.ImportReceipt;
import dev.tradewind.connector.ImportState;
import dev.tradewind.ui.Segments;
import java.util.Locale;
import java.util.function.Predicate;

/** Which of the imports the list shows, in the URL as {@code show}. */
enum ImportChoice {
    ALL(key("All"), key("Nothing was imported yet."), each -> true),
    QUARANTINE(
            key("In quarantine"),
            key("No import has rows in quarantine."),
            each -> each.quarantined() > 0 && each.state() == ImportState.IMPORTED),
    HELD(
            key("To be confirmed"),
            key("No delivery waits for a confirmation."),
            each -> each.state() == ImportState.HELD),
    REFUSED(
            key("Refused"),
            key("No file was refused."),
            each -> each.state() == ImportState.REFUSED || each.state() == ImportState.FAILED);

    private final String label;
    private final String none;
    private final Predicate<ImportReceipt> taken;

    ImportChoice(String label, String none, Predicate<ImportReceipt> taken) {
        this.label = label;
        this.none = none;
        this.taken = taken;
    }

    static ImportChoice of(String word) {
        for (var each : values()) {
            if (each.word().equals(word)) {
                return each;
            }
        }
        return ALL;
    }

    boolean takes(ImportReceipt receipt) {
        return taken.test(receipt);
    }

    /** What stands there if there are none. */
    String none() {
        return none;
    }

    Segments segments() {
        var segments = new Segments(tr("Which imports"));
        for (var each : values()) {
            segments.add(tr(each.label), each == ALL ? "data" : "data?show=" + each.word(), each == this);
        }
        return segments;
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
