package dev.tradewind.execution.spi;

/** Makes the executors of one kind of target; connects when first asked, not before. */
public interface TargetKind {
    TargetSettings.Kind kind();

    /** @param name as the settings call the target */
    Executor executor(String name, TargetSettings settings);
}
