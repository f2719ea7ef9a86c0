package dev.tradewind.recommendation.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.planning.CopyOrigin;
import dev.tradewind.planning.PlannedReplica;
import dev.tradewind.recommendation.WantedCopy;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.FigureButton;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.workload.DataCopy;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a copy of a data set saves and costs, who uses the data, and who will copy them. */
public final class CopyBlock extends Div {
    private final PlannedReplica copy;

    public CopyBlock(WantedCopy wanted) {
        copy = wanted.planned();
        addClassName("dc-block");
        add(new H3(copy.makes() ? tr("The copy") : tr("The copy to drop")));
        if (copy.makes()) {
            add(line(tr("Reading costs less"), -copy.savedNanoUsd(), tr("USD / month"), this::saved));
            add(line(tr("Storage"), copy.storageNanoUsd(), tr("USD / month"), this::storage));
            add(line(tr("News"), copy.newsNanoUsd(), tr("USD / month"), this::news));
            add(line(tr("First copy"), copy.onceNanoUsd(), tr("USD once"), this::once));
        } else {
            add(line(tr("Reading elsewhere"), copy.dearerNanoUsd(), tr("USD / month"), this::dearer));
            add(line(tr("Storage"), -copy.storageNanoUsd(), tr("USD / month"), this::storage));
            add(line(tr("News"), -copy.newsNanoUsd(), tr("USD / month"), this::news));
        }
        add(new H3(tr("Who uses {0}", copy.origin().name())));
        copy.origin()
                .uses()
                .forEach(use -> add(pair(
                        use.workload() + (use.workload().equals(copy.workload()) ? tr(", answers for it") : ""),
                        new Span(tr(
                                "reads {0}, writes {1} GB / month",
                                plain(use.gigabytesRead()), plain(use.gigabytesWritten()))))));
        var who = new Div(who(wanted.how()));
        who.addClassName("dc-quiet");
        add(new H3(tr("Who carries it out")), who);
    }

    private String who(@Nullable DataCopy how) {
        if (!copy.makes()) {
            return tr(
                    "A person confirms that nobody reads it any more; then it counts as dropped, and of its objects those are removed that Tradewind copied itself.");
        }
        if (how == null) {
            return tr(
                    "A person copies it, for {0} does not say how, and confirms it on the page of the execution; then it is recorded for all who use it.",
                    copy.workload());
        }
        return how.objects() == null
                ? tr(
                        "Tradewind, by the command that {0} states; then it is recorded for all who use it.",
                        copy.workload())
                : tr(
                        "Tradewind copies the objects whose names begin with {0}, checked by SHA-256; then it is recorded for all who use it.",
                        how.objects());
    }

    private static Div pair(String label, Component value) {
        var line = new Div(new Span(label), value);
        line.addClassName("tw-pair");
        return line;
    }

    private static Div line(String label, long nanoUsd, String unit, java.util.function.Supplier<Figure> evidence) {
        return pair(label, new FigureButton(Formats.signed(usd(nanoUsd), 2), unit, evidence));
    }

    private Figure saved() {
        return figure(tr("Reading costs less"), -copy.savedNanoUsd(), tr("USD / month"))
                .formula(
                        tr(
                                "Egress of those who would read it, where they would stand, with the copy minus without it; list prices"))
                .input(
                        tr("Read by"),
                        String.join(", ", copy.readers()),
                        "",
                        Kind.MODELLED,
                        tr("the planner, from its snapshot"),
                        "")
                .build();
    }

    private Figure dearer() {
        return figure(tr("Reading elsewhere"), copy.dearerNanoUsd(), tr("USD / month"))
                .formula(
                        tr(
                                "Egress of those who read it today and stay where they are, without the copy minus with it; list prices"))
                .build();
    }

    private Figure storage() {
        var origin = copy.origin();
        return figure(tr("Storage"), copy.makes() ? copy.storageNanoUsd() : -copy.storageNanoUsd(), tr("USD / month"))
                .formula(tr("Size × price of keeping a gigabyte for a month"))
                .worked(plain(origin.gigabytes()) + " × " + plain(origin.storageUsdPerGbMonth()))
                .input(
                        tr("Size"),
                        plain(origin.gigabytes()),
                        "GB",
                        Kind.ESTIMATED,
                        tr("the largest of what its workloads state"),
                        "")
                .input(
                        tr("Price"),
                        plain(origin.storageUsdPerGbMonth()),
                        tr("USD per GB and month"),
                        Kind.PUBLISHED,
                        tr("tradewind.planning.replicas.storage-usd-per-gb-month of {0}", origin.storageOf()),
                        "")
                .build();
    }

    private Figure news() {
        var written = BigDecimal.valueOf(copy.origin().writtenMegabytes(), 3);
        var figure = figure(tr("News"), copy.makes() ? copy.newsNanoUsd() : -copy.newsNanoUsd(), tr("USD / month"))
                .formula(tr("What all write in a month × price of a gigabyte from the original to the copy"))
                .worked(plain(written) + " × " + plain(copy.origin().egressUsdPerGigabyte()));
        for (CopyOrigin.Use use : copy.origin().uses()) {
            if (use.gigabytesWritten().signum() > 0) {
                figure = figure.input(
                        use.workload(),
                        plain(use.gigabytesWritten()),
                        tr("GB / month"),
                        Kind.ESTIMATED,
                        tr("its data set as it is stated"),
                        "");
            }
        }
        return priced(figure).build();
    }

    private Figure once() {
        var origin = copy.origin();
        return priced(figure(tr("First copy"), copy.onceNanoUsd(), tr("USD once"))
                        .formula(tr("Size × price of a gigabyte from the original to the copy"))
                        .worked(plain(origin.gigabytes()) + " × "
                                + plain(copy.origin().egressUsdPerGigabyte()))
                        .input(
                                tr("Size"),
                                plain(origin.gigabytes()),
                                "GB",
                                Kind.ESTIMATED,
                                tr("the largest of what its workloads state"),
                                ""))
                .note(
                        tr("Counted by the month"),
                        tr("USD {0}, over {1} months", Formats.money(usd(copy.onceMonthlyNanoUsd())), copy.months()))
                .build();
    }

    private Figure.Builder priced(Figure.Builder figure) {
        return figure.input(
                copy.origin().original() + " → " + copy.site(),
                plain(copy.origin().egressUsdPerGigabyte()),
                tr("USD per GB"),
                Kind.PUBLISHED,
                said(copy.egressSource()),
                "");
    }

    private static Figure.Builder figure(String title, long nanoUsd, String unit) {
        return Figure.of(title, Formats.signed(usd(nanoUsd), 2), unit);
    }

    private static BigDecimal usd(long nano) {
        return BigDecimal.valueOf(nano, 9);
    }

    private static String plain(BigDecimal value) {
        var plain = value.stripTrailingZeros();
        return Formats.number(plain, Math.max(0, plain.scale()));
    }
}
