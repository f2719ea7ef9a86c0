package dev.tradewind.egress.ui;

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
        setHeaderTitle("Delete " + budget.terms().name());
        addClassName("dc-dialog");
        setWidth("min(460px, 100vw)");
        var reason = new TextArea("Reason");
        reason.setWidthFull();
        var problem = new Div();
        problem.addClassName("tw-problem");
        problem.getElement().setAttribute("role", "alert");
        var kept = new KeptText(reason, "delete-budget:" + budget.id());
        add(
                new Paragraph("Deletes the budget of " + BudgetDrawings.amount(budget.terms()) + " a month of "
                        + budget.terms().owner() + " with its " + budget.version()
                        + " versions and what was told of it. Nobody is told any more. The log keeps what it was."),
                reason,
                kept,
                problem);
        var delete = new Button("Delete budget", click -> {
            switch (budgets.delete(budget.id(), budget.version(), reason.getValue())) {
                case Kept.Done gone -> {
                    kept.forget();
                    close();
                    done.run();
                }
                case Kept.Stale changed -> problem.setText("Not deleted: somebody changed it. Reload the page.");
                case Kept.Taken taken -> problem.setText("Not deleted: " + taken);
                case Kept.Refused(var why) -> problem.setText("Not deleted: " + why + ".");
            }
        });
        delete.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Back", click -> close()), delete);
    }
}
