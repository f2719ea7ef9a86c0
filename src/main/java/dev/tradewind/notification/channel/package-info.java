/** How messages leave the house: shapes, signatures, and who of the channels and people receives which event. */
@NullMarked
package dev.tradewind.notification.channel;

import org.jspecify.annotations.NullMarked;
