@NullMarked
package dev.tradewind.identity.ui;

import org.jspecify.annotations.NullMarked;
