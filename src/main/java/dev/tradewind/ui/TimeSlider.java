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
import com.vaadin.flow.shared.Registration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Histogram with a thumb: choose or play through the hours or days of a range. */
@Tag("tw-time-slider")
@JsModule("./components/tw-time-slider.ts")
public final class TimeSlider extends Component implements HasSize, HasStyle {
    public TimeSlider(String label) {
        getElement().setProperty("label", label);
        setWidthFull();
    }

    public void setModel(Model model) {
        getElement().setPropertyBean("model", model);
    }

    public void setIndex(int index) {
        getElement().setProperty("index", index);
    }

    public Registration addChangeListener(ComponentEventListener<Moved> listener) {
        return addListener(Moved.class, listener);
    }

    /**
     * The series under the thumb.
     *
     * @param forecastFrom first index that is a forecast, or {@code null}
     * @param daily steps are days, not hours
     * @param whole how the whole range is written where index −1 may stand for all of it, or {@code null}
     */
    public record Model(
            String caption,
            List<Instant> at,
            List<@Nullable Double> values,
            Scale scale,
            @Nullable Double threshold,
            @Nullable Integer forecastFrom,
            boolean daily,
            @Nullable String whole) {}

    /** The thumb came to rest, or a step was played. */
    @DomEvent("slider-change")
    public static final class Moved extends ComponentEvent<TimeSlider> {
        private final int index;

        public Moved(TimeSlider source, boolean fromClient, @EventData("event.detail.index") int index) {
            super(source, fromClient);
            this.index = index;
        }

        public int index() {
            return index;
        }
    }
}
