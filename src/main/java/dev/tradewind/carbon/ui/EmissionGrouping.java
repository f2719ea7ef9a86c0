package dev.tradewind.carbon.ui;

import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.carbon.inventory.InventoryLine;
import dev.tradewind.ui.Texts;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;

/** By what our emissions are added up on the page. */
enum EmissionGrouping {
    WORKLOAD(Texts.key("Workload"), line -> line.workload().name()),
    OWNER(Texts.key("Owner"), line -> line.workload().owner()),
    ZONE(Texts.key("Zone"), line -> Objects.requireNonNullElse(line.zone(), tr("no grid zone"))),
    PROVIDER(Texts.key("Provider"), InventoryLine::provider);

    private final String label;
    private final Function<InventoryLine, String> key;

    EmissionGrouping(String label, Function<InventoryLine, String> key) {
        this.label = label;
        this.key = key;
    }

    String label() {
        return tr(label);
    }

    /** In the URL. */
    String word() {
        return label.toLowerCase(java.util.Locale.ROOT);
    }

    String key(InventoryLine line) {
        return key.apply(line);
    }

    /** Of the URL; by workload where it names none that is known. */
    static EmissionGrouping of(String word) {
        return Arrays.stream(values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElse(WORKLOAD);
    }
}
