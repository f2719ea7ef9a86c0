package dev.tradewind.placement;

/**
 * The value of one weight or price at which the runner-up becomes as good as the choice, all else equal.
 *
 * @param quantity {@code carbon-price} or {@code egress-price}
 * @param now value today
 * @param threshold value at which both are equal
 */
public record Sensitivity(String quantity, long now, long threshold, String unit, String runnerUp) {}
