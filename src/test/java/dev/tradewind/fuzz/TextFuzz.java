package dev.tradewind.fuzz;

import dev.tradewind.audit.AuditInputs;
import dev.tradewind.connector.hand.HandMappingYaml;
import dev.tradewind.identity.RoleScope;
import dev.tradewind.policy.PolicyYaml;
import dev.tradewind.workflow.WorkflowYaml;
import dev.tradewind.workflow.foreign.Foreign;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Texts that people paste or send; refusing one with an IllegalArgumentException, which says why, is an answer. */
enum TextFuzz implements FuzzTarget {
    POLICY {
        @Override
        void parse(String text) {
            PolicyYaml.parse(text);
        }
    },
    WORKFLOW {
        @Override
        void parse(String text) {
            WorkflowYaml.read(text);
        }
    },
    FOREIGN {
        @Override
        void parse(String text) {
            Foreign.translate(text, "aws:us-east-1", "payments");
        }
    },
    MAPPING {
        @Override
        void parse(String text) {
            var mapping = HandMappingYaml.read(text);
            HandMappingYaml.read(HandMappingYaml.write(mapping));
            mapping.dialect();
        }
    },
    SCOPE {
        @Override
        void parse(String text) {
            RoleScope.parse(RoleScope.format(RoleScope.parse(text)));
        }
    },
    NOTE {
        @Override
        void parse(String text) {
            AuditInputs.readNote(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public List<byte[]> seeds() {
            return AuditInputs.notes();
        }
    },
    LOGS {
        @Override
        void parse(String text) {
            AuditInputs.readLogBatch(text.getBytes(StandardCharsets.UTF_8));
        }
    };

    abstract void parse(String text);

    @Override
    public void read(byte[] input) {
        try {
            parse(new String(input, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException refused) {
            if (refused.getClass() != IllegalArgumentException.class) {
                throw refused; // such as a NumberFormatException: nobody meant to say that
            }
        }
    }
}
