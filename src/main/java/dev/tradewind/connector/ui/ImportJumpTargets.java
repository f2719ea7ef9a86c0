package dev.tradewind.connector.ui;

import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.connector.Imports;
import dev.tradewind.ui.JumpTargets;
import java.util.List;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The newest imports by file name. */
@Component
@Order(5)
class ImportJumpTargets implements JumpTargets {
    private static final int NEWEST = 200;

    private final Imports imports;

    ImportJumpTargets(Imports imports) {
        this.imports = imports;
    }

    @Override
    public List<Target> find(String query, int limit) {
        return imports.newest(NEWEST).stream()
                .filter(receipt -> receipt.fileName().toLowerCase(Locale.ROOT).contains(query))
                .limit(limit)
                .map(receipt -> new Target(tr("import"), receipt.fileName(), "data?import=" + receipt.id()))
                .toList();
    }
}
