package dev.tradewind.egress;

import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One way in which one provider's bills say that a row is a transfer.
 *
 * @param name by which tests and the explanation of a row call it
 * @param provider whose bills it reads
 * @param countedElsewhere whether another row of the bill counts the same bytes: the sender's, or that of the transfer to
 *     which this one is a surcharge
 */
record TransferRule(
        String name,
        String provider,
        TransferClass transferClass,
        Predicate<MeterLine> applies,
        Function<MeterLine, Ends> ends,
        boolean countedElsewhere) {
    /** Whose bills a rule reads that every bill obeys. */
    static final String ANY = "any";

    TransferRule(
            String name,
            String provider,
            TransferClass transferClass,
            Predicate<MeterLine> applies,
            Function<MeterLine, Ends> ends) {
        this(name, provider, transferClass, applies, ends, false);
    }

    /** The same rule for a row whose bytes another row counts. */
    TransferRule besides() {
        return new TransferRule(name, provider, transferClass, applies, ends, true);
    }

    boolean matches(MeterLine line) {
        return (provider.equals(ANY) || line.provider().equals(provider)) && applies.test(line);
    }
}
