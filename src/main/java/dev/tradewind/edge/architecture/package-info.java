/** Whether work belongs to the edge or to the centre, by the product's own numbers. */
@NullMarked
package dev.tradewind.edge.architecture;

import org.jspecify.annotations.NullMarked;
