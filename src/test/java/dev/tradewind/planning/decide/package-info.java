@NullMarked
package dev.tradewind.planning.decide;

import org.jspecify.annotations.NullMarked;
