package dev.tradewind.connector.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.tradewind.connector.hand.TransferWords;
import dev.tradewind.egress.TransferClass;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which rows of a mapped table bill a transfer, one line per class: a column, and the words in it. */
final class TransferWordsField extends Div {
    private static final int TYPING_MILLIS = 800;

    private final List<String> header;
    private final Runnable changed;
    private final Div lines = new Div();
    private final List<Line> all = new ArrayList<>();

    private record Line(Div whole, ComboBox<String> column, TextField words, ComboBox<TransferClass> transferClass) {}

    TransferWordsField(List<String> header, Runnable changed) {
        this.header = header;
        this.changed = changed;
        var title = new Span(tr("Transfers"));
        title.addClassName("tw-strong");
        var says = new Div(tr("rows that bill moved bytes; the first line that applies says of which class"));
        says.addClassName("tw-quiet");
        lines.addClassName("mp-lines");
        add(new Div(title, says), lines, MappingForm.small(tr("Add a rule"), () -> line(null)));
    }

    private void line(@Nullable TransferWords from) {
        var column = new ComboBox<String>();
        column.setItems(header);
        column.setPlaceholder(tr("column of the file"));
        column.setAriaLabel(tr("Column that tells a transfer"));
        var words = new TextField();
        words.setPlaceholder(tr("contains"));
        words.setAriaLabel(tr("Words that tell a transfer"));
        words.setValueChangeMode(ValueChangeMode.LAZY);
        words.setValueChangeTimeout(TYPING_MILLIS);
        var transferClass = new ComboBox<TransferClass>();
        transferClass.setItems(TransferClass.values());
        transferClass.setItemLabelGenerator(TransferClass::label);
        transferClass.setPlaceholder(tr("class"));
        transferClass.setAriaLabel(tr("Class of the transfer"));
        if (from != null) {
            column.setValue(header.contains(from.column()) ? from.column() : null);
            words.setValue(from.contains());
            transferClass.setValue(from.transferClass());
        }
        column.addValueChangeListener(change -> changed.run());
        words.addValueChangeListener(change -> changed.run());
        transferClass.addValueChangeListener(change -> changed.run());
        var whole = new Div(column, words, transferClass);
        var line = new Line(whole, column, words, transferClass);
        whole.add(MappingForm.small(tr("Remove"), () -> {
            all.remove(line);
            lines.remove(whole);
            changed.run();
        }));
        whole.addClassName("mp-rule");
        all.add(line);
        lines.add(whole);
    }

    void fill(List<TransferWords> transfers) {
        all.clear();
        lines.removeAll();
        transfers.forEach(this::line);
    }

    /** The lines that are whole. */
    List<TransferWords> value() {
        return all.stream()
                .filter(line -> line.column().getValue() != null
                        && line.transferClass().getValue() != null
                        && !line.words().getValue().isBlank())
                .map(line -> new TransferWords(
                        line.transferClass().getValue(),
                        line.column().getValue(),
                        line.words().getValue().strip()))
                .toList();
    }
}
