package dev.tradewind.connector.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.tradewind.connector.ImportReceipt;
import dev.tradewind.connector.Imports;
import dev.tradewind.connector.hand.HandMapping;
import dev.tradewind.connector.hand.HandMappingYaml;
import dev.tradewind.connector.hand.MappingGuess;
import dev.tradewind.connector.hand.Mappings;
import dev.tradewind.connector.hand.SavedMapping;
import dev.tradewind.connector.hand.TableSample;
import dev.tradewind.ui.Access;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Locality;
import dev.tradewind.ui.MainLayout;
import dev.tradewind.ui.Page;
import dev.tradewind.ui.Panel;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/**
 * An analyst got a bill that no dialect knows: says which of its columns are which, sees at once what comes of it, and
 * saves that, so that the next one is known. What is typed survives a reload.
 */
@Route(value = "data/mapping", layout = MainLayout.class)
@PageTitle("Map a file · Tradewind")
@RolesAllowed(Access.ANALYST)
@StyleSheet("mapping.css")
class MappingView extends Page implements BeforeEnterObserver {
    private static final int FIRST_ROWS = 6;
    private static final int LOOKED_THROUGH = 1000;

    private final Imports imports;
    private final Mappings mappings;
    private final Span kept = new Span();
    private final Div problem = new Div();
    private final Button save = new Button(tr("Save"), click -> save(false));
    private final Button again = new Button(tr("Save and import again"), click -> save(true));
    private @Nullable MappingForm form;
    private @Nullable MappingPreviewPanel preview;
    private @Nullable ImportReceipt receipt;
    private String subject = "";

    MappingView(Imports imports, Mappings mappings) {
        super(tr("Map a file"), tr("which of its columns are which of ours?"));
        this.imports = imports;
        this.mappings = mappings;
        kept.addClassName("tw-quiet");
        kept.getElement().setAttribute("role", "status");
        problem.addClassName("tw-problem");
        problem.getElement().setAttribute("role", "alert");
        again.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        getChildren().skip(1).toList().forEach(this::remove);
        clearTools();
        var asked = event.getLocation().getQueryParameters();
        var named = asked.getSingleParameter("mapping").flatMap(mappings::newest);
        var found = named.isPresent()
                ? newestBy(named.get())
                : asked.getSingleParameter("import").flatMap(MappingView::id).flatMap(imports::byId);
        if (found.isEmpty()) {
            add(new EmptyState(
                    "upload",
                    tr("No file to map"),
                    tr(
                            "Open an import that was refused, or a mapping that has read a file, and choose to map its columns."),
                    tr("All imports"),
                    "data"));
            return;
        }
        open(found.get(), named.map(SavedMapping::mapping).orElse(null));
    }

    private Optional<ImportReceipt> newestBy(SavedMapping saved) {
        var reads = tr("mapping {0} v", saved.mapping().name());
        return imports.newest(LOOKED_THROUGH).stream()
                .filter(each -> each.dialect() != null && each.dialect().startsWith(reads))
                .findFirst();
    }

    private void open(ImportReceipt of, @Nullable HandMapping saved) {
        receipt = of;
        subject = of.sha256() + (saved == null ? "" : " " + saved.name());
        setQuestion(tr("which columns of {0} are which of ours?", of.fileName()));
        TableSample sample;
        try {
            sample = TableSample.of(imports.source(of));
        } catch (IOException broken) {
            sample = new TableSample(List.of(), List.of());
        }
        if (!sample.isTable()) {
            add(new EmptyState(
                    "upload",
                    tr("This file is no table with a header"),
                    tr("Only a regular table can be mapped: each column named in the first line, each row one charge."),
                    tr("Back to the import"),
                    "data?import=" + of.id()));
            return;
        }
        var fields = new MappingForm(sample.columns(), this::changed);
        var shown = new MappingPreviewPanel(imports.source(of));
        form = fields;
        preview = shown;
        tools(of);
        add(new Panel(tr("The file"), tr("its first rows, as delivered"), first(sample)).flush());
        var columns = new Panel(tr("Columns"), tr("* needed; the proposal comes from names and cells"), fields);
        columns.foot(kept, problem);
        add(row("1fr 1fr", columns, shown.panel()));
        start(sample, saved, mappings.draft(subject).orElse(null));
    }

    private void start(TableSample sample, @Nullable HandMapping saved, Mappings.@Nullable Draft draft) {
        if (draft == null) {
            var proposal = saved == null ? MappingGuess.of(sample, "") : saved;
            fields().fill(proposal);
            kept.setText(saved == null ? "" : tr("version {0} as saved; saving makes the next one", saved.version()));
        } else {
            fields().fill(draft.mapping());
            kept.setText(tr(
                    "Your draft of {0}. ",
                    Formats.instant(draft.savedAt(), Locality.current().zone())));
            kept.add(MappingForm.small(tr("Start again"), () -> {
                mappings.forget(subject);
                start(sample, saved, null);
            }));
        }
        shown();
    }

    private void tools(ImportReceipt of) {
        var back = new Anchor("data?import=" + of.id(), tr("Back to the import"));
        back.addClassName("tw-button");
        addTools(
                back,
                Downloads.bytes(
                        "mapping.yaml",
                        "application/yaml",
                        "YAML",
                        () -> HandMappingYaml.write(fields().value()).getBytes(StandardCharsets.UTF_8)),
                save,
                again);
    }

    private static Grid<Map<String, String>> first(TableSample sample) {
        var grid = new Grid<Map<String, String>>();
        grid.addThemeVariants(GridVariant.LUMO_COMPACT);
        grid.getElement().setAttribute("aria-label", tr("First rows of the file"));
        for (var column : sample.columns()) {
            grid.addColumn(row -> row.getOrDefault(column, ""))
                    .setHeader(column)
                    .setAutoWidth(true);
        }
        grid.setItems(sample.rows().stream().limit(FIRST_ROWS).toList());
        grid.setAllRowsVisible(true);
        return grid;
    }

    private MappingForm fields() {
        return java.util.Objects.requireNonNull(form);
    }

    private void changed() {
        mappings.draft(subject, fields().value());
        kept.setText(tr("Draft kept; it is here when you come back."));
        shown();
    }

    private void shown() {
        var mapping = fields().value();
        java.util.Objects.requireNonNull(preview).show(mapping);
        var whole = mapping.problems().isEmpty();
        save.setEnabled(whole);
        again.setEnabled(whole);
        problem.setText("");
    }

    private void save(boolean importAgain) {
        SavedMapping saved;
        try {
            saved = mappings.save(fields().value());
        } catch (DuplicateKeyException overtaken) {
            problem.setText(tr(
                    "Somebody saved a version of '{0}' at this moment. Nothing that you typed is lost: save again to make yours the next one.",
                    fields().value().name()));
            return;
        }
        mappings.forget(subject);
        kept.setText(tr("Saved as version {0}.", saved.mapping().version()));
        var of = receipt;
        if (importAgain && of != null) {
            var submitted = imports.submitAgain(of.id(), saved.yaml());
            getUI().ifPresent(ui -> ui.navigate(
                    DataView.class, QueryParameters.of("import", submitted.id().toString())));
        }
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
