/** The program: the console's Spring application and the command line. Capabilities live in the packages below. */
@NullMarked
package dev.tradewind;

import org.jspecify.annotations.NullMarked;
