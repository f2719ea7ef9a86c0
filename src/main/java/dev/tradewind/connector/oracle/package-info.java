/** Oracle Cloud cost reports. */
@NullMarked
package dev.tradewind.connector.oracle;

import org.jspecify.annotations.NullMarked;
