@NullMarked
package dev.tradewind.audit.log;

import org.jspecify.annotations.NullMarked;
