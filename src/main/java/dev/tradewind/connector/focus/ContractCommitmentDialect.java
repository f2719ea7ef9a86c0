package dev.tradewind.connector.focus;

import dev.tradewind.connector.Dialect;
import dev.tradewind.connector.FileHead;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.Reading;
import dev.tradewind.connector.RowSink;
import dev.tradewind.connector.SourceFile;
import dev.tradewind.connector.TableRow;
import dev.tradewind.connector.Tables;
import dev.tradewind.connector.Unreadable;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The second data set of FOCUS 1.3. Its amounts are promises and enter no total. */
public final class ContractCommitmentDialect implements Dialect<ContractCommitment> {
    private static final String ADVICE = "Export the ContractCommitment data set again with all its columns.";

    @Override
    public String id() {
        return "focus-1.3-contract-commitment";
    }

    @Override
    public String title() {
        return "FOCUS contract commitments";
    }

    @Override
    public Class<ContractCommitment> rowType() {
        return ContractCommitment.class;
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.hasColumns("ContractCommitmentId", "ContractCommitmentPeriodStart")
                && !head.hasColumns("ChargePeriodStart");
    }

    @Override
    public Optional<String> warning() {
        return Optional.of("Contract commitments are promises, not charges; they enter no total.");
    }

    @Override
    public Reading read(SourceFile file, ImportOptions options, RowSink<ContractCommitment> rows) throws IOException {
        var mandatory = List.of("ContractCommitmentId", "ContractCommitmentPeriodStart", "ContractCommitmentPeriodEnd");
        return Tables.read(file, mandatory, ADVICE, rows, row -> read(row, options.currency()));
    }

    private static ContractCommitment read(TableRow row, @Nullable String givenCurrency) throws Unreadable {
        var provider = row.text("ServiceProviderName");
        return new ContractCommitment(
                row.line(),
                row.mandatoryText("ContractCommitmentId"),
                row.text("ContractId"),
                provider == null ? row.text("InvoiceIssuerName") : provider,
                row.text("ContractCommitmentType"),
                row.text("ContractCommitmentCategory"),
                row.text("ContractCommitmentDescription"),
                row.decimal("ContractCommitmentCost"),
                row.decimal("ContractCommitmentQuantity"),
                row.text("ContractCommitmentUnit"),
                row.mandatoryInstant("ContractCommitmentPeriodStart"),
                row.mandatoryInstant("ContractCommitmentPeriodEnd"),
                currency(row, givenCurrency));
    }

    private static String currency(TableRow row, @Nullable String given) throws Unreadable {
        var currency = row.has("ContractCommitmentCurrency")
                ? row.mandatoryText("ContractCommitmentCurrency")
                : given != null && !row.has("BillingCurrency") ? given : row.mandatoryText("BillingCurrency");
        return currency.toUpperCase(Locale.ROOT);
    }
}
