/** HTTP for agents, and for people and programs that look at sites. */
@NullMarked
package dev.tradewind.edge.api;

import org.jspecify.annotations.NullMarked;
