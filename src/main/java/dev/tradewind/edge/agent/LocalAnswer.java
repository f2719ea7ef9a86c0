package dev.tradewind.edge.agent;

import java.util.Map;

/**
 * What the local API answers.
 *
 * @param json the body
 */
record LocalAnswer(int status, Map<String, String> headers, String json) {}
