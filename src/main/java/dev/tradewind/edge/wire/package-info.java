/** What an agent and the console say to each other; every record is a JSON object of that shape. Plain Java. */
@NamedInterface("wire")
@NullMarked
package dev.tradewind.edge.wire;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
