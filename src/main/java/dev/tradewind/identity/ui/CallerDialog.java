package dev.tradewind.identity.ui;

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
        setHeaderTitle("Allow a SPIFFE caller");
        setWidth("min(480px, 100vw)");
        addClassName("dc-dialog");
        var id = new TextField("SPIFFE ID");
        id.setHelperText("The whole id, there are no patterns: spiffe://example.org/ns/ci/runner");
        id.setWidthFull();
        var roles = new CheckboxGroup<Role>("Roles");
        roles.setItems(Arrays.stream(Role.values()).filter(Role::forPrograms).toList());
        roles.setValue(Set.of(Role.VIEWER));
        roles.getElement().getThemeList().add("vertical");
        roles.setItemLabelGenerator(role -> role.name() + ", " + role.purpose());
        var problem = new Div();
        problem.addClassName("tw-problem");
        problem.getElement().setAttribute("role", "alert");
        add(id, roles, problem);
        var allow = new Button("Allow", click -> {
            try {
                book.add(id.getValue(), roles.getValue(), by);
                done.run();
                close();
            } catch (IllegalArgumentException refused) {
                problem.setText("Not added: " + refused.getMessage());
            }
        });
        allow.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), allow);
    }
}
