package dev.tradewind.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the test of all drawers lets pass, and what it finds. */
class RecomputationTest {
    private static final Drawer.Input COST = input("BilledCost", "1,200.50", "USD");
    private static final Drawer.Input GIGABYTES = input("Gigabytes", "48.00", "GB");

    @Test
    void reckonsWithUnitsParenthesesAndPercent() {
        assertThat(Arithmetic.of("(1,200.50 USD − 200.50) × 2 ÷ 50 GB")
                        .orElseThrow()
                        .value())
                .hasToString(new Stated(new BigDecimal("39.9996"), new BigDecimal("40.0004")).toString());
        assertThat(Arithmetic.of("+3.5 + −1.5").orElseThrow().operations()).isEqualTo(1);
        assertThat(Arithmetic.of("50 % × 8").orElseThrow().value()).hasToString("4");
        assertThat(Arithmetic.of("2 · d / (2/3 c) + 1 ms")).isEmpty();
        assertThat(Arithmetic.of("12 13")).isEmpty();
        assertThat(Arithmetic.of("(1 + 2")).isEmpty();
    }

    @Test
    void aQuotientOfItsInputsPasses() {
        assertThat(carryOut(
                        figure("25.01", "USD / GB", "1,200.50 USD ÷ 48.00 GB = 25.010417 USD / GB", COST, GIGABYTES)))
                .isEqualTo("arithmetic");
    }

    @Test
    void aFalseWorkedLineIsFound() {
        var figure = figure("25.01", "USD / GB", "1,300.50 USD ÷ 48.00 GB", COST, GIGABYTES);
        assertThatThrownBy(() -> carryOut(figure))
                .hasMessageContaining("comes to")
                .hasMessageContaining("27.09");
    }

    @Test
    void aFalseInputIsFound() {
        var other = input("BilledCost", "1,300.50", "USD");
        var figure = figure("25.01", "USD / GB", "1,200.50 USD ÷ 48.00 GB", other, GIGABYTES);
        assertThatThrownBy(() -> carryOut(figure)).hasMessageContaining("which is none of its inputs");
    }

    @Test
    void aFalseResultInTheLineIsFound() {
        var figure = figure("25.01", "USD / GB", "1,200.50 USD ÷ 48.00 GB = 25.1 USD / GB", COST, GIGABYTES);
        assertThatThrownBy(() -> carryOut(figure)).hasMessageContaining("25.1");
    }

    @Test
    void inputsThatAreTooCoarseAreFound() {
        var figure = figure("0.25", "%", "0.1 ÷ 40", input("a", "0.1", ""), input("b", "40", ""));
        assertThatThrownBy(() -> carryOut(figure)).hasMessageContaining("too coarsely");
    }

    @Test
    void aSumOfInputsIsThatOfAllOfThem() {
        var a = input("a", "12.30", "kg");
        var b = input("b", "4.20", "kg");
        assertThat(carryOut(figure("17", "kg", "kg = Σ kWh · g\n= Σ of the inputs (2)", a, b, GIGABYTES)))
                .isEqualTo("inputs");
        assertThatThrownBy(() -> carryOut(figure("17", "kg", "Σ of the inputs (2)", a)))
                .hasMessageContaining("lists 1");
        assertThatThrownBy(() -> carryOut(figure("18", "kg", "Σ of the inputs (2)", a, b)))
                .hasMessageContaining("16.5");
        assertThat(carryOut(figure("4 – 12", "kg", "lowest and highest of the inputs (2)", a, b)))
                .isEqualTo("inputs");
    }

    @Test
    void whatIsSummedOverRowsIsAskedForAgain() {
        var figure = new Drawer(
                "t", "1,200", "USD", "", "Σ BilledCost over 3 charges = 1,200.50 USD", List.of(), "SELECT", "");
        assertThat(new Recomputation(figure, query -> rows("1200.50", "3")).carryOut())
                .isEqualTo("rows");
        assertThatThrownBy(() -> new Recomputation(figure, query -> rows("1200.50", "4")).carryOut())
                .hasMessageContaining("its query finds 4");
        assertThatThrownBy(() -> new Recomputation(figure, query -> rows("1100.50", "3")).carryOut())
                .hasMessageContaining("1100.5");
    }

    @Test
    void aFigureWithoutAnythingToReckonIsFound() {
        assertThatThrownBy(() -> carryOut(figure("17", "kg", "as the planner says")))
                .hasMessageContaining("nothing in it");
        assertThatThrownBy(() -> carryOut(figure("17", "kg", ""))).hasMessageContaining("no worked line");
    }

    private static List<Recomputation.Stored> rows(String cost, String rows) {
        return List.of(
                new Recomputation.Stored(Map.of("billed_cost", new BigDecimal(cost)), "USD", new BigDecimal(rows)));
    }

    private static String carryOut(Drawer of) {
        return new Recomputation(of, query -> List.of()).carryOut();
    }

    private static Drawer figure(String value, String unit, String worked, Drawer.Input... inputs) {
        return new Drawer("t", value, unit, "", worked, List.of(inputs), "", "");
    }

    private static Drawer.Input input(String name, String value, String unit) {
        return new Drawer.Input(name, value, unit, "measured");
    }
}
