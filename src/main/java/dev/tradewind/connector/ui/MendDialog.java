package dev.tradewind.connector.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;
import static java.util.Objects.requireNonNull;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import dev.tradewind.connector.Mend;
import dev.tradewind.connector.Mending;
import dev.tradewind.connector.Quarantined;
import dev.tradewind.ui.Formats;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** All cells of one row in quarantine, to be edited; the one at fault first, with the reason that it gave. */
final class MendDialog {
    private final Quarantined row;
    private final List<Long> alike;
    private final Map<String, String> delivered = new HashMap<>();
    private final Map<String, TextField> fields = new LinkedHashMap<>();
    private final TextField whole = new TextField(tr("Whole row, with commas"));
    private final Checkbox others = new Checkbox();

    /** @param alike lines of other rows with the same value in the same column */
    MendDialog(Quarantined row, List<Mending.Cell> cells, List<Long> alike, List<Mend> known) {
        this.row = row;
        this.alike = alike;
        for (var cell : cells) {
            delivered.put(cell.column(), cell.value());
            var field = new TextField(cell.column());
            field.setWidthFull();
            field.setValue(known.stream()
                    .filter(mend -> mend.line() == row.line() && cell.column().equals(mend.column()))
                    .map(Mend::value)
                    .findFirst()
                    .orElse(cell.value()));
            if (cell.column().equalsIgnoreCase(row.column())) {
                field.setInvalid(true);
                field.setErrorMessage(said(row.reason()));
            }
            fields.put(cell.column(), field);
        }
        whole.setWidthFull();
        whole.setValue(row.record() == null ? "" : row.record());
        others.setLabel(
                alike.size() == 1
                        ? tr("Put the same value of {0} into the other row that fails alike", row.column())
                        : tr(
                                "Put the same value of {0} into the {1} other rows that fail alike",
                                row.column(), Formats.number(alike.size())));
        others.setVisible(row.column() != null && !alike.isEmpty());
    }

    /**
     * @param keep takes what was edited, for later
     * @param now takes it to be imported at once
     */
    void open(List<Mending.Cell> order, Consumer<List<Mend>> keep, Consumer<List<Mend>> now) {
        var dialog = new Dialog();
        dialog.setHeaderTitle(tr("Line {0}", Formats.number(row.line())));
        dialog.setWidth("min(720px, 96vw)");
        dialog.add(new Paragraph(
                row.column() == null
                        ? tr("{0}. What was delivered stays as evidence.", said(row.reason()))
                        : tr("{0}: {1}. What was delivered stays as evidence.", row.column(), said(row.reason()))));
        if (fields.isEmpty()) {
            dialog.add(whole);
        } else {
            var form = new Div();
            form.getStyle()
                    .set("display", "grid")
                    .set("gap", "12px")
                    .set("grid-template-columns", "repeat(auto-fill, minmax(220px, 1fr))");
            order.stream()
                    .sorted((one, other) -> Boolean.compare(isAtFault(other), isAtFault(one)))
                    .forEach(cell -> form.add(requireNonNull(fields.get(cell.column()))));
            dialog.add(form);
        }
        dialog.add(others);
        var later = new Button(tr("Keep for the re-import of all"), click -> {
            keep.accept(mends());
            dialog.close();
        });
        var alone = new Button(tr("Re-import this row"), click -> {
            now.accept(mends());
            dialog.close();
        });
        alone.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        dialog.getFooter().add(new Button(tr("Cancel"), click -> dialog.close()), later, alone);
        dialog.open();
    }

    private boolean isAtFault(Mending.Cell cell) {
        return cell.column().equalsIgnoreCase(row.column());
    }

    /** What was changed. */
    private List<Mend> mends() {
        if (fields.isEmpty()) {
            return whole.getValue().equals(row.record())
                    ? List.of()
                    : List.of(new Mend(row.line(), null, whole.getValue()));
        }
        var changed = new ArrayList<Mend>();
        fields.forEach((column, field) -> {
            if (!field.getValue().equals(delivered.get(column))) {
                changed.add(new Mend(row.line(), column, field.getValue()));
                if (others.getValue() && column.equalsIgnoreCase(row.column())) {
                    alike.forEach(line -> changed.add(new Mend(line, column, field.getValue())));
                }
            }
        });
        return changed;
    }
}
