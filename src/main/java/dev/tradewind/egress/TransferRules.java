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
                    AzureRules.ALL,
                    GoogleRules.ALL,
                    OracleRules.ALL)
            .flatMap(List::stream)
            .toList();

    /** Rules of the receiver's row between two regions: the same bytes as on the sender's row, at no cost. */
    static final List<String> RECEIVING =
            ALL.stream().filter(TransferRule::receiving).map(TransferRule::name).toList();

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
