@NullMarked
package dev.tradewind.notification.api;

import org.jspecify.annotations.NullMarked;
