package dev.tradewind.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.QueryParameters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TableChoiceTest {
    private record Ship(String name, String port) {}

    private static final List<Ship> SHIPS =
            List.of(new Ship("Cutty Sark", "London"), new Ship("Thermopylae", "Aberdeen"), new Ship("Ariel", "London"));

    private final Grid<Ship> grid = new Grid<>();
    private final Grid.Column<Ship> name = grid.addColumn(Ship::name);
    private final Grid.Column<Ship> port = grid.addColumn(Ship::port);
    private final AtomicInteger told = new AtomicInteger();

    private TableChoice<Ship> choice(String address) {
        var choice = new TableChoice<>(grid, "ships", QueryParameters.fromString(address), told::set)
                .column("name", name, "Name", Ship::name)
                .column("port", port, "Port", Ship::port);
        choice.setItems(SHIPS);
        return choice;
    }

    @Test
    void theAddressSaysWhichRowsAndColumnsThereAre() {
        var choice = choice("ships.port=LOND&ships.name=a&ships.hide=port&other.name=x");
        assertThat(choice.shown()).extracting(Ship::name).containsExactly("Cutty Sark", "Ariel");
        assertThat(grid.getListDataView().getItems()).containsExactlyElementsOf(choice.shown());
        assertThat(told).hasValue(2);
        assertThat(port.isVisible()).isFalse();
        assertThat(name.isVisible()).isTrue();
        assertThat(choice.fitting(List.of(new Ship("Taeping", "Londonderry"), new Ship("Lahloo", "Greenock"))))
                .extracting(Ship::name)
                .containsExactly("Taeping");
    }

    @Test
    void whatIsTypedNarrowsTheRowsAndWhatIsClearedShowsThemAgain() {
        var choice = choice("");
        var tools = choice.fields();
        assertThat(choice.shown()).isEqualTo(SHIPS);
        var words = in(tools.getElement(), TextField.class).getLast();
        words.setValue("aber");
        assertThat(choice.shown()).extracting(Ship::name).containsExactly("Thermopylae");
        words.setValue("");
        assertThat(choice.shown()).isEqualTo(SHIPS);
        in(tools.getElement(), Checkbox.class).getFirst().setValue(false);
        assertThat(name.isVisible()).isFalse();
    }

    @Test
    void aColumnWhoseFilterIsThePagesIsHiddenAndNarrowsNothing() {
        var choice = new TableChoice<>(
                        grid, "ships", QueryParameters.fromString("ships.hide=port&ships.port=x"), told::set)
                .column("name", name, "Name", Ship::name)
                .column("port", port, "Port");
        choice.setItems(SHIPS);
        assertThat(choice.shown()).isEqualTo(SHIPS);
        assertThat(port.isVisible()).isFalse();
        assertThat(in(choice.fields().getElement(), TextField.class)).hasSize(1);
        assertThat(in(choice.fields().getElement(), Checkbox.class)).hasSize(2);
    }

    @Test
    void aLinkOfThePageKeepsWhatIsChosen() {
        var parameters = new HashMap<>(Map.of("kind", List.of("EGRESS"), "ships.port", List.of("old")));
        choice("ships.name=ar").into(parameters);
        assertThat(parameters).containsOnly(entry("kind", List.of("EGRESS")), entry("ships.name", List.of("ar")));
    }

    private static <C extends Component> List<C> in(Element element, Class<C> type) {
        return Stream.concat(
                        element.getComponent().filter(type::isInstance).map(type::cast).stream(),
                        element.getChildren().flatMap(child -> in(child, type).stream()))
                .toList();
    }
}
