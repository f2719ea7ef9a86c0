package dev.tradewind.placement;

/** What a workload takes while it runs, in the units of {@link Capacity}, and the power that it draws. */
public record Demand(long milliVcpu, long mebibytes, long milliGpu, long milliwatts) {
    public Demand {
        if (milliVcpu < 0 || mebibytes < 0 || milliGpu < 0 || milliwatts < 0) {
            throw new IllegalArgumentException("a demand is at least 0: " + milliVcpu + " milli-vCPU, " + mebibytes
                    + " MiB, " + milliGpu + " milli-GPU, " + milliwatts + " mW");
        }
    }

    public long of(Resource resource) {
        return switch (resource) {
            case VCPU -> milliVcpu;
            case MEMORY -> mebibytes;
            case GPU -> milliGpu;
        };
    }
}
