package dev.tradewind.ui;

import java.util.List;

/** The pages in the order of the work; a page appears once its route exists and the person may see it. */
record NavigationItem(String path, String name, String icon, int group) {
    static final List<NavigationItem> ALL = List.of(
            new NavigationItem("", "Overview", "layout-dashboard", 0),
            new NavigationItem("map", "Map", "map", 0),
            new NavigationItem("egress", "Egress", "arrow-up-right", 0),
            new NavigationItem("carbon", "Carbon", "leaf", 0),
            new NavigationItem("latency", "Latency", "timer", 0),
            new NavigationItem("workloads", "Workloads", "boxes", 1),
            new NavigationItem("plans", "Plans", "calendar-range", 1),
            new NavigationItem("recommendations", "Recommendations", "lightbulb", 1),
            new NavigationItem("executions", "Executions", "play", 1),
            new NavigationItem("edge", "Edge", "radio-tower", 2),
            new NavigationItem("policies", "Policies", "scale", 3),
            new NavigationItem("audit", "Audit", "scroll-text", 3),
            new NavigationItem("reports", "Reports", "file-text", 3),
            new NavigationItem("data", "Data", "database", 4),
            new NavigationItem("admin", "Admin", "settings", 4));
}
