package dev.tradewind.connector.budget;

import dev.tradewind.connector.Dialect;
import dev.tradewind.connector.FileHead;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.Reading;
import dev.tradewind.connector.RowSink;
import dev.tradewind.connector.SourceFile;
import dev.tradewind.connector.places.YamlList;
import dev.tradewind.egress.budget.BudgetTerms;
import java.io.IOException;
import java.util.regex.Pattern;

/** Budgets as YAML: a list under {@code budgets}; the form is in docs/formats.md. */
public final class BudgetYamlDialect implements Dialect<BudgetTerms> {
    private static final Pattern BEGINS = Pattern.compile("(?m)^budgets\\s*:");
    private static final String ADVICE = "Expected a list under 'budgets:'; see docs/formats.md.";

    @Override
    public String id() {
        return "tradewind-budgets-yaml";
    }

    @Override
    public String title() {
        return "budgets (YAML)";
    }

    @Override
    public Class<BudgetTerms> rowType() {
        return BudgetTerms.class;
    }

    @Override
    public boolean recognises(FileHead head) {
        return BEGINS.matcher(head.text()).find();
    }

    @Override
    public Reading read(SourceFile file, ImportOptions options, RowSink<BudgetTerms> rows) throws IOException {
        var reader = new BudgetReader();
        return YamlList.read(file, "budgets", ADVICE, rows, reader::read);
    }
}
