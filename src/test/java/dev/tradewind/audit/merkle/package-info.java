@NullMarked
package dev.tradewind.audit.merkle;

import org.jspecify.annotations.NullMarked;
