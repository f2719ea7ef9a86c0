package dev.tradewind.connector.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.upload.UploadI18N;
import java.util.List;

/** What the field for files says of its own accord. */
final class UploadTexts {
    private UploadTexts() {}

    static UploadI18N now() {
        return new UploadI18N()
                .setDropFiles(
                        new UploadI18N.DropFiles().setOne(tr("Drop file here")).setMany(tr("Drop files here")))
                .setAddFiles(new UploadI18N.AddFiles().setOne(tr("Choose file")).setMany(tr("Choose files")))
                .setError(new UploadI18N.Error()
                        .setTooManyFiles(tr("Too many files"))
                        .setFileIsTooBig(tr("File is too big"))
                        .setIncorrectFileType(tr("Wrong kind of file")))
                .setUploading(new UploadI18N.Uploading()
                        .setStatus(new UploadI18N.Uploading.Status()
                                .setConnecting(tr("Connecting…"))
                                .setStalled(tr("Stalled"))
                                .setProcessing(tr("Processing the file…"))
                                .setHeld(tr("Queued")))
                        .setRemainingTime(new UploadI18N.Uploading.RemainingTime()
                                .setPrefix(tr("remaining time: "))
                                .setUnknown(tr("unknown remaining time")))
                        .setError(new UploadI18N.Uploading.Error()
                                .setServerUnavailable(tr("The server cannot be reached"))
                                .setUnexpectedServerError(tr("The server refused it"))
                                .setForbidden(tr("This is not permitted"))))
                .setUnits(List.of("B", "kB", "MB", "GB", "TB"));
    }
}
