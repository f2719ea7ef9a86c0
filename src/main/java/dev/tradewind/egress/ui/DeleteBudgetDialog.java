package dev.tradewind.egress.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import dev.tradewind.egress.budget.Budget;
import dev.tradewind.egress.budget.Budgets;
import dev.tradewind.egress.budget.Kept;
import dev.tradewind.ui.KeptText;

/** Names what goes, and asks why. */
final class DeleteBudgetDialog extends Dialog {
    DeleteBudgetDialog(Budgets budgets, Budget budget, Runnable done) {
        setHeaderTitle(tr("Delete {0}", budget.terms().name()));
        addClassName("dc-dialog");
        setWidth("min(460px, 100vw)");
        var reason = new TextArea(tr("Reason"));
        reason.setWidthFull();
        var problem = new Div();
        problem.addClassName("tw-problem");
        problem.getElement().setAttribute("role", "alert");
        var kept = new KeptText(reason, "delete-budget:" + budget.id());
        add(
                new Paragraph(tr(
                        "Deletes the budget of {0} a month of {1} with its {2} versions and what was told of it. Nobody is told any more. The log keeps what it was.",
                        BudgetDrawings.amount(budget.terms()), budget.terms().owner(), budget.version())),
                reason,
                kept,
                problem);
        var delete = new Button(tr("Delete budget"), click -> {
            switch (budgets.delete(budget.id(), budget.version(), reason.getValue())) {
                case Kept.Done gone -> {
                    kept.forget();
                    close();
                    done.run();
                }
                case Kept.Stale changed -> problem.setText(tr("Not deleted: somebody changed it. Reload the page."));
                case Kept.Taken taken -> problem.setText(tr("Not deleted: {0}", taken));
                case Kept.Refused(var why) -> problem.setText(tr("Not deleted: {0}.", why));
            }
        });
        delete.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(tr("Back"), click -> close()), delete);
    }
}
