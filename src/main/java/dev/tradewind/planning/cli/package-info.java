/** The pure commands of this module: files in, one JSON object out, no Spring. */
@NullMarked
@NamedInterface("cli")
package dev.tradewind.planning.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
