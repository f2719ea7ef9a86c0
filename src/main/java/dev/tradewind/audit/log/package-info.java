/** Sequencing, checkpoints and verification of the stored log. */
@NamedInterface("log")
@NullMarked
package dev.tradewind.audit.log;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
