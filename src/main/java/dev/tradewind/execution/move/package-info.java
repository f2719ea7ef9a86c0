/** Copying the objects of a data set from one store to another: resumable, checked, and no faster than permitted. */
@NullMarked
package dev.tradewind.execution.move;

import org.jspecify.annotations.NullMarked;
