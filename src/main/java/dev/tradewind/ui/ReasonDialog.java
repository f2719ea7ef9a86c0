package dev.tradewind.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.springframework.security.access.AccessDeniedException;

/** Says what will happen and asks why. A refusal stays in the dialog with what was typed. */
public final class ReasonDialog extends Dialog {

    /**
     * @param act takes the reason; throws what it refuses with, in words for whoever reads the dialog
     * @param done told once it was done
     */
    public ReasonDialog(String title, String consequence, String verb, Consumer<String> act, Runnable done) {
        setHeaderTitle(title);
        setWidth("min(520px, 100vw)");
        addClassName("dc-dialog");
        var reason = new TextArea(tr("Reason"));
        reason.setWidthFull();
        reason.setRequiredIndicatorVisible(true);
        reason.setMaxLength(2000);
        var problem = new Div();
        problem.addClassName("tw-problem");
        problem.getElement().setAttribute("role", "alert");
        var kept = new KeptText(reason, title);
        var button = new Button(verb, click -> {
            try {
                act.accept(reason.getValue());
            } catch (IllegalArgumentException
                    | IllegalStateException
                    | NoSuchElementException
                    | AccessDeniedException refused) {
                problem.setText(tr("Not done: {0}", said(refused.getMessage())));
                return;
            }
            kept.forget();
            close();
            done.run();
        });
        button.addThemeVariants(ButtonVariant.PRIMARY);
        add(new Paragraph(consequence), reason, kept, problem);
        getFooter().add(new Button(tr("Back"), click -> close()), button);
    }
}
