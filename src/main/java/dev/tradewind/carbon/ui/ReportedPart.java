package dev.tradewind.carbon.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.carbon.reported.Comparison;
import dev.tradewind.carbon.reported.ComparisonCsv;
import dev.tradewind.carbon.reported.Comparisons;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.Panel;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;

/** What providers report of themselves, month by month, beside our estimate, with what the difference is made of. */
@org.springframework.stereotype.Component
@Order(4)
class ReportedPart implements CarbonPart {
    private final Comparisons comparisons;

    ReportedPart(Comparisons comparisons) {
        this.comparisons = comparisons;
    }

    @Override
    public String tab() {
        return "reported";
    }

    @Override
    public String label() {
        return "Providers' reports";
    }

    @Override
    public List<Component> content(Look look) {
        List<Comparison> all = comparisons.of(look.workloads()).stream()
                .filter(each -> look.scope().provider() == null
                        || look.scope().provider().equals(each.reported().provider()))
                .toList();
        if (all.isEmpty()) {
            return List.of(new EmptyState(
                    "leaf",
                    "No provider's report yet",
                    "The carbon exports of Google, AWS and Azure, or a file with FOCUS columns, stand here beside our own"
                            + " estimate of the same month.",
                    "Import a report",
                    "data"));
        }
        var grid = new CarbonGrid<>("Providers' reports", all)
                .text("Month", 1, each -> each.reported().month().toString())
                .text("Provider", 1, each -> each.reported().provider())
                .number("Location-based", each -> kilograms(each.reported().totalLocationKg()))
                .number("Market-based", each -> kilograms(each.reported().totalMarketKg()))
                .number("Method not stated", each -> kilograms(each.reported().unstatedKg()))
                .number("Its Scope 3", each -> kilograms(each.reported().scope3Kg()))
                .number("Ours, operational", each -> grams(each.oursOperationalGrams()))
                .number(
                        "Range",
                        each -> each.oursOperationalGrams() == null
                                ? ""
                                : grams(each.lowGrams()) + " to " + grams(each.highGrams()))
                .number("Ours, embodied", each -> grams(each.oursEmbodiedGrams()))
                .figure("Ours less theirs", each -> difference(each), each -> figure(look, each));
        var panel = new Panel(
                        "Providers' reports beside our estimate",
                        "kgCO2e, months in UTC, newest first; compared with the location-based figure where one is stated",
                        grid)
                .flush()
                .tools(Downloads.csv(
                        "tradewind-provider-carbon.csv",
                        ComparisonCsv.HEADER,
                        () -> all.stream().map(ComparisonCsv::row).toList()))
                .foot(
                        new Span(
                                "As stated by the provider; neither side corrects the other and they are never added."
                                        + " Open a difference to see what it is made of. Owner and environment restrict our side only."));
        return List.of(CarbonGrid.whole(panel));
    }

    private static String kilograms(@Nullable BigDecimal value) {
        return value == null ? "not stated" : Formats.number(value, 0);
    }

    private static String grams(@Nullable Double value) {
        return value == null ? "none" : Formats.number(value / 1000, 0);
    }

    private static String difference(Comparison each) {
        Double difference = each.differenceKg();
        return difference == null ? "not comparable" : Formats.signed(difference, 0);
    }

    private static Figure figure(CarbonPart.Look look, Comparison each) {
        var reported = each.reported();
        var figure = Figure.of(
                        "Our estimate less the report of " + reported.provider() + ", " + reported.month(),
                        difference(each),
                        "kgCO2e")
                .basis("operational and embodied, against the provider's " + reported.comparedBy() + " figure")
                .formula(
                        "What we estimate for the workloads that stand there, less what the provider states for our accounts.")
                .query("provider_carbon where provider = '" + reported.provider() + "' and period = '"
                        + reported.month() + "'");
        BigDecimal theirs = reported.comparableKg();
        if (theirs != null) {
            figure.input(
                    "The provider, " + reported.comparedBy(),
                    Formats.number(theirs, 1),
                    "kgCO2e",
                    Kind.PUBLISHED,
                    Formats.number(reported.rows()) + " rows of " + Formats.number(reported.accounts())
                            + " accounts"
                            + (reported.modelVersions().isEmpty()
                                    ? ""
                                    : ", its model " + String.join(", ", reported.modelVersions())),
                    "");
        }
        if (each.oursOperationalGrams() != null && each.oursEmbodiedGrams() != null) {
            figure.input(
                            "Ours, operational, location-based",
                            grams(each.oursOperationalGrams()),
                            "kgCO2e",
                            Kind.ESTIMATED,
                            grams(each.lowGrams()) + " to " + grams(each.highGrams()),
                            "")
                    .input(
                            "Ours, embodied",
                            grams(each.oursEmbodiedGrams()),
                            "kgCO2e",
                            Kind.MODELLED,
                            "share of manufacturing by vCPU-hour",
                            "");
        }
        for (int i = 0; i < each.differs().size(); i++) {
            String[] words = each.differs().get(i).split(": ", 2);
            figure.note(words.length == 2 ? words[0] : "Why", words[words.length - 1]);
        }
        return figure.rows(look.scope().link("data")).build();
    }
}
