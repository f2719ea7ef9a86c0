package dev.tradewind.placement.check;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.CarbonBasis;
import dev.tradewind.placement.Coupling;
import dev.tradewind.placement.Resource;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a workload alone forbids, first of a site, then of single slots, then of a whole run. */
final class OwnRules {
    private OwnRules() {}

    /** Name of the rule that a site breaks; null when none. */
    static @Nullable String ofSite(Known known, Candidate workload, CandidateSite site) {
        var limits = workload.limits();
        var current = workload.currentSite();
        if (site.isLost()) {
            return "a site that is lost";
        }
        if (site.isCarbonTooOld() && limits.maxMilligramsPerKwh() != null) {
            return "carbon of which nobody has spoken for too long";
        }
        if (isCutOff(known, workload, site)) {
            return "a link that is lost";
        }
        if (limits.pinnedSite() != null && !limits.pinnedSite().equals(site.id())
                || limits.isFrozen() && current != null && !current.equals(site.id())) {
            return "held at another site";
        }
        if (!limits.allowedProviders().isEmpty() && !limits.allowedProviders().contains(site.provider())
                || limits.deniedProviders().contains(site.provider())) {
            return "provider";
        }
        if (!limits.countries().isEmpty() && !limits.countries().contains(site.country())) {
            return "jurisdiction";
        }
        if (current != null && !current.equals(site.id())) {
            for (Coupling coupling : limits.couplings()) {
                var from = known.sites.get(current);
                if (from == null || coupling.isBrokenBy(from, site) && coupling.replaceNanoUsd() == null) {
                    return "coupling";
                }
            }
            if (workload.movingMegabytes() > 0 && known.price(current, site.id()) == null) {
                return "unknown price of moving";
            }
        }
        return network(known, workload, site);
    }

    /** Whether too few of the users are served in time; places of unknown round trip are refused before. */
    private static boolean breaksPromise(Known known, Candidate workload, CandidateSite site) {
        var promise = workload.limits().promise();
        if (promise == null) {
            return false;
        }
        var all = BigDecimal.ZERO;
        var served = BigDecimal.ZERO;
        for (var users : workload.users()) {
            var share = BigDecimal.valueOf(users.perMille());
            all = all.add(share);
            var rtt = known.rtt(site.id(), users.place());
            served = rtt != null && rtt <= promise.maxRttMicros() ? served.add(share) : served;
        }
        var needed = all.multiply(BigDecimal.valueOf(promise.perMille(), 3));
        return served.compareTo(needed) < 0;
    }

    private static boolean isCutOff(Known known, Candidate workload, CandidateSite site) {
        var commit = workload.limits().commit();
        return workload.users().stream().anyMatch(users -> known.isLost(site.id(), users.place()))
                || commit != null && known.isLost(site.id(), commit.site());
    }

    private static @Nullable String network(Known known, Candidate workload, CandidateSite site) {
        var limits = workload.limits();
        for (var users : workload.users()) {
            var rtt = known.rtt(site.id(), users.place());
            if (rtt == null || limits.maxUserRttMicros() != null && rtt > limits.maxUserRttMicros()) {
                return "round trip to users";
            }
        }
        if (breaksPromise(known, workload, site)) {
            return "round trip promised to a share of the users";
        }
        var commit = limits.commit();
        if (commit != null) {
            var rtt = known.rtt(site.id(), commit.site());
            if (rtt == null || rtt > commit.maxRttMicros()) {
                return "synchronous commit";
            }
        }
        for (var need : workload.data()) {
            var here = need.site().equals(site.id()) || need.replicas().contains(site.id());
            if (limits.maxDataRttMicros() != null
                    && need.readMegabytes() == 0
                    && need.writtenMegabytes() == 0
                    && !here
                    && !DecimalCost.internet(need.site())
                    && Roads.nearest(known, need, site.id()) > limits.maxDataRttMicros()) {
                return "round trip to data";
            }
            if (need.readMegabytes() > 0 && !here && Roads.best(known, workload, need, site.id(), false) == null) {
                return "no way to read its data that is allowed and has a price";
            }
            if (need.writtenMegabytes() > 0 && Roads.best(known, workload, need, site.id(), true) == null) {
                return "no place and way for what it writes that is allowed and has a price";
            }
        }
        if (workload.kind() == Candidate.Kind.SERVICE && limits.maxMilligramsPerKwh() != null) {
            var sum = BigDecimal.ZERO;
            for (var slot = 0; slot < known.slots(); slot++) {
                if (!site.milligramsPerKwh().isKnown(slot)) {
                    return "unknown carbon";
                }
                sum = sum.add(BigDecimal.valueOf(site.milligramsPerKwh().at(slot)));
            }
            if (sum.compareTo(BigDecimal.valueOf(limits.maxMilligramsPerKwh())
                            .multiply(BigDecimal.valueOf(known.slots())))
                    > 0) {
                return "mean carbon";
            }
        }
        return null;
    }

