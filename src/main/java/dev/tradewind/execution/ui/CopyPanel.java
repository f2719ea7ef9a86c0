package dev.tradewind.execution.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.execution.CopiedData;
import dev.tradewind.execution.CopyBill;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMark;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** The data sets that are copied before dispatch: how far each is, how fast, until when, and what it has cost. */
final class CopyPanel extends Div {
    private static final int GIGA = 9;
    private static final int MEGA = 6;

    /** @param bills one for each, in the same order */
    CopyPanel(List<CopiedData> all, List<CopyBill> bills, ZoneId zone) {
        addClassName("dc-block");
        add(new H3(tr("Data")));
        for (int i = 0; i < all.size(); i++) {
            var line = line(all.get(i), zone);
            if (bills.get(i).from() != null) {
                line.add(text(billed(bills.get(i))));
            }
            add(line);
        }
    }

    private static Div line(CopiedData of, ZoneId zone) {
        var top = new Div(mark(of), quiet(route(of)));
        top.addClassName("dc-line");
        var block = new Div(top, text(amounts(of)));
        if (of.state().equals("COPYING") && of.bytesPerSecond() > 0) {
            block.add(text("%s MB/s%s"
                    .formatted(
                            Formats.number(BigDecimal.valueOf(of.bytesPerSecond(), MEGA), 1),
                            of.predictedEndAt() == null
                                    ? ""
                                    : tr(", predicted end {0}", Formats.instant(of.predictedEndAt(), zone)))));
        }
        block.add(text(money(of)));
        if (!of.detail().isBlank()) {
            block.add(text(of.detail()));
        }
        block.addClassName("dc-step");
        if (of.state().equals("COPYING") || of.state().equals("STOPPED")) {
            block.addClassName("dc-now");
        }
        return block;
    }

    private static StatusMark mark(CopiedData of) {
        var status = switch (of.state()) {
            case "COPYING" -> Status.RUNNING;
            case "STOPPED" -> Status.HELD;
            case "COPIED" -> Status.DONE;
            case "REMOVED" -> Status.CANCELLED;
            default -> Status.WAITING;
        };
        return new StatusMark(
                status,
                of.dataSet() + ", "
                        + (of.state().equals("STOPPED")
                                ? tr("stopped at its egress budget")
                                : said(of.state().toLowerCase(Locale.ROOT))));
    }

    private static String route(CopiedData of) {
        return of.fromStore() == null
                ? tr("{0} → {1}, by its command", of.fromSite(), of.toSite())
                : tr("store {0} → {1}", of.fromStore(), of.toStore());
    }

    private static String amounts(CopiedData of) {
        return tr(
                "{0} of {1} objects, {2} of {3} GB, {4} GB sent",
                Formats.number(of.objectsDone()),
                of.objects() == 0 ? "?" : Formats.number(of.objects()),
                gigabytes(of.bytesDone()),
                of.bytes() == 0 ? "?" : gigabytes(of.bytes()),
                gigabytes(of.bytesSent()));
    }

    private static String money(CopiedData of) {
        return tr(
                "{0}, budget {1} {2}",
                of.spentUsd() == null
                        ? tr("no egress price known")
                        : tr("egress USD {0}", Formats.number(of.spentUsd(), 2)),
                of.budgetUnit(),
                of.budget() == null ? tr("none") : Formats.number(of.budget(), 2));
    }

    private static String billed(CopyBill of) {
        var gigabytes = of.billedGigabytes();
        var usd = of.billedUsd();
        return gigabytes == null || usd == null
                ? tr("Billed: {0}", said(of.words()))
                : tr(
                        "Billed USD {0} for {1} GB, promised {2} for {3} GB: {4}",
                        Formats.number(usd, 2),
                        Formats.number(gigabytes, 3),
                        of.listUsd() == null ? "?" : Formats.number(of.listUsd(), 2),
                        Formats.number(of.countedGigabytes(), 3),
                        said(of.words()));
    }

    private static String gigabytes(long bytes) {
        return Formats.number(BigDecimal.valueOf(bytes, GIGA), 3);
    }

    private static Div text(String words) {
        var text = new Div(words);
        text.addClassNames("dc-quiet", "dc-step-detail");
        return text;
    }

    private static Span quiet(String words) {
        var span = new Span(words);
        span.addClassNames("dc-quiet", "dc-end");
        return span;
    }
}
