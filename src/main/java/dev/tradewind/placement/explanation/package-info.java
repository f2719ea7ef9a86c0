/** Why: what was looked at, what was refused and by how much, what came next, and what would change the answer. */
@NullMarked
package dev.tradewind.placement.explanation;

import org.jspecify.annotations.NullMarked;
