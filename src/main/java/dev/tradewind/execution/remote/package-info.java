/** JSON over HTTP to an orchestrator, where no client library is worth its weight. */
@NullMarked
package dev.tradewind.execution.remote;

import org.jspecify.annotations.NullMarked;
