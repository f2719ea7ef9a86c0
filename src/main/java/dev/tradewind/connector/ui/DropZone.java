package dev.tradewind.connector.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.ImportReceipt;
import dev.tradewind.connector.Imports;
import dev.tradewind.ui.Glyph;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where a bill, a series or a list of workloads is dropped. */
final class DropZone extends Div {
    private final TextField currency = new TextField(tr("Currency, if unnamed"));
    /** Read on the upload's thread, written by the page. */
    private volatile @Nullable String givenCurrency;

    DropZone(Imports imports, Actor actor, Consumer<ImportReceipt> taken) {
        addClassNames("tw-empty", "tw-drop");
        currency.setPlaceholder("USD");
        currency.setPattern("[A-Za-z]{3}");
        currency.setMaxLength(3);
        currency.addValueChangeListener(change -> {
            var code = change.getValue().strip().toUpperCase(Locale.ROOT);
            givenCurrency = code.matches("[A-Z]{3}") ? code : null;
        });
        UploadHandler handler = event -> {
            ImportReceipt receipt;
            try (var content = event.getInputStream()) {
                receipt = Actors.runAs(
                        actor,
                        () -> imports.submit(
                                event.getFileName(), content, new ImportOptions(givenCurrency).asking(true)));
            }
            UI ui = event.getUI();
            ui.access(() -> taken.accept(receipt));
        };
        var upload = new Upload(handler);
        upload.setMaxFiles(50);
        var choose = new Button(tr("Choose files"), new Glyph("upload"));
        choose.addThemeVariants(ButtonVariant.AURA_PRIMARY);
        upload.setUploadButton(choose);
        upload.setI18n(UploadTexts.now());
        upload.setDropLabel(new Span(tr("or drop them on this box")));
        upload.setDropLabelIcon(new Span());
        // What became of them stands in the list of imports.
        upload.addAllFinishedListener(all -> upload.clearFileList());
        upload.getElement().setAttribute("aria-label", tr("Files to import"));
        add(
                new Glyph("upload"),
                new H3(tr("Drop bills, flow logs, series, prices, workloads or budgets here")),
                new Paragraph(
                        tr(
                                "CSV, gzip, zip, JSON or Parquet. Tradewind finds the dialect, reads every row and shows what it could not read. Nothing leaves this machine.")),
                new NativeDetails(
                        tr("The {0} forms that it reads", imports.kinds().size()),
                        new Paragraph(String.join(", ", imports.kinds()))),
                upload,
                currency,
                new Paragraph(new Span(tr("or ")), new Code("tradewind import bill.csv --dry-run")));
    }
}
