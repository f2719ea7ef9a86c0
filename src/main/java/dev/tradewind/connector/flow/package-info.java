/**
 * Flow logs of networks, proxies and meters, and the files that say whose an address or a label is.
 *
 * <p>Invariant: every row is kept or set aside; a row without bytes is kept as one, for unknown is not zero.
 */
@NullMarked
package dev.tradewind.connector.flow;

import org.jspecify.annotations.NullMarked;
