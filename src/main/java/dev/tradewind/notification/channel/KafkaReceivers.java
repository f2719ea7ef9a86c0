package dev.tradewind.notification.channel;

import dev.tradewind.event.Event;
import dev.tradewind.event.Receipt;
import dev.tradewind.event.Receiver;
import dev.tradewind.event.Receivers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Every event into a topic, as a CloudEvent in structured form by the CloudEvents binding for Kafka. The subject is the key, so that
 * events of one subject lie in one partition in their order; a line of the outbox hands them over one by one, and the next only
 * once all replicas of the partition have the one before.
 */
@Component
class KafkaReceivers implements Receivers, DisposableBean {
    private static final String NAME = "kafka";
    private static final int SEND_MILLIS = 20_000;

    private final KafkaSettings settings;
    private final Bodies bodies;
    private @Nullable Producer<String, byte[]> producer;

    KafkaReceivers(KafkaSettings settings, Bodies bodies) {
        this.settings = settings;
        this.bodies = bodies;
    }

    @Override
    public List<Receiver> now() {
        return settings.bootstrapServers() == null ? List.of() : List.of(new Topic());
    }

    @Override
    public synchronized void destroy() {
        if (producer != null) {
            producer.close();
            producer = null;
        }
    }

    /** Made when the first event is there: a cluster that is away keeps no console from starting. */
    private synchronized Producer<String, byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(configuration(), new StringSerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    private Map<String, Object> configuration() {
        var configuration = new HashMap<String, Object>();
        configuration.put(ProducerConfig.CLIENT_ID_CONFIG, "tradewind");
        configuration.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, SEND_MILLIS);
        configuration.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, SEND_MILLIS / 2);
        configuration.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, SEND_MILLIS);
        configuration.putAll(settings.properties());
        configuration.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        // what was taken stays taken, and a repeat of the client's own is no second event
        configuration.put(ProducerConfig.ACKS_CONFIG, "all");
        configuration.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        configuration.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        return configuration;
    }

    /** The topic as a receiver. */
    private final class Topic implements Receiver {
        @Override
        public String name() {
            return NAME;
        }

        @Override
        public boolean wants(Event event) {
            return true;
        }

        @Override
        public Receipt take(Event event) throws InterruptedException {
            var message = new ProducerRecord<>(settings.topic(), event.subject(), bodies.cloudEvent(event));
            message.headers()
                    .add(new RecordHeader("content-type", Bodies.CLOUD_EVENT.getBytes(StandardCharsets.UTF_8)));
            try {
                var at = producer().send(message).get();
                return new Receipt.Taken("partition " + at.partition() + ", offset " + at.offset());
            } catch (ExecutionException failed) {
                return answer(failed.getCause());
            } catch (KafkaException failed) {
                return answer(failed);
            }
        }

        /** By its kind, not by its words, which may name addresses. */
        private static Receipt answer(@Nullable Throwable failed) {
            var words = failed == null ? "no answer" : failed.getClass().getSimpleName();
            return failed instanceof RecordTooLargeException || failed instanceof InvalidTopicException
                    ? new Receipt.Refused(words)
                    : new Receipt.Later(words);
        }
    }
}
