package dev.tradewind.ui;

/** Colour scale of a chart or a map. */
public enum Scale {
    /** gCO2eq/kWh, fixed stops at 0, 150, 300, 450, 600, 800. */
    CARBON,
    /** One hue by lightness, from zero to the largest value. */
    COST,
    /** Share of an objective: blue inside, orange outside. */
    RTT
}
