package dev.tradewind.connector.ui;

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
import java.util.List;

/** Asks why rows are mended and imports them; says of each that is still wrong where, what and what to do. */
final class MendReasonDialog {
    private static final int NAMED = 12;

    private MendReasonDialog() {}

    static void open(ImportReceipt receipt, List<Mend> mends, Mending mending) {
        var rows = mends.stream().map(Mend::line).distinct().count();
        var dialog = new Dialog();
        dialog.setHeaderTitle("Re-import " + (rows == 1 ? "1 mended row" : Formats.number(rows) + " mended rows"));
        dialog.setWidth("min(640px, 96vw)");
        var reason = new TextArea("Why");
        reason.setWidthFull();
        reason.setRequiredIndicatorVisible(true);
        var problem = new Div();
        problem.addClassName("tw-problem");
        problem.getElement().setAttribute("role", "alert");
        var kept = new KeptText(reason, "mend:" + receipt.id());
        dialog.add(
                new Paragraph("The file is written anew with the mended cells in their places and replaces what this"
                        + " import brought. What was delivered, who mended it and why stay readable."),
                reason,
                kept,
                problem);
        var take = new Button("Import", click -> {
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
                case Mending.Outcome.Refused(var why) -> problem.setText("Not imported: " + why + ".");
                case Mending.Outcome.StillUnreadable(var file, var wrong) -> problem.add(still(file, wrong));
            }
        });
        take.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        dialog.getFooter().add(new Button("Back", click -> dialog.close()), take);
        dialog.open();
    }

    private static Div still(String file, List<Quarantined> wrong) {
        var list = new UnorderedList();
        wrong.stream().limit(NAMED).forEach(row -> list.add(new ListItem(said(file, row))));
        if (wrong.size() > NAMED) {
            list.add(new ListItem("and " + Formats.number(wrong.size() - NAMED) + " more rows"));
        }
        return new Div(new Paragraph("Nothing was imported. Go back and correct:"), list);
    }

    private static String said(String file, Quarantined row) {
        var column = row.column() == null ? "" : ", column " + row.column();
        var value = row.value() == null || row.value().isEmpty() ? "an empty cell" : "'" + row.value() + "'";
        return file + ", line " + row.line() + column + ": " + (row.column() == null ? "" : value + ": ") + row.reason()
                + ".";
    }
}
