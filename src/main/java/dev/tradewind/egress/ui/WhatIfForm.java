package dev.tradewind.egress.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import dev.tradewind.catalog.Site;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.whatif.Asked;
import dev.tradewind.egress.whatif.ScenarioKind;
import dev.tradewind.ui.Panel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What to change, as choices to search in; each choice is a step of the URL. */
final class WhatIfForm {
    /**
     * @param workloads of the workload list and of the bill's tags
     * @param tiers other network tiers with a known price
     */
    record Choices(List<String> workloads, List<DataAt> dataSets, List<Site> sites, List<String> tiers) {}

    /** A data set of that name at that site. */
    record DataAt(String name, String site) {}

    private final WhatIfQuestion asked;
    private final Choices choices;

    WhatIfForm(WhatIfQuestion asked, Choices choices) {
        this.asked = asked;
        this.choices = choices;
    }

    Panel panel(@Nullable ScenarioKind kind, @Nullable String problem) {
        var fields = new Div(kinds(kind));
        fields.addClassName("tw-form-line");
        fields.getStyle().set("padding-inline", "0").set("align-items", "end");
        fields.add(fields(kind));
        var panel = new Panel(tr("Scenario"), hint(kind), fields);
        var missing = missing(kind);
        if (!missing.isEmpty()) {
            panel.foot(new Span(
                    tr("Choose {0}. Until then the bill stands here as it is.", String.join(tr(" and "), missing))));
        } else if (problem != null) {
            var said = new Span(tr(
                    "{0}. The bill stands here as it is.",
                    Character.toUpperCase(problem.charAt(0)) + problem.substring(1)));
            said.addClassName("tw-problem");
            said.getElement().setAttribute("role", "alert");
            panel.foot(said);
        }
        return panel;
    }

    /** What the kind cannot do without and nobody has chosen yet, in words. */
    List<String> missing(@Nullable ScenarioKind kind) {
        var needed = new LinkedHashMap<String, String>();
        switch (kind) {
            case null -> {}
            case MOVE_WORKLOAD -> {
                needed.put(Asked.WORKLOAD, tr("the workload"));
                needed.put(Asked.SITE, tr("the site where it would stand"));
            }
            case MOVE_DATA_SET -> {
                needed.put(Asked.DATA_SET, tr("the data set"));
                needed.put(Asked.SITE, tr("the site where it would be"));
            }
            case CHANGE_PROVIDER -> {
                needed.put(Asked.WORKLOAD, tr("the workload"));
                needed.put(Asked.NEW_PROVIDER, tr("the new provider"));
            }
            case CHANGE_TIER -> needed.put(Asked.TIER, tr("the step or network tier"));
            case ROUTING_RULE -> needed.put(Asked.ROUTED, tr("the class of the transfers"));
        }
        return needed.entrySet().stream()
                .filter(each -> asked.get(each.getKey()) == null)
                .map(Map.Entry::getValue)
                .toList();
    }

    private ComboBox<ScenarioKind> kinds(@Nullable ScenarioKind kind) {
        var box = new ComboBox<ScenarioKind>(tr("What changes"));
        box.setItems(ScenarioKind.values());
        box.setItemLabelGenerator(each -> said(each.label()));
        box.setPlaceholder(tr("Nothing"));
        box.setClearButtonVisible(true);
        box.setWidth("300px");
        if (kind != null) {
            box.setValue(kind);
        }
        box.addValueChangeListener(change -> asked.go(Map.of(
                Asked.KIND, change.getValue() == null ? "" : change.getValue().name())));
        return box;
    }

    private static String hint(@Nullable ScenarioKind kind) {
        return switch (kind) {
            case null -> tr("choose what would change; a month before and after follows, class by class");
            case MOVE_WORKLOAD -> tr("it stands elsewhere; movable data go along once, fixed data stay");
            case MOVE_DATA_SET -> tr("carried once; whoever reads or writes it does so there");
            case CHANGE_PROVIDER -> tr("the provider's region nearest to where it is");
            case CHANGE_TIER -> tr("bytes to the internet at another row of the price list, wherever it has that row");
            case ROUTING_RULE -> tr("a share is served in its own zone or region");
        };
    }

