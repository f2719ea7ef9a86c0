package dev.tradewind.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.event.Event;
import dev.tradewind.event.Receipt;
import dev.tradewind.event.Receiver;
import dev.tradewind.notification.NotificationSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Against a broker of Kafka in this process. */
class KafkaDeliveryTest {
    private static final String TOPIC = "tradewind.events";
    private static final int PARTITIONS = 3;
    private static final Bodies BODIES =
            new Bodies(new NotificationSettings(null, "TRADEWIND_CHANNEL_", Path.of("/run/secrets")));

    private static KafkaClusterTestKit broker;

    @BeforeAll
    static void start() throws Exception {
        broker = new KafkaClusterTestKit.Builder(new TestKitNodes.Builder()
                        .setCombined(true)
                        .setNumControllerNodes(1)
                        .setNumBrokerNodes(1)
                        .build())
                .setConfigProp("offsets.topic.replication.factor", "1")
                .build();
        broker.format();
        broker.startup();
        broker.waitForReadyBrokers();
        try (var admin = broker.admin()) {
            admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
    }

    @AfterAll
    static void stop() throws Exception {
        broker.close();
    }

    @Test
    void eventsOfOneSubjectLieInOnePartitionInTheirOrderAsCloudEvents() throws Exception {
        var kafka = new KafkaReceivers(new KafkaSettings(broker.bootstrapServers(), TOPIC, Map.of()), BODIES);
        var sent = new HashMap<String, List<String>>();
        try {
            for (var number = 0; number < 60; number++) {
                var event = event("execution/EXE-" + number % 7);
                assertThat(topic(kafka).take(event)).isInstanceOf(Receipt.Taken.class);
                sent.computeIfAbsent(event.subject(), none -> new ArrayList<>())
                        .add(event.id().toString());
            }
        } finally {
            kafka.destroy();
        }
        var got = new HashMap<String, List<String>>();
        var partitions = new HashMap<String, Set<Integer>>();
        for (var message : read(60)) {
            var body = JsonMapper.builder().build().readTree(message.value());
            assertThat(body.path("specversion").asString()).isEqualTo("1.0");
            assertThat(body.path("subject").asString()).isEqualTo(message.key());
            assertThat(new String(message.headers().lastHeader("content-type").value()))
                    .startsWith("application/cloudevents+json");
            got.computeIfAbsent(message.key(), none -> new ArrayList<>())
                    .add(body.path("id").asString());
            partitions.computeIfAbsent(message.key(), none -> new HashSet<>()).add(message.partition());
        }
        assertThat(got).isEqualTo(sent);
        assertThat(partitions.values()).allMatch(of -> of.size() == 1);
    }

    @Test
    void aBrokerThatIsAwayIsAskedAgainAndOneThatRefusesIsNot() throws Exception {
        var away = new KafkaReceivers(new KafkaSettings("127.0.0.1:1", TOPIC, Map.of("max.block.ms", "500")), BODIES);
        var strict = new KafkaReceivers(
                new KafkaSettings(broker.bootstrapServers(), TOPIC, Map.of("max.request.size", "100")), BODIES);
        try {
            assertThat(topic(away).take(event("a/1")).answer()).isEqualTo("TimeoutException");
            assertThat(topic(away).take(event("a/1"))).isInstanceOf(Receipt.Later.class);
            assertThat(topic(strict).take(event("a/1"))).isEqualTo(new Receipt.Refused("RecordTooLargeException"));
        } finally {
            away.destroy();
            strict.destroy();
        }
    }

    @Test
    void withoutServersThereIsNoReceiver() {
        assertThat(new KafkaReceivers(new KafkaSettings(null, TOPIC, Map.of()), BODIES).now())
                .isEmpty();
    }

    private static Receiver topic(KafkaReceivers kafka) {
        return kafka.now().getFirst();
    }

    private static Event event(String subject) {
        return Event.of("dev.tradewind.execution.failed", subject, Instant.parse("2026-03-01T06:00:00Z"))
                .title("Failed")
                .text("It failed.")
                .path("executions")
                .build();
    }

    private static List<ConsumerRecord<String, byte[]>> read(int count) {
        var all = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "group.id",
                        "test",
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            for (var empty = 0; all.size() < count && empty < 60; empty++) {
                consumer.poll(Duration.ofMillis(500)).forEach(all::add);
            }
        }
        return all;
    }
}
