@NullMarked
package dev.tradewind.audit.bundle;

import org.jspecify.annotations.NullMarked;
