@NullMarked
package dev.tradewind.planning.savings;

import org.jspecify.annotations.NullMarked;
