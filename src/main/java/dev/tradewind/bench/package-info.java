/**
 * Measures whole processes of this very jar: how long a command takes, how long the console needs to be ready; and the form in
 * which every bench answers.
 *
 * <p>Invariant: every figure printed was measured in that run.
 */
@ApplicationModule(
        displayName = "bench",
        allowedDependencies = {})
@NullMarked
package dev.tradewind.bench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
