package dev.tradewind.recommendation;

import dev.tradewind.planning.CopyOrigin;
import dev.tradewind.planning.PlannedReplica;
import dev.tradewind.ui.Notation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Title, reasons and risk of a copy that a plan wants made or dropped, with the numbers worked out. */
final class CopyWords {
    private final PlannedReplica copy;
    private final String original;

    /** @param original what the catalog calls the site where the data set is written */
    CopyWords(PlannedReplica copy, String original) {
        this.copy = copy;
        this.original = original;
    }

    String title() {
        return copy.makes()
                ? "Copy data set %s from %s to %s".formatted(copy.origin().name(), original, copy.siteName())
                : "Drop the copy of %s at %s".formatted(copy.origin().name(), copy.siteName());
    }

    List<String> reasons() {
        var reasons = new ArrayList<String>();
        if (copy.makes() && copy.savedNanoUsd() == 0) {
            reasons.add("It saves nothing where its readers run today: %s would read it at %s after a move."
                    .formatted(names(copy.readers()), copy.siteName()));
        } else if (copy.makes()) {
            reasons.add("Reading costs USD %s a month less: %s would read it at %s instead of %s."
                    .formatted(usd(copy.savedNanoUsd()), names(copy.readers()), copy.siteName(), original));
        } else if (copy.dearerNanoUsd() == 0) {
            reasons.add("As planned nobody reads it.");
        } else {
            reasons.add("Who reads it today would read elsewhere, for USD %s a month more."
                    .formatted(usd(copy.dearerNanoUsd())));
        }
        reasons.add(storage());
        reasons.add(news());
        if (copy.makes()) {
            reasons.add("The first copy costs USD %s once: %s GB × USD %s per GB, by %s; over %d months USD %s a month."
                    .formatted(
                            usd(copy.onceNanoUsd()),
                            plain(copy.origin().gigabytes()),
                            plain(copy.origin().egressUsdPerGigabyte()),
                            copy.egressSource(),
                            copy.months(),
                            usd(copy.onceMonthlyNanoUsd())));
        }
        reasons.add(together());
        if (!copy.awaitedBy().isEmpty()) {
            reasons.add("Moves count on it, and the plan after it is there proposes them: %s."
                    .formatted(names(copy.awaitedBy())));
        }
        if (!copy.notCounted().isEmpty()) {
            reasons.add("Not counted, for the plan left them out: %s.".formatted(names(copy.notCounted())));
        }
        return reasons;
    }

    private String storage() {
        return "Storage %s USD %s a month: %s GB × USD %s per GB and month, the price stated for %s."
                .formatted(
                        copy.makes() ? "costs" : "no longer costs",
                        usd(copy.storageNanoUsd()),
                        plain(copy.origin().gigabytes()),
                        plain(copy.origin().storageUsdPerGbMonth()),
                        copy.origin().storageOf());
    }

    private String news() {
        var writers = copy.origin().uses().stream()
                .filter(use -> use.gigabytesWritten().signum() > 0)
                .map(CopyOrigin.Use::workload)
                .toList();
        return "News %s USD %s a month: %s GB%s × USD %s per GB, by %s."
                .formatted(
                        copy.makes() ? "cost" : "no longer cost",
                        usd(copy.newsNanoUsd()),
                        plain(BigDecimal.valueOf(copy.origin().writtenMegabytes(), 3)),
                        writers.isEmpty()
                                ? ""
                                : " that %s %s".formatted(names(writers), writers.size() == 1 ? "writes" : "write"),
                        plain(copy.origin().egressUsdPerGigabyte()),
                        copy.egressSource());
    }

    private String together() {
        var delta = Notation.PLAIN.signed(copy.deltaUsdPerMonth(), 2);
        return copy.makes()
                ? "Together %s + %s + %s − %s = USD %s a month."
                        .formatted(
                                usd(copy.storageNanoUsd()),
                                usd(copy.newsNanoUsd()),
                                usd(copy.onceMonthlyNanoUsd()),
                                usd(copy.savedNanoUsd()),
                                delta)
                : "Together %s − %s − %s = USD %s a month."
                        .formatted(
                                usd(copy.dearerNanoUsd()), usd(copy.storageNanoUsd()), usd(copy.newsNanoUsd()), delta);
    }

    String risk() {
        return copy.makes()
                ? "moves %s GB once; what is written later reaches the copy only by a replication of your own"
                        .formatted(plain(copy.origin().gigabytes()))
                : "readers that no plan knows of lose it; only objects that Tradewind copied itself are removed";
    }

    private static String names(List<String> all) {
        return all.stream().collect(Collectors.joining(", "));
    }

    private static String usd(long nano) {
        return Notation.PLAIN.number(BigDecimal.valueOf(nano, 9), 2);
    }

    private static String plain(BigDecimal value) {
        var plain = value.stripTrailingZeros();
        return Notation.PLAIN.number(plain, Math.max(0, plain.scale()));
    }
}
