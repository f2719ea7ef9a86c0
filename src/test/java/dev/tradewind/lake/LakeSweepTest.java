package dev.tradewind.lake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ConsoleTest;
import dev.tradewind.cost.BillRollUp;
import dev.tradewind.cost.ChargeTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What a crash between file and manifest leaves goes, its roll-ups included; what counts stays. */
@ConsoleTest
class LakeSweepTest {
    @Autowired
    private Lake lake;

    @Autowired
    private LakeSweep sweep;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void anImportThatDiesBeforeItsManifestRowLeavesOrphansThatGo() throws IOException {
        var died = sealed();
        var files = filesOf(died);
        // the table's rows, the bill's months and the transfers by day
        assertThat(files).hasSize(3).allSatisfy(file -> assertThat(file).exists());

        sweep.sweep();
        assertThat(files)
                .as("another import may be about to commit")
                .allSatisfy(file -> assertThat(file).exists());

        for (var file : files) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
        }
        sweep.sweep();
        assertThat(files).allSatisfy(file -> assertThat(file).doesNotExist());
    }

    @Test
    void whatTheManifestNamesStaysHoweverOld() throws IOException {
        var sealed = sealed();
        transaction.executeWithoutResult(status -> lake.commit(ChargeTable.CHARGES, UUID.randomUUID(), sealed));
        for (var file : filesOf(sealed)) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(400))));
        }
        sweep.sweep();
        assertThat(filesOf(sealed))
                .hasSize(3)
                .allSatisfy(file -> assertThat(file).exists());
    }

    @Test
    void sumsThatWereNeverCommittedCountForNobody() {
        var sealed = sealed();
        var scope = sealed.getFirst().scope();
        assertThat(billed(scope)).isZero();
        transaction.executeWithoutResult(status -> lake.commit(ChargeTable.CHARGES, UUID.randomUUID(), sealed));
        assertThat(billed(scope)).isOne();
    }

    private long billed(String scope) {
        return lake.query(
                        BillRollUp.BILLS,
                        "SELECT count(*) FROM bills WHERE scope = ?",
                        List.of(scope),
                        row -> row.getLong(1))
                .getFirst();
    }

    private List<Path> filesOf(List<LakeFile> sealed) {
        return sealed.stream()
                .flatMap(file -> Stream.concat(
                        Stream.of(file.path()), file.rollUps().stream().map(RollUpFile::path)))
                .map(lake.folder()::resolve)
                .toList();
    }

    private List<LakeFile> sealed() {
        try (var writer = lake.writer(ChargeTable.CHARGES, UUID.randomUUID())) {
            writer.append(row());
            return writer.seal();
        }
    }

    private static @Nullable Object[] row() {
        var scope = "sweep/" + UUID.randomUUID();
        return ChargeTable.CHARGES.columns().stream()
                .map(column -> switch (column.name()) {
                    case "scope" -> scope;
                    case "period" -> "2019-03";
                    case "billing_period_start", "charge_period_start" -> Instant.parse("2019-03-01T00:00:00Z");
                    case "billing_currency" -> "USD";
                    case "billed_cost" -> java.math.BigDecimal.ONE.setScale(20);
                    default -> null;
                })
                .toArray();
    }
}