    /** Whether all runs that share the decision may use this slot of the first. */
    static boolean allowsSlot(Candidate workload, CandidateSite site, int slot) {
        for (var run = 0; run < workload.shape().runs(); run++) {
            var at = slot + run * workload.shape().everySlots();
            if (!site.vcpuNanoUsdPerHour().isKnown(at)
                    || !site.gibNanoUsdPerHour().isKnown(at)
                    || !site.milligramsPerKwh().isKnown(at)
                    || workload.demand().milliGpu() > 0
                            && !site.gpuNanoUsdPerHour().isKnown(at)) {
                return false;
            }
            var limit = workload.limits().maxMilligramsPerKwh();
            if (limit != null
                    && workload.kind() == Candidate.Kind.BATCH
                    && everySlot(workload)
                    && site.milligramsPerKwh().at(at) > limit) {
                return false;
            }
            for (var resource : Resource.values()) {
                // Exact as well: both are whole numbers.
                if (site.capacity() != null
                        && Math.multiplyExact(workload.demand().of(resource), (long)
                                        workload.shape().members())
                                > whole(site, resource, at)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean everySlot(Candidate workload) {
        return workload.shape().interruptible() || workload.limits().basis() == CarbonBasis.EVERY_SLOT;
    }

    /** The ceilings that look at a whole run without a pause. */
    static boolean allowsRun(Candidate workload, CandidateSite site, int start, int length) {
        var limit = workload.limits().maxMilligramsPerKwh();
        if (limit == null || workload.kind() == Candidate.Kind.SERVICE || everySlot(workload)) {
            return true;
        }
        var looked = workload.limits().basis() == CarbonBasis.AT_START ? 1 : length;
        for (var run = 0; run < workload.shape().runs(); run++) {
            var sum = BigDecimal.ZERO;
            for (var slot = start; slot < start + looked; slot++) {
                sum = sum.add(BigDecimal.valueOf(
                        site.milligramsPerKwh().at(slot + run * workload.shape().everySlots())));
            }
            if (sum.compareTo(BigDecimal.valueOf(limit).multiply(BigDecimal.valueOf(looked))) > 0) {
                return false;
            }
        }
        return true;
    }

    private static long whole(CandidateSite site, Resource resource, int slot) {
        return capacity(site, resource, slot).longValueExact();
    }

    static BigDecimal asked(Candidate workload, Resource resource) {
        return BigDecimal.valueOf(workload.demand().of(resource))
                .multiply(BigDecimal.valueOf(workload.shape().members()));
    }

    /** Unknown capacity is none; no stated capacity is no limit. */
    static BigDecimal capacity(CandidateSite site, Resource resource, int slot) {
        var capacity = site.capacity();
        if (capacity == null) {
            return BigDecimal.valueOf(Long.MAX_VALUE);
        }
        var series = capacity.of(resource);
        return series.isKnown(slot) ? BigDecimal.valueOf(Math.max(0, series.at(slot))) : BigDecimal.ZERO;
    }
}
