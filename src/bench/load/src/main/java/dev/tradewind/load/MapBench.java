package dev.tradewind.load;

import com.microsoft.playwright.Page;
import dev.tradewind.bench.BenchResult;
import java.util.ArrayList;
import java.util.List;

/**
 * The map with 500 sites and 2,000 arcs and a year of hours, made up in the browser: frames while a real mouse drags and
 * turns its wheel, and while the hour changes with every frame. A screen that shows 60 frames a second shows no more.
 */
final class MapBench {
    private static final int SITES = 500;
    private static final int ARCS = 2_000;
    private static final int HOURS = 8_760;
    private static final int SECONDS = 4;

    private static final String FILL = """
            ([sites, arcs, hours]) => {
              let seed = 1;
              const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
              const map = document.querySelector('tw-map:not([compact])');
              const all = Array.from({length: sites}, (_, at) => ({
                id: 'site-' + at, name: 'site-' + at, latitude: random() * 110 - 50, longitude: random() * 340 - 170, square: at % 5 === 0,
                value: 50 + random() * 600, valueText: '', kind: 'm', ring: '', note: '', kinds: 'm', used: at % 3 === 0,
                hours: Array.from({length: hours}, () => 50 + random() * 600)}));
              const drawn = Array.from({length: arcs}, (_, at) => ({
                id: 'arc-' + at, from: 'site-' + Math.floor(random() * sites), to: 'site-' + Math.floor(random() * sites),
                weight: random() * 9000, token: '--tw-text-2', title: 'arc ' + at, lines: []}));
              map.model = {layer: 'CARBON', sites: all, arcs: drawn, areas: [], rail: null, threshold: null, legend: ''};
              return map.updateComplete.then(() => new Promise(done => {
                const look = () => {
                  const painted = map.shadowRoot.querySelector('canvas')?.dataset.arcs;
                  if (painted) done(Number(painted)); else requestAnimationFrame(look);
                };
                look();
              }));
            }""";

    private static final String COUNT = """
            () => {
              const at = window.benchFrames = [];
              const look = now => { at.push(now); window.benchFrame = requestAnimationFrame(look); };
              window.benchFrame = requestAnimationFrame(look);
            }""";

    private static final String COUNTED = """
            () => { cancelAnimationFrame(window.benchFrame); return window.benchFrames; }""";

    /** A new hour with each frame. */
    private static final String PLAY = """
            seconds => new Promise(done => {
              const map = document.querySelector('tw-map:not([compact])');
              const from = performance.now();
              let hour = 0;
              const step = () => { map.hour = hour++; if (performance.now() - from < seconds * 1000) requestAnimationFrame(step); else done(hour); };
              requestAnimationFrame(step);
            })""";

    private final Page page;

    MapBench(Page page) {
        this.page = page;
    }

    List<BenchResult> run() {
        var arcs = ((Number) page.evaluate(FILL, List.of(SITES, ARCS, HOURS))).intValue();
        var results = new ArrayList<BenchResult>();
        results.add(new BenchResult("console.map.arcs", arcs, "count"));
        results.addAll(counted("console.map.move", this::move));
        results.addAll(counted("console.map.hours", () -> page.evaluate(PLAY, SECONDS)));
        return results;
    }

    private void move() {
        var box = page.locator("tw-map:not([compact])").boundingBox();
        var x = box.x + box.width / 2;
        var y = box.y + box.height / 2;
        var until = System.nanoTime() + SECONDS * 1_000_000_000L;
        for (var turn = 0; System.nanoTime() < until; turn++) {
            page.mouse().move(x, y);
            page.mouse().down();
            for (var step = 1; step <= 60; step++) {
                page.mouse().move(x + Math.sin(step / 10.0 + turn) * 120, y + Math.cos(step / 10.0) * 60);
            }
            page.mouse().up();
            for (var step = 0; step < 20; step++) {
                page.mouse().wheel(0, turn % 2 == 0 ? -15 : 15);
            }
        }
    }

    private List<BenchResult> counted(String name, Runnable what) {
        page.evaluate(COUNT);
        what.run();
        var at = ((List<?>) page.evaluate(COUNTED))
                .stream().mapToDouble(each -> ((Number) each).doubleValue()).toArray();
        var between = new ArrayList<Double>();
        for (var frame = 1; frame < at.length; frame++) {
            between.add(at[frame] - at[frame - 1]);
        }
        return List.of(
                new BenchResult(name + ".fps", (at.length - 1) * 1e3 / (at[at.length - 1] - at[0]), "1/s"),
                new BenchResult(name + ".frame.p95", Figures.p95(between), "ms"),
                new BenchResult(
                        name + ".frame.max",
                        between.stream().mapToDouble(each -> each).max().orElse(0),
                        "ms"));
    }
}
