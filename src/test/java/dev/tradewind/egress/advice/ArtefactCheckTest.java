package dev.tradewind.egress.advice;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What we hand out is held against a schema before anybody sees it. */
class ArtefactCheckTest {
    @Test
    void anUnknownValueIsRefusedWithItsPath() {
        assertThatThrownBy(() -> new Artefact("x", "service.yaml", "", """
                        apiVersion: v1
                        kind: Service
                        metadata: {name: shop, namespace: default}
                        spec: {trafficDistribution: PreferNear}
                        """))
                .hasMessageContaining("/spec/trafficDistribution is PreferNear");
    }

    @Test
    void aFieldThatWeDoNotKnowIsRefused() {
        assertThatThrownBy(() -> new Artefact("x", "service.yaml", "", """
                        apiVersion: v1
                        kind: Service
                        metadata: {name: shop, namespace: default}
                        spec: {selector: {app: shop}}
                        """))
                .hasMessageContaining("/spec/selector is not known here");
    }

    @Test
    void localityWithoutOutlierDetectionIsRefused() {
        assertThatThrownBy(() -> new Artefact("x", "destination-rule.yaml", "", """
                        apiVersion: networking.istio.io/v1
                        kind: DestinationRule
                        metadata: {name: shop, namespace: default}
                        spec:
                          host: shop.default.svc.cluster.local
                          trafficPolicy: {loadBalancer: {localityLbSetting: {enabled: true}}}
                        """))
                .hasMessageContaining("/spec/trafficPolicy/outlierDetection is missing");
    }

    @Test
    void aConsumerWithoutItsRackIsRefused() {
        assertThatThrownBy(() -> new Artefact("x", "kafka-consumer.properties", "", "group.id=x\n"))
                .hasMessageContaining("/client.rack is missing")
                .hasMessageContaining("/group.id is not known here");
    }

    @Test
    void anEndpointOfAnotherKindIsRefused() {
        assertThatThrownBy(() -> new Artefact("x", "gateway-endpoint.tf", "", """
                        resource "aws_vpc_endpoint" "s3" {
                          vpc_id            = var.vpc_id
                          service_name      = "com.amazonaws.us-east-1.ec2"
                          vpc_endpoint_type = "Interface"
                        }
                        """))
                .hasMessageContaining("/route_table_ids is missing")
                .hasMessageContaining("/vpc_endpoint_type is \"Interface\"");
    }

    @Test
    void whatNoSchemaDescribesIsNotHandedOut() {
        assertThatThrownBy(() -> new Artefact("x", "x.yaml", "", "kind: Pod\n"))
                .hasMessageContaining("there is no schema for 'Pod'");
    }
}
