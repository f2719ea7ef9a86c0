@NullMarked
package dev.tradewind.planning.front;

import org.jspecify.annotations.NullMarked;
