package dev.tradewind.egress.advice;

import java.math.BigDecimal;

/** What no bill says and a saving depends on. Each can be changed by whoever reads the advice. */
public enum Assumption {
    WRITES("writes", "Write share: bytes that must be replicated, of the bytes read", "0.25", "0", "1"),
    STORAGE("storage", "Storage of a replica, USD per GB-month, where no price is published here", "0.115", "0", "10"),
    KEPT("kept", "Share of cross-zone traffic that zone routing keeps in its zone", "0.7", "0", "1"),
    ENDPOINTS("endpoints", "Endpoints of the service in each zone, where no cluster tells", "3", "1", "1000"),
    FAN_OUT("fanout", "Kafka: consumer groups that read each byte, where no data set declares it", "3", "0", "100"),
    NAT(
            "nat",
            "Share of NAT traffic that goes to services of the same region, where nothing is declared",
            "0.5",
            "0",
            "1"),
    HITS("hits", "Share of bytes that a CDN answers itself", "0.8", "0", "1"),
    PACKED("packed", "Bytes left after compression, of the bytes sent now", "0.5", "0.01", "1");

    private final String key;
    private final String label;
    private final BigDecimal usual;
    private final BigDecimal least;
    private final BigDecimal most;

    Assumption(String key, String label, String usual, String least, String most) {
        this.key = key;
        this.label = label;
        this.usual = new BigDecimal(usual);
        this.least = new BigDecimal(least);
        this.most = new BigDecimal(most);
    }

    /** Its name in a URL. */
    public String key() {
        return key;
    }

    public String label() {
        return label;
    }

    public BigDecimal usual() {
        return usual;
    }

    public BigDecimal least() {
        return least;
    }

    public BigDecimal most() {
        return most;
    }

    BigDecimal checked(String text) {
        try {
            var value = new BigDecimal(text.strip());
            if (value.compareTo(least) >= 0 && value.compareTo(most) <= 0) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // said below, with the range
        }
        throw new IllegalArgumentException(
                "%s is '%s'; expected a number from %s to %s".formatted(key, text, least, most));
    }
}
