package dev.tradewind.identity.workload;

import java.time.Duration;
import java.util.SortedSet;

/** What came of an exchange. */
public sealed interface Exchanged {

    /**
     * @param accessToken the only time that it can be seen
     * @param scope the roles that it has, and {@link AskedScope#READ_ONLY} where it changes nothing
     */
    record Issued(String accessToken, Duration life, SortedSet<String> scope) implements Exchanged {}

    /** @param error of RFC 6749 or 8693; it says nothing about which rule failed */
    record NotIssued(String error) implements Exchanged {}
}
