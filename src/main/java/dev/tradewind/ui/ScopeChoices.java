package dev.tradewind.ui;

import java.util.List;

/** What the scope control offers; modules that know owners, environments and providers implement it. */
public interface ScopeChoices {
    List<String> owners();

    List<String> environments();

    List<String> providers();
}
