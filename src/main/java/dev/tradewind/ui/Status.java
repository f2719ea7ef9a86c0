package dev.tradewind.ui;

/** States that the console shows the same way everywhere: an icon, a colour and always a word. */
public enum Status {
    DONE("circle-check", "done", "ok"),
    RUNNING("play", "running", "run"),
    HELD("clock", "held", "warn"),
    WAITING("circle-dashed", "waiting", "idle"),
    DEGRADED("triangle-alert", "degraded", "warn"),
    FAILED("circle-x", "failed", "bad"),
    CUT_OFF("unplug", "cut off", "bad"),
    CANCELLED("ban", "cancelled", "idle"),
    UNKNOWN("circle-help", "unknown", "warn");

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
        return word;
    }

    /** Suffix of the token {@code --tw-<tone>}. */
    public String tone() {
        return tone;
    }
}
