package dev.tradewind.ui;

import static dev.tradewind.ui.Texts.key;

import java.util.List;

/** The pages in the order of the work; a page appears once its route exists and the person may see it. */
record NavigationItem(String path, String name, String icon, int group) {
    static final List<NavigationItem> ALL = List.of(
            new NavigationItem("", key("Overview"), "layout-dashboard", 0),
            new NavigationItem("map", key("Map"), "map", 0),
            new NavigationItem("egress", key("Egress"), "arrow-up-right", 0),
            new NavigationItem("carbon", key("Carbon"), "leaf", 0),
            new NavigationItem("latency", key("Latency"), "timer", 0),
            new NavigationItem("workloads", key("Workloads"), "boxes", 1),
            new NavigationItem("plans", key("Plans"), "calendar-range", 1),
            new NavigationItem("recommendations", key("Recommendations"), "lightbulb", 1),
            new NavigationItem("executions", key("Executions"), "play", 1),
            new NavigationItem("edge", key("Edge"), "radio-tower", 2),
            new NavigationItem("policies", key("Policies"), "scale", 3),
            new NavigationItem("audit", key("Audit"), "scroll-text", 3),
            new NavigationItem("reports", key("Reports"), "file-text", 3),
            new NavigationItem("data", key("Data"), "database", 4),
            new NavigationItem("admin", key("Admin"), "settings", 4));
}
