package dev.tradewind.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.shared.Registration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The world with sites and arcs; four layers on one geometry that ships with the program. */
@Tag("tw-map")
@NpmPackage(value = "d3-geo", version = "3.1.1")
@NpmPackage(value = "topojson-client", version = "3.1.0")
@NpmPackage(value = "world-atlas", version = "2.0.2")
@NpmPackage(value = "@types/d3-geo", version = "3.1.0", dev = true)
@NpmPackage(value = "@types/topojson-client", version = "3.1.5", dev = true)
@JsModule("./components/tw-map.ts")
public final class TwMap extends Component implements HasSize, HasStyle {
    public TwMap(String label) {
        getElement().setProperty("label", label);
        setSizeFull();
    }

    public void setModel(Model model) {
        getElement().setPropertyBean("model", model);
    }

    /** Marks a site or an arc, or nothing. */
    public void select(@Nullable String id) {
        getElement().setProperty("selected", id == null ? "" : id);
    }

    /** Shows less: no legend, no zoom buttons; for a tile that leads to the whole map. */
    public void setCompact(boolean compact) {
        getElement().setProperty("compact", compact);
    }

    /** Which hour of the sites' series is shown; see {@link Site#hours}. */
    public void setHour(int index) {
        getElement().setProperty("hour", index);
    }

    public Registration addSiteClickListener(ComponentEventListener<SiteClick> listener) {
        return addListener(SiteClick.class, listener);
    }

    public Registration addArcClickListener(ComponentEventListener<ArcClick> listener) {
        return addListener(ArcClick.class, listener);
    }

    /** What the map shows. */
    public enum Layer {
        EGRESS,
        CARBON,
        LATENCY,
        PLACEMENT
    }

    /**
     * A site.
     *
     * @param square drawn as a square: metro or edge
     * @param value of the layer; {@code null} is unknown and grey, with {@code note} as the reason
     * @param valueText as written beside the name
     * @param kind measured and the like; published is hatched on the carbon layer
     * @param ring "policy" for under the policy, "objective" for outside the objective, "origin", or empty
     * @param hours values by hour for the time slider, empty if there is one value only
     * @param kinds one letter for each hour, see {@link #letter}; one letter alone stands for all; may be empty
     * @param used whether anything of ours runs or flows there; the others are drawn small
     */
    public record Site(
            String id,
            String name,
            double latitude,
            double longitude,
            boolean square,
            @Nullable Double value,
            String valueText,
            Kind kind,
            String ring,
            String note,
            List<@Nullable Double> hours,
            String kinds,
            boolean used) {}

    /**
     * A grid zone that is a whole country.
     *
     * @param code two letters, ISO 3166-1
     * @param hours as {@link Site#hours}
     * @param kinds as {@link Site#kinds}
     */
    public record Area(String code, String name, @Nullable Double value, List<@Nullable Double> hours, String kinds) {}

    /** How the map spells the kind of an hour. */
    public static char letter(Kind kind) {
        return switch (kind) {
            case MEASURED -> 'm';
            case ESTIMATED -> 'e';
            case FORECAST -> 'f';
            case PUBLISHED -> 'p';
            case MODELLED -> 'o';
            case UNKNOWN -> '-';
        };
    }

    /**
     * Something that moves.
     *
     * @param to site id, or {@code internet}
     * @param weight decides the width: USD on the egress layer
     * @param lines name and value pairs for the hover card
     */
    public record Arc(
            String id, String from, String to, double weight, String token, String title, List<List<String>> lines) {}

    /**
     * The whole picture.
     *
     * @param rail text of the internet rail; {@code null} leaves it out
     * @param areas zones to fill, on the carbon layer
     * @param threshold policy or objective, in the unit of the layer
     * @param legend caption of the scale; on the egress layer the currency
     */
    public record Model(
            Layer layer,
            List<Site> sites,
            List<Arc> arcs,
            List<Area> areas,
            @Nullable String rail,
            @Nullable Double threshold,
            String legend) {
        public Model(
                Layer layer,
                List<Site> sites,
                List<Arc> arcs,
                @Nullable String rail,
                @Nullable Double threshold,
                String legend) {
            this(layer, sites, arcs, List.of(), rail, threshold, legend);
        }
    }

    /** A site was chosen. */
    @DomEvent("site-click")
    public static final class SiteClick extends ComponentEvent<TwMap> {
        private final String id;

        public SiteClick(TwMap source, boolean fromClient, @EventData("event.detail.id") String id) {
            super(source, fromClient);
            this.id = id;
        }

        public String id() {
            return id;
        }
    }

    /** An arc was chosen. */
    @DomEvent("arc-click")
    public static final class ArcClick extends ComponentEvent<TwMap> {
        private final String id;

        public ArcClick(TwMap source, boolean fromClient, @EventData("event.detail.id") String id) {
            super(source, fromClient);
            this.id = id;
        }

        public String id() {
            return id;
        }
    }
}
