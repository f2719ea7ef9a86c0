package dev.tradewind.edge.reconcile;

/**
 * Who alone may write a resource, by the console's clock.
 *
 * @param expiresAt UTC milliseconds; from here on another may be granted it
 */
public record CentreLease(
        String resource, String site, String incarnation, long fence, long grantedAt, long expiresAt) {}
