@NullMarked
package dev.tradewind.savedview.ui;

import org.jspecify.annotations.NullMarked;
