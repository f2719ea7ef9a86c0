package dev.tradewind.planning;

import dev.tradewind.placement.Refusal;
import dev.tradewind.placement.Relaxation;
import dev.tradewind.quantity.Money;
import dev.tradewind.ui.Notation;

/** The engine's rules and units in the words that people use. */
public final class RuleWords {
    private RuleWords() {}

    public static String rule(String id) {
        return switch (id) {
            case "carbon" -> "max carbon";
            case "site-lost" -> "its site is lost";
            case "link-lost" -> "a link that it needs is lost";
            case "user-rtt" -> "max round trip to users";
            case "user-share-rtt" -> "round trip promised to users";
            case "data-rtt" -> "max round trip to data";
            case "egress" -> "egress ceiling";
            case "window" -> "deadline";
            case "known-signals" -> "known price and carbon";
            case "pinned-site" -> "may not move";
            case "combination", "shared-rules" -> "several rules together";
            case "coupling" -> "what a move would break";
            case "synchronous-commit" -> "round trip of each commit";
            case "state-residency" -> "where what it writes may lie";
            case "network-path" -> "the networks that its data may use";
            case "egress-month" -> "egress ceiling of a month";
            case "chain" -> "runs before and after it";
            case "budget" -> "a budget that others have spent";
            default -> id.replace('-', ' ');
        };
    }

    public static String amount(long value, String unit) {
        return switch (unit) {
            case String carbon
            when carbon.startsWith("mg CO2e/kWh") ->
                Notation.PLAIN.number(value / 1000.0, 0) + " g/kWh" + carbon.substring("mg CO2e/kWh".length());
            case "nano-USD", "nano-USD per month" ->
                "USD " + Notation.PLAIN.money(Money.ofNanoUsd(value).amount());
            case "slot of the deadline" -> "hour " + value;
            default ->
                unit.startsWith("nano-USD of budget")
                        ? "USD " + Notation.PLAIN.money(Money.ofNanoUsd(value).amount())
                                + unit.substring("nano-USD".length())
                        : unit.startsWith("mg CO2e of budget")
                                ? Notation.PLAIN.number(value / 1e6, 1) + " kgCO2e" + unit.substring("mg CO2e".length())
                                : unit.startsWith("µs")
                                        ? Notation.PLAIN.number(value / 1000.0, 1) + " ms" + share(unit)
                                        : unit.startsWith("thousandths of a ")
                                                ? Notation.PLAIN.number(value / 1000.0, 1) + " "
                                                        + unit.substring("thousandths of a ".length())
                                                : Notation.PLAIN.number(value) + " " + unit;
        };
    }

    /** Of a promise to a share of the users the share is told too. */
    private static String share(String unit) {
        return unit.startsWith("µs for ") && unit.endsWith(" % of the users") ? unit.substring("µs".length()) : "";
    }

    public static String found(Refusal refusal) {
        var asked = refusal.asked();
        var available = refusal.available();
        if (asked == null && available == null) {
            return refusal.unit();
        }
        var limit = asked == null ? "" : "asks " + amount(asked, refusal.unit());
        var best = available == null ? "nearest unknown" : "nearest " + amount(available, refusal.unit());
        return limit.isEmpty() ? best : limit + ", " + best;
    }

    public static String relaxed(Relaxation relaxation) {
        var to = relaxation.to();
        if (to == null) {
            return "allow " + relaxation.unit();
        }
        return relaxation.rule().startsWith("capacity")
                ? "room for " + amount(to, relaxation.unit())
                : rule(relaxation.rule()) + " " + amount(to, relaxation.unit());
    }

    /** Why what runs today may not stay: rule, limit, and what today's place and hour have instead. */
    public static String broken(Refusal today) {
        var asked = today.asked();
        var available = today.available();
        var numbers = asked == null
                ? today.unit()
                : "the limit is " + amount(asked, today.unit()) + ", "
                        + (available == null
                                ? "today's value is unknown"
                                : "today it is " + amount(available, today.unit()));
        return "%s: %s".formatted(rule(today.rule()), numbers);
    }
}
