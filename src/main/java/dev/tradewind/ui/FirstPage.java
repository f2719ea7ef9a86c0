package dev.tradewind.ui;

/** The page that people see first; a start that trains the class cache makes it once for nobody. */
public interface FirstPage {
    /** {@return whether the page could be made} */
    boolean prepare();
}
