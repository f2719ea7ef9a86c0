package dev.tradewind.load;

/**
 * One message of a browser.
 *
 * @param page that it opened
 * @param rpc what it asked of the server, as it was sent
 */
record Step(String page, String rpc) {}
