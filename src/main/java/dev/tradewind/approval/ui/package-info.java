/** Pages of approval. */
@NullMarked
package dev.tradewind.approval.ui;

import org.jspecify.annotations.NullMarked;
