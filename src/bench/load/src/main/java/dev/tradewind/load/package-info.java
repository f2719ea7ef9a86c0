/** Fifty people at work on two consoles on one PostgreSQL behind the proxy of {@code docker/}, one of which is killed. */
package dev.tradewind.load;
