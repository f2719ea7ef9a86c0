package dev.tradewind.placement;

/**
 * Where some of the users are.
 *
 * @param place a site id or place to which links lead
 * @param perMille their share × 1000
 */
public record UserShare(String place, int perMille) {}
