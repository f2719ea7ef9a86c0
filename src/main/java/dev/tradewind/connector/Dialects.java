package dev.tradewind.connector;

import dev.tradewind.connector.focus.FocusDialect;
import dev.tradewind.connector.places.SiteDialect;
import dev.tradewind.connector.places.WorkloadCsvDialect;
import dev.tradewind.connector.places.WorkloadYamlDialect;
import dev.tradewind.connector.series.CarbonDialect;
import dev.tradewind.connector.series.InstancePriceDialect;
import dev.tradewind.connector.series.RoundTripDialect;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** All forms of file that Tradewind reads, in the order in which they are tried: the most particular first. */
public final class Dialects {
    private static final List<Dialect<?>> ALL = List.of(
            new FocusDialect(),
            new CarbonDialect(),
            new RoundTripDialect(),
            new InstancePriceDialect(),
            new SiteDialect(),
            new WorkloadYamlDialect(),
            new WorkloadCsvDialect());

    private Dialects() {}

    public static List<Dialect<?>> all() {
        return ALL;
    }

    /** The first dialect that recognises the content. */
    public static Optional<Dialect<?>> sniff(FileHead head) {
        for (var dialect : ALL) {
            if (dialect.recognises(head)) {
                return Optional.of(dialect);
            }
        }
        return Optional.empty();
    }

    /** Why a file that no dialect recognises is refused, in words that tell empty, wrong kind and wrong header apart. */
    static Reading.Refused unknown(FileHead head) {
        var known = ALL.stream().map(Dialect::title).collect(Collectors.joining(", "));
        var advice = "Tradewind reads: " + known + ".";
        if (head.text().isEmpty()) {
            return new Reading.Refused(
                    null, "the file is empty (0 bytes of content)", "Maybe the export failed? " + advice);
        }
        if (head.text().indexOf('\0') >= 0) {
            return new Reading.Refused(null, "the file is binary; expected text", advice);
        }
        if (head.columns().size() < 2) {
            return new Reading.Refused(null, "the file is not of a known kind; it has no header of columns", advice);
        }
        var first = head.columns().stream().limit(6).collect(Collectors.joining(", "));
        return new Reading.Refused(null, "the file is not of a known kind; its columns begin with " + first, advice);
    }
}
