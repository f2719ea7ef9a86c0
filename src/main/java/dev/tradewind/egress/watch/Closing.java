package dev.tradewind.egress.watch;

/** Why a finding needs nobody any more. */
public enum Closing {
    /** It is meant to be so; with a date, until then. */
    INTENDED("Intended"),
    FIXED("Fixed"),
    /** Nothing unusual: a false alarm. */
    NOT_UNUSUAL("Not unusual");

    private final String label;

    Closing(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
