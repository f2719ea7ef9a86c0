/** The process at a site: local HTTP for applications, one link to the console. No Spring. */
@NullMarked
package dev.tradewind.edge.agent;

import org.jspecify.annotations.NullMarked;
