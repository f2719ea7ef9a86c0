package dev.tradewind.connector.feed;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** What a kWh of each production type emits; ours, or line by line those of {@code tradewind.connector.mix-factors}. */
@Component
final class MixFactors {
    private static final BigDecimal MOST_GRAMS = BigDecimal.valueOf(2000);

    private final Map<String, BigDecimal> gramsByType = new HashMap<>();
    private final String source;

    @Autowired
    MixFactors(FeedSettings settings) {
        this(settings.mixFactors());
    }

    /** @param file of one's own, or null */
    MixFactors(@Nullable String file) {
        var shipped = Objects.requireNonNull(
                MixFactors.class.getResourceAsStream("/reference/mix-factors.csv"), "mix-factors.csv");
        try (var text = new InputStreamReader(shipped, StandardCharsets.UTF_8)) {
            add(text, "the shipped factors");
        } catch (IOException broken) {
            throw new UncheckedIOException("reference table mix-factors.csv", broken);
        }
        if (file == null) {
            source = "medians of IPCC AR5";
            return;
        }
        try (var text = Files.newBufferedReader(Path.of(file))) {
            add(text, file);
        } catch (IOException broken) {
            throw new IllegalArgumentException(
                    "tradewind.connector.mix-factors: " + file + " cannot be read. Maybe the path is wrong?", broken);
        }
        source = "factors of " + Path.of(file).getFileName();
    }

    /** gCO2eq/kWh, or null where the type has no factor. */
    @Nullable
    BigDecimal gramsPerKwh(String psrType) {
        return gramsByType.get(psrType);
    }

    /** Where the factors are from, in few words. */
    String source() {
        return source;
    }

    private void add(Reader text, String file) throws IOException {
        try (var csv = CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofNamedCsvRecord(text)) {
            csv.forEach(row -> {
                String cell = row.getField("gramsPerKwh");
                BigDecimal grams;
                try {
                    grams = new BigDecimal(cell.trim());
                } catch (NumberFormatException wrong) {
                    throw new IllegalArgumentException(
                            file + ", line " + row.getStartingLineNumber() + ": gramsPerKwh is '" + cell + "'");
                }
                if (grams.signum() < 0 || grams.compareTo(MOST_GRAMS) > 0) {
                    throw new IllegalArgumentException(file + ", line " + row.getStartingLineNumber()
                            + ": gramsPerKwh is " + cell + ", expected 0 to " + MOST_GRAMS);
                }
                gramsByType.put(row.getField("psrType").trim(), grams);
            });
        }
    }
}
