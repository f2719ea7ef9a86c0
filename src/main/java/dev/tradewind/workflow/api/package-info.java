@NullMarked
package dev.tradewind.workflow.api;

import org.jspecify.annotations.NullMarked;
