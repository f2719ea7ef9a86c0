package dev.tradewind.placement;

import java.util.List;

/**
 * One of the cases that the proof of a bound distinguishes: where a gigabyte's price depends on how many there are, no single
 * price is right for all volumes. Every plan falls into one of the cases.
 *
 * @param volumes of the pools that it is about; any volume in the others
 */
public record ProofCase(List<VolumeRange> volumes) {
    public ProofCase {
        volumes = List.copyOf(volumes);
    }
}
