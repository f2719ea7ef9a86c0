/** REST endpoints of policy. */
@NullMarked
package dev.tradewind.policy.api;

import org.jspecify.annotations.NullMarked;
