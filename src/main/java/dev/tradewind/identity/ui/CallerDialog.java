package dev.tradewind.identity.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.Role;
import dev.tradewind.identity.spiffe.CallerBook;
import java.util.Arrays;
import java.util.Set;

/** Lets a program call by its SPIFFE ID: as what. */
final class CallerDialog extends Dialog {
    CallerDialog(CallerBook book, Person by, Runnable done) {
        setHeaderTitle(tr("Allow a SPIFFE caller"));
        setWidth("min(480px, 100vw)");
        addClassName("dc-dialog");
        var id = new TextField("SPIFFE ID");
        id.setHelperText(tr("The whole id, there are no patterns: spiffe://example.org/ns/ci/runner"));
        id.setWidthFull();
        var roles = new CheckboxGroup<Role>(tr("Roles"));
        roles.setItems(Arrays.stream(Role.values()).filter(Role::forPrograms).toList());
        roles.setValue(Set.of(Role.VIEWER));
        roles.getElement().getThemeList().add("vertical");
        roles.setItemLabelGenerator(role -> role.name() + ", " + said(role.purpose()));
        var problem = new Div();
        problem.addClassName("tw-problem");
        problem.getElement().setAttribute("role", "alert");
        add(id, roles, problem);
        var allow = new Button(tr("Allow"), click -> {
            try {
                book.add(id.getValue(), roles.getValue(), by);
                done.run();
                close();
            } catch (IllegalArgumentException refused) {
                problem.setText(tr("Not added: {0}", said(refused.getMessage())));
            }
        });
        allow.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(tr("Cancel"), click -> close()), allow);
    }
}
