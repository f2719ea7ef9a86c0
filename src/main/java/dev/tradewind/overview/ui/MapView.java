package dev.tradewind.overview.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.tradewind.ui.Access;
import dev.tradewind.ui.Glyph;
import dev.tradewind.ui.MainLayout;
import dev.tradewind.ui.Page;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.ScopeParameters;
import dev.tradewind.ui.Segments;
import dev.tradewind.ui.TwMap;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An operator asks where data flows, where power is clean, who waits, and what should move; the map and the list beside
 * it answer the same question. Layer, origin and range are in the URL.
 */
@Route(value = "map", layout = MainLayout.class)
@PageTitle("Map · Tradewind")
@RolesAllowed(Access.VIEWER)
class MapView extends Page implements BeforeEnterObserver {
    private final List<MapLayer> layers;
    private final Clock clock;

    MapView(List<MapLayer> layers, Clock clock) {
        super(tr("Map"), "");
        this.layers = layers;
        this.clock = clock;
        addClassName("tw-map-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = event.getLocation().getQueryParameters();
        var scope = ScopeParameters.of(query, clock);
        var asked = query.getSingleParameter("layer").orElse("egress");
        var chosen = layers.stream()
                .filter(layer -> word(layer.layer()).equals(asked))
                .findFirst()
                .orElse(layers.getFirst());
        show(chosen, scope, chosen.draw(scope, query));
    }

    private void show(MapLayer chosen, ScopeParameters scope, DrawnLayer drawn) {
        getChildren().skip(1).toList().forEach(this::remove);
        clearTools();
        setQuestion(drawn.question());
        var segments = new Segments(tr("Layer"));
        for (var kind : TwMap.Layer.values()) {
            if (layers.stream().anyMatch(layer -> layer.layer() == kind)) {
                var name = kind.name().charAt(0) + kind.name().substring(1).toLowerCase(Locale.ROOT);
                segments.add(said(name), scope.link("map", Map.of("layer", word(kind))), kind == chosen.layer());
            }
        }
        if (drawn.controls() != null) {
            addTools(drawn.controls());
        }
        addTools(segments, copyLink());
        var map = new TwMap(tr("Map, {0}", drawn.question()));
        map.setModel(drawn.model());
        map.addSiteClickListener(click -> {
            map.select(click.id());
            drawn.onSelect().accept(click.id());
        });
        map.addArcClickListener(click -> {
            map.select(click.id());
            drawn.onSelect().accept(click.id());
        });
        var world = new Panel(tr("World"), "").flush();
        world.addClassName("tw-headless");
        world.addContent(map);
        if (drawn.below() != null) {
            world.addContent(drawn.below());
        }
        var list = new Panel(drawn.listTitle(), drawn.listSecond(), drawn.list()).flush();
        drawn.wire().accept(map, list);
        add(row("minmax(0, 1fr) clamp(380px, 24vw, 520px)", world, list));
    }

    private static NativeButton copyLink() {
        var button = new NativeButton();
        button.add(new Glyph("link"));
        button.add(tr("Copy link"));
        button.addClassName("tw-button");
        button.getElement()
                .executeJs("this.addEventListener('click', () => navigator.clipboard?.writeText(location.href))");
        return button;
    }

    private static String word(TwMap.Layer layer) {
        return layer.name().toLowerCase(Locale.ROOT);
    }
}
