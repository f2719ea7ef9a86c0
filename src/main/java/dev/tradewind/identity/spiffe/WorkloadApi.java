package dev.tradewind.identity.spiffe;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The Workload API of this machine, gRPC over a Unix socket. The agent at the other end knows who asks from the kernel, so
 * nothing is presented and nothing is stored.
 */
final class WorkloadApi implements AutoCloseable {
    static final MethodDescriptor<Fields, Fields> X509 = method("FetchX509SVID", MethodType.SERVER_STREAMING);
    static final MethodDescriptor<Fields, Fields> JWT_BUNDLES = method("FetchJWTBundles", MethodType.SERVER_STREAMING);
    static final MethodDescriptor<Fields, Fields> JWT = method("FetchJWTSVID", MethodType.UNARY);

    /** Without it the server refuses, so that a request forged through somebody else's client does not pass. */
    static final Metadata.Key<String> HEADER = Metadata.Key.of("workload.spiffe.io", Metadata.ASCII_STRING_MARSHALLER);

    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("workload-api", true), NioIoHandler.newFactory());
    private final ManagedChannel channel;
    private final Channel calls;

    WorkloadApi(Path socket) {
        channel = NettyChannelBuilder.forAddress(UnixDomainSocketAddress.of(socket))
                .channelType(NioDomainSocketChannel.class)
                .eventLoopGroup(loop)
                .overrideAuthority("localhost")
                .usePlaintext()
                .build();
        var header = new Metadata();
        header.put(HEADER, "true");
        calls = ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(header));
    }

    /** Each answer replaces the one before; the stream stays open until one side ends it. */
    void watch(MethodDescriptor<Fields, Fields> method, StreamObserver<Fields> answers) {
        // an agent that starts again is asked when we say so, not after gRPC's own pause of up to two minutes
        channel.resetConnectBackoff();
        ClientCalls.asyncServerStreamingCall(calls.newCall(method, CallOptions.DEFAULT), new Fields(), answers);
    }

    /**
     * A JWT-SVID of this program for one receiver.
     *
     * @throws StatusRuntimeException when the agent refuses or does not answer in time
     */
    String jwt(String audience, Duration within) {
        var request = new Fields().with(1, audience);
        var options = CallOptions.DEFAULT.withDeadlineAfter(within.toMillis(), TimeUnit.MILLISECONDS);
        channel.resetConnectBackoff();
        List<Fields> svids =
                ClientCalls.blockingUnaryCall(calls, JWT, options, request).messages(1);
        if (svids.isEmpty()) {
            throw io.grpc.Status.PERMISSION_DENIED
                    .withDescription("the agent sent no JWT-SVID")
                    .asRuntimeException();
        }
        // the first is the default one
        return svids.getFirst().text(2);
    }

    private static MethodDescriptor<Fields, Fields> method(String name, MethodType type) {
        return MethodDescriptor.<Fields, Fields>newBuilder()
                .setType(type)
                .setFullMethodName("SpiffeWorkloadAPI/" + name)
                .setRequestMarshaller(new Fields.Marshaller())
                .setResponseMarshaller(new Fields.Marshaller())
                .build();
    }

    @Override
    public void close() {
        channel.shutdownNow();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
