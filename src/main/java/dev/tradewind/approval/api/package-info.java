/** REST endpoints of approval. */
@NullMarked
package dev.tradewind.approval.api;

import org.jspecify.annotations.NullMarked;
