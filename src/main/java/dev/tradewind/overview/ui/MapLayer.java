package dev.tradewind.overview.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.ui.ScopeParameters;
import dev.tradewind.ui.TwMap;

/** Draws one layer of the map from what the feature modules know. */
interface MapLayer {
    TwMap.Layer layer();

    DrawnLayer draw(ScopeParameters scope, QueryParameters query);
}
