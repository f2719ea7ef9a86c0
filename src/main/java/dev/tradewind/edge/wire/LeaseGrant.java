package dev.tradewind.edge.wire;

/**
 * The console's word that one site alone may write.
 *
 * @param resource collection or collection/document
 * @param fence grows with each new holder; 0 when refused
 * @param durationMillis from the moment at which the site asked
 * @param refusal why not, empty when granted
 */
public record LeaseGrant(String resource, long fence, long durationMillis, String refusal) {
    public boolean granted() {
        return fence > 0;
    }
}
