/**
 * Our own forecast of carbon intensity where no provider gives one. Plain arithmetic over hours: history in, forecast out;
 * no clock, no database.
 *
 * <p>Invariant: a forecast made at an hour depends on nothing after that hour.
 */
@NamedInterface("forecast")
@NullMarked
package dev.tradewind.carbon.forecast;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
