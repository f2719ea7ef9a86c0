/** The agent's disk: one SQLite file, and commits that many clients share. */
@NullMarked
package dev.tradewind.edge.sqlite;

import org.jspecify.annotations.NullMarked;
