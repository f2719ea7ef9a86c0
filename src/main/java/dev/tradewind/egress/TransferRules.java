package dev.tradewind.egress;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The whole table of rules, in order; the first that applies decides, and a row that none knows is no transfer. */
public final class TransferRules {
    private static final List<TransferRule> ALL = Stream.of(
                    StatedRules.ALL,
                    AwsMeterRules.ALL,
                    AwsTextRules.ALL,
                    AwsTypeRules.ALL,
                    AwsMeterRules.UNKNOWN,
                    AzureRules.ALL,
                    GoogleRules.ALL,
                    OracleRules.ALL)
            .flatMap(List::stream)
            .toList();

    /** Rules of rows whose bytes another row counts: the receiver's of the sender's, and surcharges. */
    static final List<String> COUNTED_ELSEWHERE = ALL.stream()
            .filter(TransferRule::countedElsewhere)
            .map(TransferRule::name)
            .toList();

    private TransferRules() {}

    public static Optional<Classified> classify(MeterLine line) {
        for (var rule : ALL) {
            if (rule.matches(line)) {
                return Optional.of(
                        new Classified(rule.transferClass(), rule.ends().apply(line), rule.name()));
            }
        }
        return Optional.empty();
    }

    static List<TransferRule> all() {
        return ALL;
    }
}
