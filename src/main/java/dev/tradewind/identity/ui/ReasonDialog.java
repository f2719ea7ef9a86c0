package dev.tradewind.identity.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Consumer;

/** Says what will happen and asks for the reason; a refusal stays in the dialog with what was typed. */
final class ReasonDialog extends Dialog {

    ReasonDialog(String title, String consequence, String action, Consumer<String> work) {
        setHeaderTitle(title);
        setWidth("min(480px, 100vw)");
        addClassName("dc-dialog");
        var reason = new TextArea("Reason");
        reason.setWidthFull();
        var problem = new Div();
        problem.addClassName("tw-problem");
        problem.getElement().setAttribute("role", "alert");
        var go = new Button(action, click -> {
            try {
                work.accept(reason.getValue());
                close();
            } catch (IllegalArgumentException refused) {
                problem.setText("Not done: " + refused.getMessage());
            }
        });
        go.addThemeVariants(ButtonVariant.PRIMARY);
        add(new Paragraph(consequence), reason, problem);
        getFooter().add(new Button("Cancel", click -> close()), go);
    }
}
