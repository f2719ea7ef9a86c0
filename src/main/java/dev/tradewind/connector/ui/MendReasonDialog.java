package dev.tradewind.connector.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.connector.ImportReceipt;
import dev.tradewind.connector.Mend;
import dev.tradewind.connector.Mending;
import dev.tradewind.connector.Quarantined;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.KeptText;
import dev.tradewind.ui.Texts;
import java.util.List;

/** Asks why rows are mended and imports them; says of each that is still wrong where, what and what to do. */
final class MendReasonDialog {
    private static final int NAMED = 12;

    private MendReasonDialog() {}

    static void open(ImportReceipt receipt, List<Mend> mends, Mending mending) {
        var rows = mends.stream().map(Mend::line).distinct().count();
        var dialog = new Dialog();
        dialog.setHeaderTitle(
                rows == 1 ? tr("Re-import 1 mended row") : tr("Re-import {0} mended rows", Formats.number(rows)));
        dialog.setWidth("min(640px, 96vw)");
        var reason = new TextArea(tr("Why"));
        reason.setWidthFull();
        reason.setRequiredIndicatorVisible(true);
        var problem = new Div();
        problem.addClassName("tw-problem");
        problem.getElement().setAttribute("role", "alert");
        var kept = new KeptText(reason, "mend:" + receipt.id());
        dialog.add(
                new Paragraph(
                        tr(
                                "The file is written anew with the mended cells in their places and replaces what this import brought. What was delivered, who mended it and why stay readable.")),
                reason,
                kept,
                problem);
        var take = new Button(tr("Import"), click -> {
            problem.removeAll();
            switch (mending.mend(receipt.id(), mends, reason.getValue())) {
                case Mending.Outcome.Submitted(var mended) -> {
                    kept.forget();
                    dialog.close();
                    UI.getCurrent()
                            .navigate(
                                    "data",
                                    QueryParameters.of("import", mended.id().toString()));
                }
                case Mending.Outcome.Refused(var why) -> problem.setText(tr("Not imported: {0}.", why));
                case Mending.Outcome.StillUnreadable(var file, var wrong) -> problem.add(still(file, wrong));
            }
        });
        take.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        dialog.getFooter().add(new Button(tr("Back"), click -> dialog.close()), take);
        dialog.open();
    }

    private static Div still(String file, List<Quarantined> wrong) {
        var list = new UnorderedList();
        wrong.stream().limit(NAMED).forEach(row -> list.add(new ListItem(said(file, row))));
        if (wrong.size() > NAMED) {
            list.add(new ListItem(tr("and {0} more rows", Formats.number(wrong.size() - NAMED))));
        }
        return new Div(new Paragraph(tr("Nothing was imported. Go back and correct:")), list);
    }

    private static String said(String file, Quarantined row) {
        var column = row.column() == null ? "" : tr(", column {0}", row.column());
        var value = row.value() == null || row.value().isEmpty() ? tr("an empty cell") : "'" + row.value() + "'";
        return row.column() == null
                ? tr("{0}, line {1}{2}: {3}.", file, row.line(), column, Texts.said(row.reason()))
                : tr("{0}, line {1}{2}: {3}: {4}.", file, row.line(), column, value, Texts.said(row.reason()));
    }
}
