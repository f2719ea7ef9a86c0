/** Google Cloud billing exports, nested or flat. */
@NullMarked
package dev.tradewind.connector.google;

import org.jspecify.annotations.NullMarked;
