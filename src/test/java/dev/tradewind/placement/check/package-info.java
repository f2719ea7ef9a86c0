@org.jspecify.annotations.NullMarked
package dev.tradewind.placement.check;
