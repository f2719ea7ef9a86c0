/**
 * What an agent does at its site, without disk, network and clock: those are given to it, so that a simulation can give
 * it bad ones. Plain Java.
 */
@NullMarked
package dev.tradewind.edge.site;

import org.jspecify.annotations.NullMarked;
