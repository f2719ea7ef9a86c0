package dev.tradewind.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that stands behind one number on a page.
 *
 * @param formula in words
 * @param worked in symbols and with the numbers put in; lines are kept
 * @param query what was asked of which store, may be empty
 * @param rowsLink path inside the console to the rows, if there is one
 * @param notes further pairs for the foot: snapshot, frozen at, sensitivity
 */
public record Figure(
        String title,
        String value,
        String unit,
        String basis,
        String formula,
        String worked,
        List<FigureInput> inputs,
        String query,
        @Nullable String rowsLink,
        Map<String, String> notes) {
    public Figure {
        inputs = List.copyOf(inputs);
        notes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(notes));
    }

    /** Starts a figure; what is left out does not appear in the drawer. */
    public static Builder of(String title, String value, String unit) {
        return new Builder(title, value, unit);
    }

    /** Collects the parts of a {@link Figure}. */
    public static final class Builder {
        private final String title;
        private final String value;
        private final String unit;
        private final List<FigureInput> inputs = new ArrayList<>();
        private final Map<String, String> notes = new LinkedHashMap<>();
        private String basis = "";
        private String formula = "";
        private String worked = "";
        private String query = "";
        private @Nullable String rowsLink;
        private @Nullable Reckoning reckoning;

        private Builder(String title, String value, String unit) {
            this.title = title;
            this.value = value;
            this.unit = unit;
        }

        /** The quiet line under the number: range, basis, scope. */
        public Builder basis(String text) {
            this.basis = text;
            return this;
        }

        public Builder formula(String words) {
            this.formula = words;
            return this;
        }

        public Builder worked(String symbols) {
            this.worked = symbols;
            return this;
        }

        /**
         * The value comes from the inputs in its own unit, and the worked line ends with how; so every one of them has to
         * be there, however small.
         */
        public Builder reckoned(Reckoning how) {
            this.reckoning = how;
            return this;
        }

        public Builder input(String name, String value, String unit, Kind kind, String source, String age) {
            inputs.add(new FigureInput(name, value, unit, kind, source, age));
            return this;
        }

        public Builder inputs(List<FigureInput> more) {
            inputs.addAll(more);
            return this;
        }

        public Builder query(String text) {
            this.query = text;
            return this;
        }

        public Builder rows(String path) {
            this.rowsLink = path;
            return this;
        }

        public Builder note(String name, String value) {
            notes.put(name, value);
            return this;
        }

        public Figure build() {
            var how = reckoning;
            if (how != null) {
                var which = inputs.stream()
                        .filter(each -> how == Reckoning.NUMBER || each.unit().equals(unit))
                        .count();
                worked += (worked.isEmpty() ? "" : "\n= ") + how.words(which);
            }
            return new Figure(title, value, unit, basis, formula, worked, inputs, query, rowsLink, notes);
        }
    }
}
