/** AWS cost and usage reports, legacy and 2.0, as FOCUS names their columns. */
@NullMarked
package dev.tradewind.connector.aws;

import org.jspecify.annotations.NullMarked;
