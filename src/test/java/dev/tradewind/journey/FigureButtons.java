package dev.tradewind.journey;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** What on a page opens an evidence drawer, sorted by the place it stands in: one column of a table is one place. */
final class FigureButtons {
    /** Gives each a mark, and says in which place it stands. On the map the rows of the list are what opens. */
    private static final String MARK = """
            () => {
                const rows = new Map();
                const all = [...document.querySelectorAll('main .tw-figure-button[title="Show evidence"]')];
                if (document.querySelector('main tw-map')) {
                    document.querySelectorAll('main vaadin-grid').forEach(grid =>
                        grid.shadowRoot.querySelectorAll('#items tr:not([hidden])').forEach(row => {
                            const cells = [...row.querySelectorAll('slot')].flatMap(slot => slot.assignedElements());
                            rows.set(cells[0], cells);
                            all.push(cells[0]);
                        }));
                }
                const shown = all.filter(each => each.checkVisibility());
                const place = each => {
                    const cell = each.closest('td, vaadin-grid-cell-content');
                    const grid = each.closest('vaadin-grid, table');
                    const cells = cell?.assignedSlot?.parentElement ?? cell;
                    return grid ? [...document.querySelectorAll('vaadin-grid, table')].indexOf(grid) + '/'
                            + [...cells.parentElement.children].indexOf(cells)
                        : each.className + ' in ' + each.parentElement.className;
                };
                return shown.map((each, i) => {
                    each.setAttribute('data-walked', i);
                    each.setAttribute('data-said', [...rows.get(each) ?? [each]].map(cell => cell.textContent).join(' '));
                    return place(each);
                });
            }
            """;

    private final Page page;
    private final Map<String, Queue<Integer>> places = new LinkedHashMap<>();
    private int number;

    private FigureButtons(Page page) {
        this.page = page;
    }

    static FigureButtons on(Page page) {
        var found = new FigureButtons(page);
        for (var place : (List<?>) page.evaluate(MARK)) {
            found.places
                    .computeIfAbsent(place.toString(), each -> new ArrayDeque<>())
                    .add(found.number++);
        }
        return found;
    }

    int number() {
        return number;
    }

    /** One from each place, then a second one from each, until there are enough. */
    List<Locator> spread(int most) {
        var chosen = new ArrayList<Locator>();
        while (chosen.size() < most && !places.isEmpty()) {
            var round = places.values().iterator();
            while (chosen.size() < most && round.hasNext()) {
                var place = round.next();
                chosen.add(page.locator("[data-walked='" + place.remove() + "']"));
                if (place.isEmpty()) {
                    round.remove();
                }
            }
        }
        return chosen;
    }
}
