package dev.tradewind.overview.ui;

import com.vaadin.flow.component.Component;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.TwMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One layer, ready to be shown.
 *
 * @param question what the layer answers
 * @param list the same as the map, sortable
 * @param below the time slider, if the layer has hours
 * @param controls choices of this layer alone: origin, percentile
 * @param onSelect shows what is known of a site or an arc
 * @param wire connects slider, map and the panel of the list once they exist
 */
record DrawnLayer(
        String question,
        TwMap.Model model,
        String listTitle,
        String listSecond,
        Component list,
        @Nullable Component below,
        @Nullable Component controls,
        Consumer<String> onSelect,
        BiConsumer<TwMap, Panel> wire) {}
