package dev.tradewind.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LakeFolderTest {
    @TempDir
    Path home;

    @Test
    void filesOfTheLakeAreRead() throws Exception {
        var file = Files.createFile(
                Files.createDirectories(home.resolve("lake/charges")).resolve("1.parquet"));
        assertThat(new LakeFolder(home.resolve("lake")).files(List.of("charges/1.parquet")))
                .containsExactly(file.toUri().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../other.parquet", "/etc/hosts.parquet", "charges/../../other.parquet", "charges/1.csv", ""})
    void nothingOutsideItIsRead(String path) throws Exception {
        Files.createDirectories(home.resolve("lake"));
        Files.createFile(home.resolve("other.parquet"));
        var lake = new LakeFolder(home.resolve("lake"));
        assertThatThrownBy(() -> lake.files(List.of(path)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no file of the lake");
    }

    @Test
    void aFileThatIsNotHereIsNamed() throws Exception {
        var lake = new LakeFolder(Files.createDirectories(home.resolve("lake")));
        assertThatThrownBy(() -> lake.files(List.of("charges/2.parquet")))
                .hasMessageContaining("charges/2.parquet")
                .hasMessageContaining("not mounted here");
    }
}
