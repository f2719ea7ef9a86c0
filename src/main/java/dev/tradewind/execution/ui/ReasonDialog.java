package dev.tradewind.execution.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import dev.tradewind.ui.KeptText;
import java.util.function.Consumer;

/** Names what will happen and asks why. */
final class ReasonDialog extends Dialog {
    ReasonDialog(String title, String what, String verb, Consumer<String> act, Runnable done) {
        setHeaderTitle(title);
        addClassName("dc-dialog");
        setWidth("min(520px, 100vw)");
        var reason = new TextArea("Reason");
        reason.setWidthFull();
        reason.setRequiredIndicatorVisible(true);
        reason.setMaxLength(2000);
        var problem = new Div();
        problem.addClassName("tw-problem");
        problem.getElement().setAttribute("role", "alert");
        var kept = new KeptText(reason, title);
        add(new Div(what), reason, kept, problem);
        var button = new Button(verb, click -> {
            try {
                act.accept(reason.getValue());
                kept.forget();
                close();
                done.run();
            } catch (RuntimeException refused) {
                problem.setText("Not done: " + refused.getMessage());
            }
        });
        button.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Back", click -> close()), button);
    }
}
