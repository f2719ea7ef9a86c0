package dev.tradewind.edge;

/** How a site's link does; it changes only after several heart-beats agree. */
public enum LinkState {
    LINKED("linked"),
    DEGRADED("degraded"),
    CUT_OFF("cut off");

    private final String word;

    LinkState(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
