package dev.tradewind.connector.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import dev.tradewind.connector.ImportReceipt;
import dev.tradewind.connector.Imports;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Panel;

/** A file that is being read: how far, and the way to stop it. It goes on when the page is left. */
final class RunningPanel {
    private final ProgressBar bar;
    private final Span read = new Span();
    private final Panel panel;

    RunningPanel(ImportReceipt receipt, Imports imports, boolean mayImport) {
        bar = ImportsPanel.progress(receipt);
        var line = new Div(bar, read);
        line.addClassName("tw-line");
        panel = new Panel(
                tr("Being read"),
                tr("it goes on when you leave this page"),
                line,
                new Paragraph(tr("Rows count in the figures once the whole file is read.")));
        if (mayImport) {
            panel.tools(new Button(tr("Cancel"), click -> imports.cancel(receipt.id())));
        }
        refresh(receipt);
    }

    Panel panel() {
        return panel;
    }

    void refresh(ImportReceipt receipt) {
        bar.setValue(receipt.bytes() == 0 ? 0 : Math.min(1, (double) receipt.bytesRead() / receipt.bytes()));
        read.setText(tr(
                "{0} of {1} bytes, {2} rows so far",
                Formats.number(receipt.bytesRead()), Formats.number(receipt.bytes()), Formats.number(receipt.rows())));
    }
}
