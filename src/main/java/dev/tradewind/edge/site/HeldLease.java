package dev.tradewind.edge.site;

import dev.tradewind.edge.clock.SiteClock;

/**
 * A lease in the site's hand.
 *
 * @param boot start of the machine on whose steady clock the end is counted
 * @param stopAtSteady the site stops here, before the console lets anybody else begin
 */
public record HeldLease(String resource, long fence, String boot, long stopAtSteady) {

    public boolean holds(SiteClock clock) {
        return boot.equals(clock.boot()) && clock.steadyMillis() < stopAtSteady;
    }
}
