package dev.tradewind.journey;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import java.util.Map;

/**
 * What an evidence drawer says to whoever reads it.
 *
 * @param worked the numbers put in, with its lines
 * @param query what was asked of which store
 * @param rows path of the link to the rows; empty if there is none
 */
record Drawer(
        String title,
        String value,
        String unit,
        String formula,
        String worked,
        List<Input> inputs,
        String query,
        String rows) {
    private static final String READ = """
            () => {
                const drawer = document.querySelector('aside.tw-drawer');
                const text = (of, at) => of?.querySelector(at)?.textContent.trim() ?? '';
                const part = name => [...drawer.querySelectorAll('.tw-drawer-part')].find(each => text(each, 'h3') === name);
                return {
                    title: text(drawer, 'h2'), value: text(drawer, '.tw-figure'), unit: text(drawer, '.tw-drawer-part .tw-unit'),
                    formula: text(part('Formula'), 'p'), worked: text(part('Formula'), 'pre'), query: text(part('Query'), 'pre'),
                    rows: drawer.querySelector('a')?.getAttribute('href') ?? '',
                    inputs: [...drawer.querySelectorAll('tbody tr')].map(row => [row.cells[0].firstChild.textContent.trim(),
                        text(row.cells[1], 'span'), text(row.cells[1], '.tw-unit'), row.cells[2].textContent.trim()])
                };
            }
            """;

    /** One line of its table. */
    record Input(String name, String value, String unit, String kind) {}

    /** Opens the figure behind a button, reads it and closes it. */
    static Drawer behind(Page page, Locator button) {
        // not by the mouse: a figure may lie below a head that stays, and what is tested is what it says
        button.evaluate("button => button.click()");
        page.locator("aside.tw-drawer").waitFor();
        var read = of((Map<?, ?>) page.evaluate(READ));
        page.locator("aside.tw-drawer .tw-drawer-head button").evaluate("button => button.click()");
        page.locator("aside.tw-drawer").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        return read;
    }

    private static Drawer of(Map<?, ?> read) {
        return new Drawer(
                text(read, "title"),
                text(read, "value"),
                text(read, "unit"),
                text(read, "formula"),
                text(read, "worked"),
                ((List<?>) read.get("inputs"))
                        .stream().map(row -> input((List<?>) row)).toList(),
                text(read, "query"),
                text(read, "rows"));
    }

    private static String text(Map<?, ?> read, String name) {
        return String.valueOf(read.get(name));
    }

    private static Input input(List<?> row) {
        return new Input(
                String.valueOf(row.get(0)),
                String.valueOf(row.get(1)),
                String.valueOf(row.get(2)),
                String.valueOf(row.get(3)));
    }
}
