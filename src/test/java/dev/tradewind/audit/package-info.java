@NullMarked
package dev.tradewind.audit;

import org.jspecify.annotations.NullMarked;
