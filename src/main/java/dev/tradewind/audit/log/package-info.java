/** Sequencing, checkpoints and verification of the stored log. */
@NullMarked
package dev.tradewind.audit.log;

import org.jspecify.annotations.NullMarked;
