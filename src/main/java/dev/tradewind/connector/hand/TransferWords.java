package dev.tradewind.connector.hand;

import dev.tradewind.egress.TransferClass;

/**
 * Which rows bill a transfer: those whose cell contains the words, in any case.
 *
 * @param column of the file
 */
public record TransferWords(TransferClass transferClass, String column, String contains) {}
