package dev.tradewind.event;

import java.util.List;

/** Those who want to hear of events now; the modules downstream implement it. */
public interface Receivers {
    List<Receiver> now();
}
