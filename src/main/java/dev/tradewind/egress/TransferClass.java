package dev.tradewind.egress;

/** Why a byte was billed, as the bill itself says. A row that is no transfer has no class. */
public enum TransferClass {
    INTERNET("Internet"),
    INTER_REGION("Inter-region"),
    INTER_ZONE("Inter-zone"),
    /** Never named by a bill; only attribution by flows finds it. */
    INTER_PROVIDER("Inter-provider"),
    INGRESS("Ingress"),
    CDN("CDN"),
    NAT("NAT"),
    LOAD_BALANCER("Load balancer"),
    PEERING("Peering"),
    PRIVATE_LINK("Private link"),
    /** A transfer whose kind the bill does not tell. */
    OTHER_TRANSFER("Other transfer");

    private final String label;

    TransferClass(String label) {
        this.label = label;
    }

    /** As a person reads it. */
    public String label() {
        return label;
    }
}
