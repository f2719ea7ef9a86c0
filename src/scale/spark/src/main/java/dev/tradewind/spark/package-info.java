/**
 * The lake's files read by Apache Spark, in processes of its own: answers the console's questions over HTTP. Reads, and never
 * writes; which files count is said by whoever asks.
 */
package dev.tradewind.spark;
