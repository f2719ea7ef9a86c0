package dev.tradewind.ui;

import static dev.tradewind.ui.Texts.tr;

/** How a figure comes from its inputs where no more is needed than what their table says. */
public enum Reckoning {
    SUM,
    NUMBER,
    LOWEST,
    HIGHEST,
    /** Both ends. */
    SPAN;

    /** As it stands in the worked line. */
    String words(long inputs) {
        var many = Formats.number(inputs);
        return switch (this) {
            case SUM -> tr("Σ of the inputs ({0})", many);
            case NUMBER -> tr("number of the inputs ({0})", many);
            case LOWEST -> tr("lowest of the inputs ({0})", many);
            case HIGHEST -> tr("highest of the inputs ({0})", many);
            case SPAN -> tr("lowest and highest of the inputs ({0})", many);
        };
    }
}
