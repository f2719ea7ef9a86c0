package dev.tradewind.ui;

import com.vaadin.flow.component.Component;

/** Something that a module puts into the top bar, before the theme. */
public interface TopBarItem {
    /** A new one for each open window. */
    Component forThisPage();
}