    private List<Component> fields(@Nullable ScenarioKind kind) {
        return switch (kind) {
            case null -> List.of();
            case MOVE_WORKLOAD ->
                List.of(workload(tr("Workload")), site(), share(Asked.CROSSING, Asked.USUAL_CROSSING));
            case MOVE_DATA_SET -> List.of(dataSet(), site(), share(Asked.CROSSING, Asked.USUAL_CROSSING));
            case CHANGE_PROVIDER ->
                List.of(
                        workload(tr("Workload")),
                        text(
                                tr("New provider"),
                                Asked.NEW_PROVIDER,
                                choices.sites().stream()
                                        .map(Site::provider)
                                        .distinct()
                                        .sorted()
                                        .toList()),
                        share(Asked.CROSSING, Asked.USUAL_CROSSING));
            case CHANGE_TIER -> {
                var tiers = new ArrayList<>(List.of("1", "2", "3", "4"));
                tiers.addAll(choices.tiers());
                yield List.of(
                        text(tr("Step or network tier"), Asked.TIER, tiers), workload(tr("Workload, if only one")));
            }
            case ROUTING_RULE ->
                List.of(
                        routed(),
                        share(Asked.SHARE, Asked.USUAL_SHARE),
                        workload(tr("Workload, if only one")),
                        share(Asked.CROSSING, Asked.USUAL_CROSSING));
        };
    }

    private ComboBox<String> workload(String label) {
        return text(label, Asked.WORKLOAD, choices.workloads());
    }

    private ComboBox<String> routed() {
        var box = text(
                tr("Class"),
                Asked.ROUTED,
                List.of(
                        TransferClass.INTER_ZONE.name(),
                        TransferClass.INTER_REGION.name(),
                        TransferClass.INTER_PROVIDER.name()));
        box.setItemLabelGenerator(name -> said(TransferClass.valueOf(name).label()));
        return box;
    }

    private ComboBox<String> text(String label, String name, List<String> items) {
        var box = new ComboBox<String>(label);
        box.setItems(items);
        box.setClearButtonVisible(true);
        box.setWidth("230px");
        var chosen = asked.get(name);
        if (chosen != null && items.contains(chosen)) {
            box.setValue(chosen);
        }
        box.addValueChangeListener(
                change -> asked.go(Map.of(name, change.getValue() == null ? "" : change.getValue())));
        return box;
    }

    private ComboBox<Site> site() {
        var box = new ComboBox<Site>(tr("To site"));
        box.setItems(choices.sites());
        box.setItemLabelGenerator(site -> site.shortName() + ", " + site.id());
        box.setClearButtonVisible(true);
        box.setWidth("280px");
        choices.sites().stream()
                .filter(each -> each.id().equals(asked.get(Asked.SITE)))
                .findFirst()
                .ifPresent(box::setValue);
        box.addValueChangeListener(change -> asked.go(Map.of(
                Asked.SITE, change.getValue() == null ? "" : change.getValue().id())));
        return box;
    }

    private ComboBox<DataAt> dataSet() {
        var box = new ComboBox<DataAt>(tr("Data set"));
        box.setItems(choices.dataSets());
        box.setItemLabelGenerator(each -> tr("{0} at {1}", each.name(), each.site()));
        box.setClearButtonVisible(true);
        box.setWidth("280px");
        var at = asked.get(Asked.AT);
        choices.dataSets().stream()
                .filter(each -> each.name().equals(asked.get(Asked.DATA_SET)) && (at == null || at.equals(each.site())))
                .findFirst()
                .ifPresent(box::setValue);
        box.addValueChangeListener(change -> {
            var chosen = change.getValue();
            asked.go(Map.of(
                    Asked.DATA_SET,
                    chosen == null ? "" : chosen.name(),
                    Asked.AT,
                    chosen == null ? "" : chosen.site()));
        });
        return box;
    }

    private TextField share(String name, BigDecimal usual) {
        var field =
                new TextField(name.equals(Asked.SHARE) ? tr("Share served nearby") : tr("Share that crosses zones"));
        var set = asked.get(name);
        field.setValue(set == null ? usual.toPlainString() : set);
        field.getElement()
                .setAttribute(
                        "title",
                        name.equals(Asked.SHARE)
                                ? tr("0 to 1, of the bytes of this class")
                                : tr(
                                        "0 to 1, where two ends come together in one site; 0.667 is three zones without routing"));
        field.setWidth("190px");
        field.addValueChangeListener(change -> asked.go(Map.of(name, change.getValue())));
        return field;
    }
}
