package dev.tradewind.connector.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ConsoleTest;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.ImportReceipt;
import dev.tradewind.connector.ImportState;
import dev.tradewind.connector.Imports;
import dev.tradewind.egress.budget.Budget;
import dev.tradewind.egress.budget.BudgetFile;
import dev.tradewind.egress.budget.Budgets;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ConsoleTest
class BudgetImportTest {
    @Autowired
    private Imports imports;

    @Autowired
    private Budgets budgets;

    @Autowired
    private JdbcClient jdbc;

    private final String name = "imported-" + UUID.randomUUID();

    @Test
    void aFileMakesABudgetThenChangesItAndLeavesTheOthersAlone() {
        var others = budgets.all().size();
        take("1200", "80");

        var made = named();
        assertThat(made.version()).isEqualTo(1);
        assertThat(made.terms().amount().amount()).isEqualByComparingTo("1200");

        take("1500", "80");
        assertThat(named().version()).isEqualTo(2);
        assertThat(named().terms().amount().amount()).isEqualByComparingTo("1500");
        assertThat(budgets.all()).hasSize(others + 1);
        assertThat(jdbc.sql("select action from audit_entry where subject_id = ? order by id")
                        .param(made.id().toString())
                        .query(String.class)
                        .list())
                .containsExactly("egress-budget.created", "egress-budget.changed");
    }

    @Test
    void whatWasHandedOutChangesNothingWhenItComesBack() {
        take("1200", "80");
        var before = named();
        var file = BudgetFile.yaml(List.of(before.terms()));

        assertThat(take(file).state()).isEqualTo(ImportState.IMPORTED);

        assertThat(named()).isEqualTo(before);
    }

    private void take(String amount, String percent) {
        var receipt = take("budget,owner,amount,currency,told when spent %\n" + name + ",web," + amount + ",USD,"
                + percent + "\n");
        assertThat(receipt.state()).isEqualTo(ImportState.IMPORTED);
        assertThat(receipt.accepted()).isEqualTo(1);
    }

    private ImportReceipt take(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return imports.importNow("budgets.csv", new ByteArrayInputStream(bytes), ImportOptions.NONE);
    }

    private Budget named() {
        return budgets.all().stream()
                .filter(budget -> budget.terms().name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
