package dev.tradewind.execution.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.tradewind.execution.CopiedData;
import dev.tradewind.ui.KeptText;
import java.math.BigDecimal;
import java.util.function.BiConsumer;

/** Asks how much copying a data set may cost in all, and why more than was approved. */
final class BudgetDialog extends Dialog {
    BudgetDialog(String execution, CopiedData stopped, BiConsumer<BigDecimal, String> act, Runnable done) {
        setHeaderTitle(tr("Raise egress budget of {0}", execution));
        addClassName("dc-dialog");
        setWidth("min(520px, 100vw)");
        var to = new TextField(tr("New budget, {0}", stopped.budgetUnit()));
        to.setWidthFull();
        to.setRequiredIndicatorVisible(true);
        to.setHelperText(tr("{0} has {1} {2} now", stopped.dataSet(), stopped.budgetUnit(), stopped.budget()));
        var reason = new TextArea(tr("Reason"));
        reason.setWidthFull();
        reason.setRequiredIndicatorVisible(true);
        reason.setMaxLength(2000);
        var problem = new Div();
        problem.addClassName("tw-problem");
        problem.getElement().setAttribute("role", "alert");
        var kept = new KeptText(reason, "raise-budget:" + execution);
        add(new Div(said(stopped.detail())), to, reason, kept, problem);
        var button = new Button(tr("Raise"), click -> {
            try {
                act.accept(amount(to.getValue()), reason.getValue());
                kept.forget();
                close();
                done.run();
            } catch (RuntimeException refused) {
                problem.setText(tr("Not done: {0}", said(refused.getMessage())));
            }
        });
        button.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(tr("Back"), click -> close()), button);
    }

    private static BigDecimal amount(String text) {
        try {
            return new BigDecimal(text.trim());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(tr("'{0}' is no amount; expected one such as 250.00", text), e);
        }
    }
}
