@NullMarked
package dev.tradewind.notification.ui;

import org.jspecify.annotations.NullMarked;
