package dev.tradewind.identity.spiffe;

import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** The Workload API of a machine: real gRPC over a Unix socket. What it says next is in the test's hand. */
final class AgentForTests implements AutoCloseable {
    final AtomicInteger tokensAsked = new AtomicInteger();

    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Server server;
    private final Set<StreamObserver<Fields>> x509 = new LinkedHashSet<>();
    private final Set<StreamObserver<Fields>> bundles = new LinkedHashSet<>();
    private Fields x509Told = new Fields();
    private Fields bundlesTold = new Fields();
    private Function<String, String> tokens = audience -> "";
    private boolean refuses;

    AgentForTests(Path socket) {
        try {
            Files.deleteIfExists(socket);
            var service = ServerServiceDefinition.builder("SpiffeWorkloadAPI")
                    .addMethod(
                            WorkloadApi.X509,
                            ServerCalls.asyncServerStreamingCall((asked, answers) -> opened(x509, answers, true)))
                    .addMethod(
                            WorkloadApi.JWT_BUNDLES,
                            ServerCalls.asyncServerStreamingCall((asked, answers) -> opened(bundles, answers, false)))
                    .addMethod(WorkloadApi.JWT, ServerCalls.asyncUnaryCall(this::token))
                    .build();
            server = NettyServerBuilder.forAddress(UnixDomainSocketAddress.of(socket))
                    .channelType(NioServerDomainSocketChannel.class)
                    .bossEventLoopGroup(loop)
                    .workerEventLoopGroup(loop)
                    .addService(ServerInterceptors.intercept(service, new AsksForTheHeader()))
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path socket() {
        try {
            return Files.createTempDirectory("wl").resolve("agent.sock");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void opened(Set<StreamObserver<Fields>> streams, StreamObserver<Fields> answers, boolean x) {
        if (refuses) {
            answers.onError(Status.PERMISSION_DENIED.asRuntimeException());
            return;
        }
        ((ServerCallStreamObserver<Fields>) answers).setOnCancelHandler(() -> gone(streams, answers));
        streams.add(answers);
        answers.onNext(x ? x509Told : bundlesTold);
    }

    private synchronized void gone(Set<StreamObserver<Fields>> streams, StreamObserver<Fields> answers) {
        streams.remove(answers);
    }

    private synchronized void token(Fields asked, StreamObserver<Fields> answers) {
        tokensAsked.incrementAndGet();
        if (refuses) {
            answers.onError(Status.PERMISSION_DENIED.asRuntimeException());
            return;
        }
        answers.onNext(new Fields().with(1, new Fields().with(2, tokens.apply(asked.text(1)))));
        answers.onCompleted();
    }

    /** @param federated certificates by trust domain */
    synchronized void tell(Fields svid, Map<String, byte[]> federated) {
        x509Told = new Fields().with(1, svid);
        new TreeMap<>(federated)
                .forEach((domain, der) -> x509Told.with(
                        3, new Fields().with(1, "spiffe://" + domain).with(2, der)));
        x509.forEach(stream -> stream.onNext(x509Told));
    }

    synchronized void trust(DomainForTests... domains) {
        bundlesTold = new Fields();
        for (var domain : domains) {
            bundlesTold.with(
                    1,
                    new Fields()
                            .with(1, "spiffe://" + domain.name)
                            .with(2, domain.bundle().toString()));
        }
        bundles.forEach(stream -> stream.onNext(bundlesTold));
    }

    synchronized void garble() {
        bundles.forEach(stream -> stream.onNext(new Fields()
                .with(1, new Fields().with(1, "spiffe://here.example").with(2, "{"))));
    }

    synchronized void issues(Function<String, String> byAudience) {
        tokens = byAudience;
    }

    synchronized void cut() {
        end(Status.UNAVAILABLE);
    }

    /** The program has no identity any more. */
    synchronized void refuse() {
        refuses = true;
        end(Status.PERMISSION_DENIED);
    }

    synchronized void allow() {
        refuses = false;
    }

    private void end(Status status) {
        Set.copyOf(x509).forEach(stream -> stream.onError(status.asRuntimeException()));
        Set.copyOf(bundles).forEach(stream -> stream.onError(status.asRuntimeException()));
        x509.clear();
        bundles.clear();
    }

    @Override
    public void close() {
        server.shutdownNow();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private static final class AsksForTheHeader implements ServerInterceptor {
        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            if (!"true".equals(headers.get(WorkloadApi.HEADER))) {
                call.close(Status.INVALID_ARGUMENT.withDescription("security header missing"), new Metadata());
                return new ServerCall.Listener<>() {};
            }
            return next.startCall(call, headers);
        }
    }
}
