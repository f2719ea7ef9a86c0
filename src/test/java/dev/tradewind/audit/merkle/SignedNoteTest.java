package dev.tradewind.audit.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignedNoteTest {
    private final NoteSigner signer = NoteSigner.generate("tradewind/test", new SecureRandom());
    private final Checkpoint checkpoint = new Checkpoint("tradewind/test", 7, Rfc6962.emptyRoot());

    @Test
    void aSignedCheckpointIsReadBackAndHolds() {
        var note = SignedNote.parse(signer.sign(checkpoint.text()).format());
        assertThat(note.check(List.of(NoteKey.parse(signer.key().vkey()))))
                .isEqualTo(new SignedNote.Check.By(signer.key()));
        assertThat(Checkpoint.parse(note.text()).size()).isEqualTo(7);
    }

    @Test
    void aCheckpointWhoseSizeWasRaisedIsForged() {
        var altered = signer.sign(checkpoint.text()).format().replace("\n7\n", "\n8\n");
        assertThat(SignedNote.parse(altered).check(List.of(signer.key())))
                .isEqualTo(new SignedNote.Check.Forged(signer.key()));
    }

    @Test
    void aNoteByAnotherKeyOfTheSameNameIsUnknown() {
        var other = NoteSigner.generate("tradewind/test", new SecureRandom());
        assertThat(other.sign(checkpoint.text()).check(List.of(signer.key())))
                .isEqualTo(new SignedNote.Check.UnknownKeys(List.of("tradewind/test")));
    }

    @Test
    void theSecretLineRestoresTheSameKey() {
        assertThat(NoteSigner.parse(signer.secretLine()).key()).isEqualTo(signer.key());
    }

    @Test
    void theKeyIdIsThatOfTheSpecification() {
        // the key of the note format's own documentation in the Go package
        var vkey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
        assertThat(NoteKey.parse(vkey).vkey()).isEqualTo(vkey);
    }

    @Test
    void anAlteredKeyIsRefusedWithItsRightId() {
        var vkey = signer.key().vkey();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NoteKey.parse(vkey.replace("tradewind/test", "tradewind/other")))
                .withMessageContaining("Maybe it was altered");
    }
}
