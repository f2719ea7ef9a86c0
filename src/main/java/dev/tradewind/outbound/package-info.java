/**
 * The one HTTP client and the one SMTP client: time-outs, retries, circuit breaker, and the guard against requests to
 * addresses that are not allowed.
 *
 * <p>Invariant: No other module but connector, execution, edge and identity opens a socket.
 */
@ApplicationModule(
        displayName = "outbound",
        allowedDependencies = {"quantity"})
@NullMarked
package dev.tradewind.outbound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
