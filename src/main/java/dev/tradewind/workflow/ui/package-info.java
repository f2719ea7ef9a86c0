@NullMarked
package dev.tradewind.workflow.ui;

import org.jspecify.annotations.NullMarked;
