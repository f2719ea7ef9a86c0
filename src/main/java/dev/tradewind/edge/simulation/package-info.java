/**
 * The agent's and the console's own classes in a world without threads, whose clocks, disks and network are simulated
 * and bad: the same seed gives the same schedule. The checker knows what clients were told and nothing of the classes
 * that it judges.
 */
@NullMarked
package dev.tradewind.edge.simulation;

import org.jspecify.annotations.NullMarked;
