/** How a promise and its settlement look, on every page that shows a recommendation. */
@NamedInterface("ui")
@NullMarked
package dev.tradewind.recommendation.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
