package dev.tradewind.egress.advice;

/** What a piece of advice would change; a recommendation made of it has the kind of the same name. */
public enum AdviceKind {
    ROUTING("Routing"),
    PRIVATE_ENDPOINT("Private endpoint"),
    REPLICA("Local replica"),
    CDN("CDN"),
    COMPRESSION("Compression");

    private final String label;

    AdviceKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
