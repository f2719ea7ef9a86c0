@NullMarked
package dev.tradewind.identity.api;

import org.jspecify.annotations.NullMarked;
