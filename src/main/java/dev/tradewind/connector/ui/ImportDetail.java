package dev.tradewind.connector.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.connector.CurrencyTotal;
import dev.tradewind.connector.ImportReceipt;
import dev.tradewind.connector.ImportState;
import dev.tradewind.connector.Imports;
import dev.tradewind.connector.Mending;
import dev.tradewind.connector.Quarantine;
import dev.tradewind.lake.Lake;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Locality;
import dev.tradewind.ui.Panel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One import: what was kept, what waits in quarantine and why, and the sums of the file. */
final class ImportDetail {
    private static final String FORMS = "Tradewind reads: ";
    private static final int LINES = 12;
    private static final int WIDTH = 300;
    private static final int TOLD = 2000;

    private final ImportReceipt receipt;
    private final Imports imports;
    private final Quarantine quarantine;
    private final Lake lake;
    private final Mending mending;
    private final boolean mayImport;

    ImportDetail(
            ImportReceipt receipt,
            Imports imports,
            Quarantine quarantine,
            Lake lake,
            Mending mending,
            boolean mayImport) {
        this.mending = mending;
        this.mayImport = mayImport;
        this.receipt = receipt;
        this.imports = imports;
        this.quarantine = quarantine;
        this.lake = lake;
    }

    /** What a person must know first; null if all went well. */
    @Nullable
    Component banner() {
        var message = said(receipt.message());
        if (receipt.quarantined() == 0 && message.isEmpty()) {
            return null;
        }
        if (receipt.state() == ImportState.HELD) {
            return banner(message);
        }
        var text = receipt.quarantined() == 0
                ? message
                : (message.isEmpty()
                        ? tr(
                                "{0} of {1} rows could not be read. {2}",
                                Formats.number(receipt.quarantined()), Formats.number(receipt.rows()), standing())
                        : tr(
                                "{0} of {1} rows could not be read. {2} {3}",
                                Formats.number(receipt.quarantined()),
                                Formats.number(receipt.rows()),
                                standing(),
                                message));
        return banner(text);
    }

    private String standing() {
        var generations = lake.generationsOf(receipt.id());
        if (!generations.isEmpty() && generations.stream().allMatch(each -> each.supersededAt() != null)) {
            return tr("What this import brought was replaced since and counts in no figure any more.");
        }
        return receipt.accepted() == 1
                ? tr(
                        "1 row was kept and counts in every figure; the others wait here. Mend the values and import again: what was read is not doubled.")
                : tr(
                        "{0} rows were kept and count in every figure; the others wait here. Mend the values and import again: what was read is not doubled.",
                        Formats.number(receipt.accepted()));
    }

    /** How a file begins that was not read, as far as it is text: mostly that says what it is. */
    Component beginning() {
        var panel = new Panel(tr("How the file begins"), tr("as it was delivered"));
        panel.setVisible(false);
        try {
            var text = imports.source(receipt).head().text();
            if (!text.isBlank() && text.codePoints().limit(TOLD).noneMatch(ImportDetail::isBinary)) {
                var lines = new Pre(text.lines()
                        .limit(LINES)
                        .map(line -> line.length() > WIDTH ? line.substring(0, WIDTH) + " …" : line)
                        .collect(Collectors.joining("\n")));
                lines.addClassName("tw-code");
                lines.getStyle().set("overflow-x", "auto").set("margin", "0");
                lines.getElement().setAttribute("tabindex", "0");
                panel.addContent(lines);
                panel.setVisible(true);
            }
        } catch (IOException | UncheckedIOException unreadable) {
            // The banner says what is wrong with it.
        }
        return panel;
    }

    private static boolean isBinary(int sign) {
        return sign == '\uFFFD' || (sign < ' ' && sign != '\n' && sign != '\r' && sign != '\t');
    }

    private static Component banner(String text) {
        var forms = text.indexOf(FORMS);
        var banner = new Div(new Span(forms < 0 ? text : text.substring(0, forms)));
        if (forms >= 0) {
            banner.add(new NativeDetails(
                    tr("The forms that Tradewind reads"), new Span(text.substring(forms + FORMS.length()))));
        }
        banner.addClassName("tw-panel");
        banner.getStyle().set("padding", "12px 16px").set("border-left", "3px solid var(--tw-warn)");
        banner.getElement().setAttribute("role", "status");
        return banner;
    }

    Component rows() {
        return new QuarantinePanel(receipt, quarantine, mending, mayImport).panel();
    }

    Component mends() {
        return MendsPanel.of(receipt, mending);
    }

    Component transfers() {
        return TransfersPanel.of(receipt, imports.transfers(receipt.id()));
    }

    Component summary() {
        var panel = new Panel(tr("Import"), "");
        panel.tools(ImportsPanel.mark(receipt));
        count(panel, tr("Rows"), receipt.rows());
        count(panel, tr("Accepted"), receipt.accepted());
        count(panel, tr("Quarantined"), receipt.quarantined());
        pair(panel, tr("Rounded in the lake"), Formats.number(receipt.roundedRows()));
        for (var total : receipt.totals()) {
            figure(panel, "BilledCost", total.billedCost(), total);
            figure(panel, "EffectiveCost", total.effectiveCost(), total);
        }
        pair(panel, tr("Dialect"), receipt.dialect() == null ? tr("not recognised") : receipt.dialect());
        pair(panel, tr("Size"), tr("{0} bytes", Formats.number(receipt.bytes())));
        pair(panel, "SHA-256", Formats.hash(receipt.sha256()));
        pair(
                panel,
                tr("Started"),
                Formats.instant(receipt.startedAt(), Locality.current().zone()));
        var time = receipt.readIn();
        if (time != null) {
            pair(panel, tr("Read in"), Formats.number(time.toMillis() / 1000.0, 1) + " s");
        }
        for (var generation : lake.generationsOf(receipt.id())) {
            pair(
                    panel,
                    tr("Generation"),
                    generation.supersededAt() == null
                            ? tr("{0} of {1}, {2}", generation.generation(), generation.period(), generation.scope())
                            : tr(
                                    "{0} of {1}, {2}, replaced since",
                                    generation.generation(), generation.period(), generation.scope()));
        }
        return panel;
    }

    private void count(Panel panel, String what, long rows) {
        panel.addContent(ImportsPanel.pair(what, ImportFigures.rows(receipt, what, rows)));
    }

    private static void pair(Panel panel, String name, String value) {
        panel.addContent(ImportsPanel.pair(name, new Span(value)));
    }

    private void figure(Panel panel, String metric, @Nullable BigDecimal amount, CurrencyTotal total) {
        if (amount == null) {
            pair(panel, metric, tr("not in the file"));
            return;
        }
        panel.addContent(ImportsPanel.pair(
                metric, ImportFigures.metric(receipt, new ImportedRows(lake), metric, amount, total)));
    }
}
