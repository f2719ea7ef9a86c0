package dev.tradewind.connector;

import dev.tradewind.connector.aws.CurDialect;
import dev.tradewind.connector.azure.AzureDialect;
import dev.tradewind.connector.budget.BudgetCsvDialect;
import dev.tradewind.connector.budget.BudgetYamlDialect;
import dev.tradewind.connector.flow.AddressDialect;
import dev.tradewind.connector.flow.AzureFlowLogDialect;
import dev.tradewind.connector.flow.GoogleFlowLogDialect;
import dev.tradewind.connector.flow.HubbleDialect;
import dev.tradewind.connector.flow.NetworkMeterDialect;
import dev.tradewind.connector.flow.VpcFlowLogDialect;
import dev.tradewind.connector.focus.ContractCommitmentDialect;
import dev.tradewind.connector.focus.FocusDialect;
import dev.tradewind.connector.footprint.FootprintDialect;
import dev.tradewind.connector.google.GoogleDialect;
import dev.tradewind.connector.hand.HandMappingYaml;
import dev.tradewind.connector.opencost.OpenCostDialect;
import dev.tradewind.connector.oracle.OracleDialect;
import dev.tradewind.connector.places.CoefficientDialect;
import dev.tradewind.connector.places.OwnSiteDialect;
import dev.tradewind.connector.places.SiteDialect;
import dev.tradewind.connector.places.WorkloadCsvDialect;
import dev.tradewind.connector.places.WorkloadYamlDialect;
import dev.tradewind.connector.rate.RateDialect;
import dev.tradewind.connector.series.AwsOfferDialect;
import dev.tradewind.connector.series.CarbonDialect;
import dev.tradewind.connector.series.InstancePriceDialect;
import dev.tradewind.connector.series.InterruptionDialect;
import dev.tradewind.connector.series.MarketFactorDialect;
import dev.tradewind.connector.series.RoundTripDialect;
import dev.tradewind.connector.series.SpotAdvisorDialect;
import dev.tradewind.connector.series.SpotPriceDialect;
import dev.tradewind.connector.series.WorkloadSeriesDialect;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All forms of file that Tradewind reads, in the order in which they are tried: the most particular first. */
public final class Dialects {
    private static final List<Dialect<?>> ALL = Stream.of(
                    FootprintDialect.all(),
                    FocusDialect.all(),
                    List.<Dialect<?>>of(new ContractCommitmentDialect()),
                    CurDialect.all(),
                    GoogleDialect.all(),
                    OracleDialect.all(),
                    List.<Dialect<?>>of(new AzureDialect()),
                    OpenCostDialect.all(),
                    AzureFlowLogDialect.all(),
                    List.<Dialect<?>>of(
                            new GoogleFlowLogDialect(),
                            new HubbleDialect(),
                            new NetworkMeterDialect(),
                            new VpcFlowLogDialect()),
                    AddressDialect.all(),
                    List.<Dialect<?>>of(
                            new RateDialect(),
                            new CarbonDialect(),
                            new WorkloadSeriesDialect(),
                            new MarketFactorDialect(),
                            new RoundTripDialect(),
                            new InstancePriceDialect(),
                            new AwsOfferDialect(),
                            new SpotPriceDialect(),
                            new SpotAdvisorDialect(),
                            new InterruptionDialect(),
                            new OwnSiteDialect(),
                            new CoefficientDialect(),
                            new SiteDialect(),
                            new BudgetYamlDialect(),
                            new BudgetCsvDialect(),
                            new WorkloadYamlDialect(),
                            new WorkloadCsvDialect()))
            .flatMap(List::stream)
            .toList();

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

    /** What a delivery turned out to be. */
    sealed interface Sniffed {
        record Known(Dialect<?> dialect) implements Sniffed {}

        record Unusable(Reading.Refused why) implements Sniffed {}
    }

    /** The one dialect of all parts of a delivery, a mapping by hand before any other, or why it cannot be read as one. */
    static Sniffed sniff(SourceFile file, ImportOptions options) throws IOException {
        var byHand = options.mapping();
        if (byHand != null) {
            var mapped = HandMappingYaml.read(byHand).dialect();
            if (file.missing() == null && recognisesAll(mapped, file)) {
                return new Sniffed.Known(mapped);
            }
        }
        return sniff(file);
    }

    private static boolean recognisesAll(Dialect<?> dialect, SourceFile file) throws IOException {
        for (var part : file.parts()) {
            if (!dialect.recognises(part.head())) {
                return false;
            }
        }
        return !file.parts().isEmpty();
    }

    private static Sniffed sniff(SourceFile file) throws IOException {
        var missing = file.missing();
        if (missing != null) {
            return new Sniffed.Unusable(new Reading.Refused(
                    null,
                    "the manifest names the part " + missing + ", which is not there",
                    "Deliver the parts and their manifest together, complete."));
        }
        if (file.parts().isEmpty()) {
            return new Sniffed.Unusable(new Reading.Refused(
                    null, "the delivery holds no file with data", "Maybe the export failed, or is not finished?"));
        }
        Dialect<?> first = null;
        for (var part : file.parts()) {
            var head = part.head();
            var dialect = sniff(head);
            if (dialect.isEmpty()) {
                var why = unknown(head);
                return new Sniffed.Unusable(
                        file.parts().size() == 1
                                ? why
                                : new Reading.Refused(null, "part " + part.name() + ": " + why.reason(), why.advice()));
            }
            if (first != null && !first.id().equals(dialect.get().id())) {
                return new Sniffed.Unusable(new Reading.Refused(
                        null,
                        "its parts are of different kinds: "
                                + file.parts().getFirst().name() + " is a "
                                + first.title() + ", " + part.name() + " a "
                                + dialect.get().title(),
                        "Import each kind apart."));
            }
            first = dialect.get();
        }
        return first == null ? new Sniffed.Unusable(unknown(file.head())) : new Sniffed.Known(first);
    }

    /** Why a file that no dialect recognises is refused, in words that tell empty, wrong kind and wrong header apart. */
    static Reading.Refused unknown(FileHead head) {
        var known = ALL.stream().map(Dialect::title).distinct().collect(Collectors.joining(", "));
        var advice = "Tradewind reads: " + known + ".";
        if (head.text().isEmpty()) {
            return new Reading.Refused(
                    null, "the file is empty (0 bytes of content)", "Maybe the export failed? " + advice);
        }
        var foreign = ForeignKind.of(head);
        if (foreign.isPresent()) {
            return foreign.get();
        }
        if (head.text().indexOf('\0') >= 0) {
            return new Reading.Refused(null, "the file is binary; expected text", advice);
        }
        if (head.columns().size() < 2) {
            return new Reading.Refused(null, "the file is not of a known kind; it has no header of columns", advice);
        }
        var near = NearMiss.of(head);
        if (near.isPresent()) {
            return near.get();
        }
        var first = head.columns().stream().limit(6).collect(Collectors.joining(", "));
        return new Reading.Refused(
                null,
                "the file is not of a known kind; its columns begin with " + first,
                "If it is a bill, map its columns by hand on the Data page. " + advice);
    }
}
