package dev.tradewind.egress.cause;

/** What a cause is, in the words of the trade. */
public enum CauseKind {
    SECOND_REGION("Second active region"),
    REMOTE_READS("Remote reads"),
    CROSS_ZONE("Cross-zone chatter"),
    NAT_TO_SAME_REGION("NAT in front of a service"),
    PRICE_STEP("Price step"),
    COPY_ELSEWHERE("Copy in another region"),
    CDN("Through a CDN"),
    /** No rule knows it; the bill's own numbers in a sentence. */
    PLAIN("Billed change");

    private final String label;

    CauseKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
