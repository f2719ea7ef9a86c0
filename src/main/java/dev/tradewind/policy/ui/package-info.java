/** Pages of policy. */
@NullMarked
package dev.tradewind.policy.ui;

import org.jspecify.annotations.NullMarked;
