package dev.tradewind.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** No screen shows a text that is the same in every language, unless it is a name, a unit or a code. */
class LiteralsOfScreensTest {
    /** A literal right behind what shows it. */
    private static final Pattern SHOWN = Pattern.compile(
            "(?:new (?:Span|Div|Paragraph|H[1-4]|Button|NativeButton|Text|ListItem|NativeLabel|NativeTableHeaderCell|"
                    + "NativeTableCell|TextField|TextArea|Checkbox|ComboBox|Select|NumberField|IntegerField|PasswordField|"
                    + "Panel|Segments|Details)(?:<[^>]*>)?|setText|setHeader|setLabel|setPlaceholder|setHelperText|"
                    + "setTooltipText|setAriaLabel|setErrorMessage|setHeaderTitle|setEmptyStateText|setSubtitle|"
                    + "setQuestion|Notification\\.show|setAttribute\\(\"(?:aria-label|title)\",)\\(?\\s*"
                    + "\"((?:[^\"\\\\]|\\\\.)*)\"");

    private static final Pattern WORD = Pattern.compile("[A-Za-z]{3,}");

    /** Names, units and codes. */
    private static final Set<String> THE_SAME = Set.of(
            "Tradewind",
            "kWh",
            "GiB",
            "vCPU",
            "RTT",
            "kgCO2e",
            "BilledCost",
            "EffectiveCost",
            "USD",
            "gCO2e",
            "gCO2eq",
            "USD/mo",
            "SPIFFE",
            "tcp",
            "spiffe",
            "example",
            "com",
            "org",
            "edge",
            "chicago",
            "CON",
            "aws",
            "east",
            "ChargePeriodStart",
            "ServiceName",
            "ChargeDescription",
            "RegionId",
            "CSV",
            "YAML",
            "PDF",
            "JSON",
            "kgCO",
            "gCO",
            "version",
            "srcaddr",
            "dstaddr",
            "bytes",
            "start",
            "end");

    @Test
    void whatAScreenShowsGoesThroughTheCatalogue() throws IOException {
        var left = new ArrayList<String>();
        for (var file : SourceTexts.files()) {
            if (file.getParent().endsWith("ui")) {
                var source = SourceTexts.joined(file);
                var shown = SHOWN.matcher(source);
                while (shown.find()) {
                    var text = shown.group(1);
                    if (WORD.matcher(text).results().anyMatch(word -> !THE_SAME.contains(word.group()))) {
                        left.add(SourceTexts.MAIN.relativize(file) + ": \"" + text + "\"");
                    }
                }
            }
        }
        assertThat(left).as("texts to hand to Texts.tr").isEmpty();
    }
}
