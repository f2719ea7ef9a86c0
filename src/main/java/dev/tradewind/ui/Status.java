package dev.tradewind.ui;

import static dev.tradewind.ui.Texts.key;
import static dev.tradewind.ui.Texts.tr;

/** States that the console shows the same way everywhere: an icon, a colour and always a word. */
public enum Status {
    DONE("circle-check", key("done"), "ok"),
    RUNNING("play", key("running"), "run"),
    HELD("clock", key("held"), "warn"),
    WAITING("circle-dashed", key("waiting"), "idle"),
    DEGRADED("triangle-alert", key("degraded"), "warn"),
    FAILED("circle-x", key("failed"), "bad"),
    CUT_OFF("unplug", key("cut off"), "bad"),
    CANCELLED("ban", key("cancelled"), "idle"),
    UNKNOWN("circle-help", key("unknown"), "warn");

    private final String icon;
    private final String word;
    private final String tone;

    Status(String icon, String word, String tone) {
        this.icon = icon;
        this.word = word;
        this.tone = tone;
    }

    public String icon() {
        return icon;
    }

    public String word() {
        return tr(word);
    }

    /** Suffix of the token {@code --tw-<tone>}. */
    public String tone() {
        return tone;
    }
}
