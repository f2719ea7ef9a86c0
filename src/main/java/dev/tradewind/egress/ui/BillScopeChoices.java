package dev.tradewind.egress.ui;

import dev.tradewind.egress.EgressQueries;
import dev.tradewind.ui.ScopeChoices;
import java.util.List;
import org.springframework.stereotype.Component;

/** The scope control offers what the bills name. */
@Component
class BillScopeChoices implements ScopeChoices {
    private final EgressQueries egress;

    BillScopeChoices(EgressQueries egress) {
        this.egress = egress;
    }

    @Override
    public List<String> owners() {
        return egress.owners();
    }

    @Override
    public List<String> environments() {
        return egress.environments();
    }

    @Override
    public List<String> providers() {
        return egress.providers();
    }
}
