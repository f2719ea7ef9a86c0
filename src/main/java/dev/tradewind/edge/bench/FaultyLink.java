package dev.tradewind.edge.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A TCP proxy between an agent and its console that does what a bad line does: cut, open in one direction only, slow. Bytes on a
 * dead direction vanish without an error, as behind a router that drops them; lost packets of TCP show as delay.
 */
final class FaultyLink implements AutoCloseable {
    /** What the line lets through. */
    enum Line {
        OPEN,
        CUT,
        /** Requests arrive, answers do not: the console works and the agent does not hear of it. */
        ONLY_OUT,
        /** What the console says arrives, what the agent says does not. */
        ONLY_IN
    }

    private final ServerSocket front;
    private final int behind;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Line line = Line.OPEN;
    private volatile long delayMillis;
    private volatile double losesAnswers;

    FaultyLink(int behind) throws IOException {
        this.behind = behind;
        this.front = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return front.getLocalPort();
    }

    void becomes(Line next) {
        line = next;
        if (next == Line.CUT) {
            open.forEach(this::quietly);
        }
    }

    /** Of each piece of data in each direction. */
    void delay(long millis) {
        delayMillis = millis;
    }

    /** The share of answers that are lost after the work was done, and the connection with them. */
    void losesAnswers(double share) {
        losesAnswers = share;
    }

    private void accept() {
        while (!front.isClosed()) {
            try {
                var near = front.accept();
                open.add(near);
                if (line == Line.CUT) {
                    quietly(near);
                    continue;
                }
                connect(near);
            } catch (IOException closed) {
                // the next round looks whether it is over
            }
        }
    }

    private void connect(Socket near) {
        try {
            var far = new Socket(InetAddress.getLoopbackAddress(), behind);
            open.add(far);
            Thread.ofVirtual().start(() -> pass(near, far, Line.ONLY_IN));
            Thread.ofVirtual().start(() -> pass(far, near, Line.ONLY_OUT));
        } catch (IOException dead) {
            quietly(near); // the console was killed
        }
    }

    private void pass(Socket from, Socket to, Line deadOn) {
        var piece = new byte[16 * 1024];
        try {
            for (var read = from.getInputStream().read(piece);
                    read > 0;
                    read = from.getInputStream().read(piece)) {
                if (delayMillis > 0) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(delayMillis));
                }
                if (line == deadOn) {
                    waitUntilItIsOver(deadOn);
                    break; // what vanished leaves the connection broken
                }
                if (deadOn == Line.ONLY_OUT && ThreadLocalRandom.current().nextDouble() < losesAnswers) {
                    break;
                }
                to.getOutputStream().write(piece, 0, read);
            }
        } catch (IOException cut) {
            // both ends are closed below
        }
        quietly(from);
        quietly(to);
    }

    private void waitUntilItIsOver(Line dead) {
        while (line == dead && !front.isClosed()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private void quietly(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException gone) {
            // that is what was asked for
        }
    }

    @Override
    public void close() throws IOException {
        front.close();
        open.forEach(this::quietly);
    }
}
