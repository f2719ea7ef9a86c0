package dev.tradewind.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rows as one piece of HTML whose figures still open their evidence. */
class PlainTableTest {
    private record Ship(String name, int tons) {}

    private static final List<Ship> SHIPS = List.of(new Ship("Ariel", 853), new Ship("<b>Lahloo</b>", 799));

    private final UI ui = new UI();

    @BeforeEach
    void open() {
        UI.setCurrent(ui);
    }

    @AfterEach
    void close() {
        UI.setCurrent(null);
    }

    private static PlainTable<Ship> table(List<Ship> rows) {
        return new PlainTable<Ship>("Ships")
                .cells("Name", ship -> new Anchor("ships?name=" + ship.name(), ship.name()))
                .cellsAtEnd(
                        "Tons",
                        ship -> new FigureButton(
                                Formats.number(ship.tons()),
                                "t",
                                () -> Figure.of("Tons of " + ship.name(), "", "t")
                                        .build()))
                .sortable(Comparator.comparingInt(Ship::tons))
                .chosen(SHIPS.getFirst())
                .rows(rows);
    }

    private static Stream<Element> all(Element of) {
        return Stream.concat(Stream.of(of), of.getChildren().flatMap(PlainTableTest::all));
    }

    private static List<Element> tagged(PlainTable<?> table, String tag) {
        return all(table.getElement())
                .filter(each -> !each.isTextNode() && each.getTag().equals(tag))
                .toList();
    }

    private static Document rows(PlainTable<?> table) {
        var html = new StringBuilder("<table>");
        tagged(table, "tbody").forEach(body -> html.append(body.getProperty("innerHTML")));
        return Jsoup.parse(html.append("</table>").toString());
    }

    private static void click(Element element) {
        click(element, JsonNodeFactory.instance.objectNode());
    }

    private static void click(Element element, ObjectNode told) {
        element.getNode().getFeature(ElementListenerMap.class).fireEvent(new DomEvent(element, "click", told));
    }

    private String opened(PlainTable<?> table, String figure) {
        click(
                tagged(table, "table").getFirst(),
                JsonNodeFactory.instance
                        .objectNode()
                        .put(PlainTable.CLICKED, figure)
                        .put(PlainTable.IS_FIGURE, true));
        return ui.getChildren()
                .filter(EvidenceDrawer.class::isInstance)
                .map(drawer -> drawer.getElement().getTextRecursively())
                .findFirst()
                .orElse("");
    }

    @Test
    void whatAPersonWroteIsTextAndNotMarkup() {
        var rows = rows(table(SHIPS));
        assertThat(rows.select("b")).isEmpty();
        assertThat(rows.select("a").eachText()).containsExactly("Ariel", "<b>Lahloo</b>");
        assertThat(rows.select("a").last().attr("href")).isEqualTo("ships?name=<b>Lahloo</b>");
        assertThat(rows.select("tr[aria-current] a").eachText()).containsExactly("Ariel");
    }

    @Test
    void aFigureOpensItsOwnEvidenceWhateverTheOrder() {
        var table = table(SHIPS);
        assertThat(opened(table, "1")).contains("Tons of <b>Lahloo</b>");
        click(tagged(table, "button").getFirst());
        assertThat(rows(table).select("[data-figure=0]").eachText()).containsExactly("799t");
        assertThat(opened(table, "0")).contains("Tons of <b>Lahloo</b>");
        assertThat(tagged(table, "th").getLast().getAttribute("aria-sort")).isEqualTo("ascending");
        click(tagged(table, "button").getFirst());
        assertThat(opened(table, "0")).contains("Tons of Ariel");
        assertThat(tagged(table, "th").getLast().getAttribute("aria-sort")).isEqualTo("descending");
    }

    @Test
    void manyRowsComeWhenTheyAreAskedFor() {
        var many = IntStream.range(0, Panel.FIRST_ROWS + PlainTable.ROWS_MORE + 7)
                .mapToObj(i -> new Ship("Ship " + i, i))
                .toList();
        var table = table(many);
        assertThat(rows(table).select("tr")).hasSize(Panel.FIRST_ROWS);
        var more = tagged(table, "vaadin-button").getFirst();
        assertThat(more.getTextRecursively()).isEqualTo("Show 100 more of 127");
        click(more);
        assertThat(more.getTextRecursively()).isEqualTo("Show 7 more of 127");
        click(more);
        assertThat(rows(table).select("tr")).hasSize(many.size());
        assertThat(opened(table, "126")).contains("Tons of Ship 126");
        assertThat(tagged(table, "vaadin-button")).isEmpty();
    }
}
