package dev.tradewind.egress;

import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One way in which one provider's bills say that a row is a transfer.
 *
 * @param name by which tests and the explanation of a row call it
 * @param provider whose bills it reads
 */
record TransferRule(
        String name,
        String provider,
        TransferClass transferClass,
        Predicate<MeterLine> applies,
        Function<MeterLine, Ends> ends) {

    boolean matches(MeterLine line) {
        return line.provider().equals(provider) && applies.test(line);
    }
}
