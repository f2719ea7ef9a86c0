package dev.tradewind.carbon.ui;

import static dev.tradewind.ui.Texts.tr;

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
        return tr("Providers' reports");
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
                    tr("No provider's report yet"),
                    tr(
                            "The carbon exports of Google, AWS and Azure, or a file with FOCUS columns, stand here beside our own estimate of the same month."),
                    tr("Import a report"),
                    "data"));
        }
        var grid = new CarbonGrid<>(tr("Providers' reports"), all)
                .text(tr("Month"), 1, each -> each.reported().month().toString())
                .text(tr("Provider"), 1, each -> each.reported().provider())
                .number(tr("Location-based"), each -> kilograms(each.reported().totalLocationKg()))
                .number(tr("Market-based"), each -> kilograms(each.reported().totalMarketKg()))
                .number(
                        tr("Method not stated"),
                        each -> kilograms(each.reported().unstatedKg()))
                .number(tr("Its Scope 3"), each -> kilograms(each.reported().scope3Kg()))
                .number(tr("Ours, operational"), each -> grams(each.oursOperationalGrams()))
                .number(
                        tr("Range"),
                        each -> each.oursOperationalGrams() == null
                                ? ""
                                : tr("{0} to {1}", grams(each.lowGrams()), grams(each.highGrams())))
                .number(tr("Ours, embodied"), each -> grams(each.oursEmbodiedGrams()))
                .figure(tr("Ours less theirs"), each -> difference(each), each -> figure(look, each));
        var panel = new Panel(
                        tr("Providers' reports beside our estimate"),
                        tr(
                                "kgCO2e, months in UTC, newest first; compared with the location-based figure where one is stated"),
                        grid)
                .flush()
                .tools(Downloads.csv(
                        "tradewind-provider-carbon.csv",
                        ComparisonCsv.HEADER,
                        () -> all.stream().map(ComparisonCsv::row).toList()))
                .foot(
                        new Span(
                                tr(
                                        "As stated by the provider; neither side corrects the other and they are never added. Open a difference to see what it is made of. Owner and environment restrict our side only.")));
        return List.of(CarbonGrid.whole(panel));
    }

    private static String kilograms(@Nullable BigDecimal value) {
        return value == null ? tr("not stated") : Formats.number(value, 0);
    }

    private static String grams(@Nullable Double value) {
        return value == null ? tr("none") : Formats.number(value / 1000, 0);
    }

    /** With more digits than the difference shows, which is made of them. */
    private static String kilograms(double grams) {
        return Formats.number(grams / 1000, 1);
    }

    private static String difference(Comparison each) {
        Double difference = each.differenceKg();
        return difference == null ? tr("not comparable") : Formats.signed(difference, 0);
    }

    private static Figure figure(CarbonPart.Look look, Comparison each) {
        var reported = each.reported();
        var figure = Figure.of(
                        tr("Our estimate less the report of {0}, {1}", reported.provider(), reported.month()),
                        difference(each),
                        "kgCO2e")
                .basis(tr("operational and embodied, against the provider's {0} figure", reported.comparedBy()))
                .formula(
                        tr(
                                "What we estimate for the workloads that stand there, less what the provider states for our accounts."))
                .query("provider_carbon where provider = '" + reported.provider() + "' and period = '"
                        + reported.month() + "'");
        BigDecimal theirs = reported.comparableKg();
        if (theirs != null) {
            figure.input(
                    tr("The provider, {0}", reported.comparedBy()),
                    Formats.number(theirs, 1),
                    "kgCO2e",
                    Kind.PUBLISHED,
                    reported.modelVersions().isEmpty()
                            ? tr(
                                    "{0} rows of {1} accounts",
                                    Formats.number(reported.rows()), Formats.number(reported.accounts()))
                            : tr(
                                    "{0} rows of {1} accounts, its model {2}",
                                    Formats.number(reported.rows()),
                                    Formats.number(reported.accounts()),
                                    String.join(", ", reported.modelVersions())),
                    "");
        }
        var operational = each.oursOperationalGrams();
        var embodied = each.oursEmbodiedGrams();
        if (operational != null && embodied != null) {
            if (theirs != null) {
                figure.worked(kilograms(operational) + " + " + kilograms(embodied) + " − " + Formats.number(theirs, 1));
            }
            figure.input(
                            tr("Ours, operational, location-based"),
                            kilograms(operational),
                            "kgCO2e",
                            Kind.ESTIMATED,
                            tr("{0} to {1}", grams(each.lowGrams()), grams(each.highGrams())),
                            "")
                    .input(
                            tr("Ours, embodied"),
                            kilograms(embodied),
                            "kgCO2e",
                            Kind.MODELLED,
                            tr("share of manufacturing by vCPU-hour"),
                            "");
        }
        for (int i = 0; i < each.differs().size(); i++) {
            String[] words = each.differs().get(i).split(": ", 2);
            figure.note(words.length == 2 ? words[0] : tr("Why"), words[words.length - 1]);
        }
        return figure.rows(look.scope().link("data")).build();
    }
}
