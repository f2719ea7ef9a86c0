/** Merkle trees, proofs and signed checkpoints as pure functions of values (RFC 6962, RFC 9162, C2SP signed notes). */
@NullMarked
package dev.tradewind.audit.merkle;

import org.jspecify.annotations.NullMarked;
