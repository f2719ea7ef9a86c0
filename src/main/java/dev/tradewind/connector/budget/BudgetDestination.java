package dev.tradewind.connector.budget;

import dev.tradewind.connector.Destination;
import dev.tradewind.connector.ImportReceipt;
import dev.tradewind.egress.budget.BudgetTerms;
import dev.tradewind.egress.budget.Budgets;
import dev.tradewind.egress.budget.Kept;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Keeps budgets by name; those that a file does not name stay as they are. */
@Component
class BudgetDestination implements Destination<BudgetTerms> {
    private final Budgets budgets;

    BudgetDestination(Budgets budgets) {
        this.budgets = budgets;
    }

    @Override
    public Class<BudgetTerms> rowType() {
        return BudgetTerms.class;
    }

    @Override
    public Staging<BudgetTerms> open(ImportReceipt receipt) {
        List<BudgetTerms> read = new ArrayList<>();
        return new Staging<>() {
            @Override
            public void accept(BudgetTerms row) {
                read.add(row);
            }

            @Override
            public void seal() {}

            @Override
            public void commit() {
                read.forEach(BudgetDestination.this::keep);
            }

            @Override
            public void close() {
                read.clear();
            }
        };
    }

    private void keep(BudgetTerms terms) {
        if (!(budgets.keep(terms) instanceof Kept.Done)) {
            throw new IllegalStateException("budget " + terms.name()
                    + " was changed by somebody else at this moment; nothing was kept. Import the file again.");
        }
    }
}
