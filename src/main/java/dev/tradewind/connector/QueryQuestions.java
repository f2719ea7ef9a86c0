package dev.tradewind.connector;

import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.quantity.TimeRange;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random scopes and ranges over a year of generated bills; the same for the same seed. */
final class QueryQuestions {
    private static final List<Integer> DAYS = List.of(7, 28, 31, 90, 180, 366);
    private static final List<TransferClass> CLASSES =
            List.of(TransferClass.INTERNET, TransferClass.INTER_REGION, TransferClass.INTER_ZONE, TransferClass.NAT);

    private final Random random;
    private final LocalDate first;
    private final int days;
    private final ZoneId zone;

    QueryQuestions(long seed, LocalDate first, int days, ZoneId zone) {
        this.random = new Random(seed);
        this.first = first;
        this.days = days;
        this.zone = zone;
    }

    /** What a page is asked: from a week to the whole year, of everybody or of a part. */
    List<EgressFilter> pages(int count) {
        var questions = new ArrayList<EgressFilter>();
        for (var i = 0; i < count; i++) {
            questions.add(page());
        }
        return questions;
    }

    /** What leads to rows: one team's transfers of at most a month. */
    List<EgressFilter> drillDowns(int count) {
        var questions = new ArrayList<EgressFilter>();
        for (var i = 0; i < count; i++) {
            questions.add(EgressFilter.of(range(1 + random.nextInt(31))).scoped(team(), null, null));
        }
        return questions;
    }

    private EgressFilter page() {
        var range = range(DAYS.get(random.nextInt(DAYS.size())));
        var all = EgressFilter.of(range);
        return switch (random.nextInt(8)) {
            case 0, 1 -> all;
            case 2, 3 -> all.scoped(team(), null, null);
            case 4 -> all.scoped(null, random.nextBoolean() ? "prod" : "test", "aws");
            case 5 -> all.ofClass(CLASSES.get(random.nextInt(CLASSES.size())));
            case 6 -> all.between(random.nextBoolean() ? "aws:us-east-1" : EgressFilter.UNKNOWN, null);
            default -> all.billedTo("Account 0" + (10 + random.nextInt(30)));
        };
    }

    private TimeRange range(int length) {
        var from = first.plusDays(random.nextInt(days - Math.min(length, days) + 1));
        return TimeRange.ofDays(from, from.plusDays(length), zone);
    }

    private String team() {
        return GeneratedMeters.team(random.nextInt(GeneratedMeters.TEAMS));
    }
}
