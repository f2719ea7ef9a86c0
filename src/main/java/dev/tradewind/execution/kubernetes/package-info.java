/** Runs Jobs and changes the objects that it was given, on a Kubernetes cluster, by server-side apply. */
@NullMarked
package dev.tradewind.execution.kubernetes;

import org.jspecify.annotations.NullMarked;
