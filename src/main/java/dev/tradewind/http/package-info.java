/**
 * What every endpoint shares: problems with an error id, pages with a cursor, versions, repeated posts, the API's
 * description.
 *
 * <p>Invariant: Knows no feature; an error id that a client sees stands in the log.
 */
@ApplicationModule(
        displayName = "http",
        allowedDependencies = {})
@NullMarked
package dev.tradewind.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
