@NullMarked
package dev.tradewind.savedview.api;

import org.jspecify.annotations.NullMarked;
