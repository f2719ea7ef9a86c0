package dev.tradewind.placement;

import java.util.List;

/**
 * A site and the slots of a run there, with what they cost.
 *
 * @param startSlot first slot; 0 for a service
 * @param terms of the whole choice, all its runs
 * @param pieces the slots of an interruptible run or of several runs; empty when it runs from its start without a pause
 * @param spot whether on capacity that the provider may take back
 * @param ways the network paths of what it reads and writes, and where the resulting state is left
 */
public record Choice(String site, int startSlot, Terms terms, List<SlotRange> pieces, boolean spot, List<Way> ways) {
    public Choice {
        pieces = List.copyOf(pieces);
        // Plans that were stored before ways were chosen name none.
        ways = ways == null ? List.of() : List.copyOf(ways);
    }

    public Choice(String site, int startSlot, Terms terms, List<SlotRange> pieces, boolean spot) {
        this(site, startSlot, terms, pieces, spot, List.of());
    }

    public Choice(String site, int startSlot, Terms terms) {
        this(site, startSlot, terms, List.of(), false);
    }
}
