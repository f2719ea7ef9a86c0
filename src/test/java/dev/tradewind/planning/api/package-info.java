@org.jspecify.annotations.NullMarked
package dev.tradewind.planning.api;
