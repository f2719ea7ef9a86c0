package dev.tradewind.connector.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.tradewind.connector.flow.VpcFormat;
import dev.tradewind.connector.hand.HandMapping;
import dev.tradewind.connector.hand.Mappings;
import dev.tradewind.connector.hand.SavedMapping;
import dev.tradewind.ui.Panel;
import java.util.function.Consumer;
import org.springframework.dao.DuplicateKeyException;

/** A flow log came without the names of its fields: a person gives them once, and the next such file is known. */
final class FlowFormatPanel {
    private final String beginning;
    private final Mappings mappings;
    private final Consumer<SavedMapping> then;
    private final TextField name = new TextField(tr("Name"));
    private final TextArea format = new TextArea(tr("Format, as the flow log's setting has it"));
    private final Span problem = new Span();
    private final Button save = new Button(tr("Save and import again"), click -> save());

    /** @param then what happens with what was saved */
    FlowFormatPanel(String beginning, Mappings mappings, Consumer<SavedMapping> then) {
        this.beginning = beginning;
        this.mappings = mappings;
        this.then = then;
        name.setMaxLength(40);
        name.setPlaceholder(tr("Edge VPC"));
        format.setPlaceholder("${version} ${srcaddr} ${dstaddr} ${bytes} ${start} ${end}");
        format.setWidthFull();
        format.setHelperText(tr(
                "Fields in the order of the lines, parted by blanks; those of AWS's VPC flow logs, versions 2 to 10."));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        problem.addClassName("tw-problem");
        problem.getElement().setAttribute("role", "alert");
        name.setValueChangeMode(ValueChangeMode.LAZY);
        format.setValueChangeMode(ValueChangeMode.LAZY);
        name.addValueChangeListener(event -> check());
        format.addValueChangeListener(event -> check());
        save.setEnabled(false);
    }

    Panel panel() {
        var fields = new Div(name, format);
        fields.getStyle().set("display", "grid").set("gap", "8px");
        return new Panel(tr("Name its fields"), tr("saved as a mapping: the next file of this form is known"), fields)
                .foot(problem, save);
    }

    private HandMapping value() {
        return HandMapping.ofFlowLog(name.getValue().strip(), VpcFormat.of(format.getValue()));
    }

    private void check() {
        if (format.getValue().isBlank()) {
            save.setEnabled(false);
            problem.setText("");
            return;
        }
        var problems = value().problems();
        var fits = problems.isEmpty() && VpcFormat.of(format.getValue()).fits(beginning);
        save.setEnabled(fits);
        problem.setText(
                fits
                        ? ""
                        : problems.isEmpty()
                                ? tr("The lines of this file do not have these fields in this order.")
                                : String.join(" ", problems));
    }

    private void save() {
        try {
            then.accept(mappings.save(value()));
        } catch (DuplicateKeyException overtaken) {
            problem.setText(
                    tr("Somebody saved a version of this name at this moment: save again to make yours the next one."));
        }
    }
}
