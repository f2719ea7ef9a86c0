package dev.tradewind.connector.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.tradewind.connector.bill.BillColumn;
import dev.tradewind.connector.hand.HandMapping;
import dev.tradewind.connector.hand.NumberForm;
import dev.tradewind.connector.hand.Target;
import dev.tradewind.connector.hand.TransferWords;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The fields of a mapping: for each column of ours one of the file's, or what stands in every row. */
final class MappingForm extends Div {
    private static final int TYPING_MILLIS = 800;
    private static final int SHOWN = 14;

    private final List<String> header;
    private final Runnable changed;
    private final TextField name = new TextField(tr("Name of the mapping"));
    private final ComboBox<String> dates = new ComboBox<>(tr("Dates are written"));
    private final Select<NumberForm> numbers = new Select<>();
    private final Checkbox negated = new Checkbox(tr("Costs wear a minus (as payments do)"));
    private final MultiSelectComboBox<String> tags =
            new MultiSelectComboBox<>(tr("Tags: columns that name a team, an owner …"));
    private final Map<BillColumn, ComboBox<String>> columns = new EnumMap<>(BillColumn.class);
    private final Map<BillColumn, TextField> constants = new EnumMap<>(BillColumn.class);
    private final TransferWordsField transfers;
    private boolean filling;

    /** @param changed told after each change by the person */
    MappingForm(List<String> header, Runnable changed) {
        this.header = header;
        this.changed = changed;
        transfers = new TransferWordsField(header, this::told);
        addClassName("mp-form");
        name.setMaxLength(40);
        name.setValueChangeMode(ValueChangeMode.LAZY);
        name.setValueChangeTimeout(TYPING_MILLIS);
        dates.setItems(HandMapping.dateForms());
        dates.setAllowCustomValue(true);
        dates.addCustomValueSetListener(own -> dates.setValue(own.getDetail()));
        numbers.setLabel(tr("Numbers are written"));
        numbers.setItems(NumberForm.values());
        numbers.setItemLabelGenerator(form -> form == NumberForm.POINT ? "1,234.50" : "1.234,50");
        tags.setItems(header);
        var how = new Div(name, dates, numbers, negated);
        how.addClassName("mp-how");
        var first = lines(Target.ALL.subList(0, SHOWN));
        var more = new Details(tr("More columns"), lines(Target.ALL.subList(SHOWN, Target.ALL.size())));
        add(how, first, tags, transfers, more);
        name.addValueChangeListener(change -> told());
        dates.addValueChangeListener(change -> told());
        numbers.addValueChangeListener(change -> told());
        negated.addValueChangeListener(change -> told());
        tags.addValueChangeListener(change -> told());
    }

    private void told() {
        if (!filling) {
            changed.run();
        }
    }

    private Div lines(List<Target> targets) {
        var lines = new Div();
        lines.addClassName("mp-lines");
        for (var target : targets) {
            lines.add(line(target));
        }
        return lines;
    }

    private Div line(Target target) {
        var title = new Span(target.title() + (target.needed() ? " *" : ""));
        title.addClassName("tw-strong");
        var says = new Div(target.says());
        says.addClassName("tw-quiet");
        var column = new ComboBox<String>();
        column.setItems(header);
        column.setClearButtonVisible(true);
        column.setPlaceholder(tr("column of the file"));
        column.setAriaLabel(tr("Column for {0}", target.title()));
        column.addValueChangeListener(change -> told());
        columns.put(target.column(), column);
        var line = new Div(new Div(title, says), column);
        line.addClassName("mp-line");
        if (target.mayBeConstant()) {
            var always = new TextField();
            always.setPlaceholder(tr("or always"));
            always.setAriaLabel(tr("{0} is always", target.title()));
            always.setValueChangeMode(ValueChangeMode.LAZY);
            always.setValueChangeTimeout(TYPING_MILLIS);
            always.addValueChangeListener(change -> told());
            constants.put(target.column(), always);
            line.add(always);
        }
        return line;
    }

    /** Shows a mapping; columns that this file lacks stay empty. */
    void fill(HandMapping mapping) {
        filling = true;
        name.setValue(mapping.name());
        dates.setValue(mapping.dates());
        numbers.setValue(mapping.numbers());
        negated.setValue(mapping.negated());
        columns.forEach((column, field) -> {
            var from = mapping.columns().get(column);
            field.setValue(from == null || !header.contains(from) ? null : from);
        });
        constants.forEach((column, field) -> field.setValue(mapping.constants().getOrDefault(column, "")));
        tags.setValue(
                Set.copyOf(mapping.tags().stream().filter(header::contains).toList()));
        transfers.fill(mapping.transfers());
        filling = false;
    }

    HandMapping value() {
        var from = new EnumMap<BillColumn, String>(BillColumn.class);
        var always = new EnumMap<BillColumn, String>(BillColumn.class);
        columns.forEach((column, field) -> {
            if (field.getValue() != null) {
                from.put(column, field.getValue());
            }
        });
        constants.forEach((column, field) -> {
            var text = field.getValue().strip();
            if (!text.isEmpty() && !from.containsKey(column)) {
                always.put(
                        column, column == BillColumn.BILLING_CURRENCY ? text.toUpperCase(java.util.Locale.ROOT) : text);
            }
        });
        List<TransferWords> words = transfers.value();
        var form = dates.getValue();
        return new HandMapping(
                name.getValue().strip(),
                0,
                header,
                form == null ? "" : form,
                numbers.getValue(),
                negated.getValue(),
                from,
                always,
                List.copyOf(new TreeSet<>(tags.getValue())),
                words);
    }

    static Button small(String text, Runnable click) {
        var button = new Button(text, event -> click.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }
}
