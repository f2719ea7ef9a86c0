/** Azure cost exports of every agreement, actual and amortised, in any language of the portal. */
@NullMarked
package dev.tradewind.connector.azure;

import org.jspecify.annotations.NullMarked;
