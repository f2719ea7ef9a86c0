package dev.tradewind.placement;

/**
 * What a site still has to give in each slot, after what runs there and is not ours to place.
 *
 * @param milliVcpu thousandths of a vCPU
 * @param mebibytes memory
 * @param milliGpu thousandths of a GPU
 */
public record Capacity(Series milliVcpu, Series mebibytes, Series milliGpu) {
    public Series of(Resource resource) {
        return switch (resource) {
            case VCPU -> milliVcpu;
            case MEMORY -> mebibytes;
            case GPU -> milliGpu;
        };
    }
}
