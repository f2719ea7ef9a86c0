package dev.tradewind.egress.change;

/** What a difference in cost consists of; {@link Decomposition} says how each is computed. */
public enum Part {
    /** The rest of the change of unit price. */
    PRICE("Price"),
    /** The change of unit price that the list's steps by monthly volume explain. */
    TIER("Tier"),
    /** More or fewer bytes. */
    VOLUME("Volume"),
    /** The same bytes on flows of another price. */
    MIX("Mix"),
    /** A flow that was not there before. */
    NEW("New flows"),
    /** A flow that is there no more. */
    ENDED("Ended flows"),
    /** A flow in both ranges of which one lacks bytes, so that it cannot be split. */
    UNMETERED("Unmetered");

    private final String label;

    Part(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** As it fits under a bar. */
    public String brief() {
        return label.replace(" flows", "");
    }
}
