package dev.tradewind.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.connector.bill.BillRow;
import dev.tradewind.cost.Charge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads hand-written bills as a dry run does. */
final class BillFixture {
    private BillFixture() {}

    static DryRun.Result read(Path folder, String name, String text) {
        return read(folder, name, text, ImportOptions.NONE);
    }

    static DryRun.Result read(Path folder, String name, String text, ImportOptions options) {
        return DryRun.of(write(folder, name, text), options);
    }

    /** The charges of a bill in which every row can be read. */
    static List<Charge> charges(Path folder, String name, String text) {
        return rows(write(folder, name, text)).stream().map(BillRow::charge).toList();
    }

    /** As above, with what they transfer. */
    static List<BillRow> rows(Path path) {
        var rows = new ArrayList<BillRow>();
        try {
            var file = new SourceFile(path, path.getFileName().toString());
            new Intake<>(Dialects.sniff(file.head()).orElseThrow(), file, row -> rows.add((BillRow) row), bad -> {
                        throw new AssertionError(bad.toString());
                    })
                    .read(ImportOptions.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    static Path write(Path folder, String name, String text) {
        try {
            var file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void assertTotals(DryRun.Result result, CurrencyTotal... expected) {
        assertThat(result.refusal()).isNull();
        assertThat(result.rows()).isEqualTo(result.accepted() + result.quarantined());
        assertThat(result.totals().stream().map(BillFixture::plain).toList())
                .isEqualTo(List.of(expected).stream().map(BillFixture::plain).toList());
    }

    static CurrencyTotal total(String currency, String billed, String effective) {
        return new CurrencyTotal(currency, decimal(billed), decimal(effective));
    }

    private static String plain(CurrencyTotal total) {
        return total.currency() + " " + (total.billedCost() == null ? "none" : ImportJson.plain(total.billedCost()))
                + " " + (total.effectiveCost() == null ? "none" : ImportJson.plain(total.effectiveCost()));
    }

    private static BigDecimal decimal(String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
