/**
 * Daily search for unusual egress: {@link Detector} is pure, {@link Watch} asks the bills and keeps {@link Findings}.
 * How it judges, and how well, stands in {@code docs/egress.md}.
 */
@NamedInterface("watch")
@NullMarked
package dev.tradewind.egress.watch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
