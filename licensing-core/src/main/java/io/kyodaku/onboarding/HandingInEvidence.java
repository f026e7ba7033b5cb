package io.kyodaku.onboarding;

import io.kyodaku.generation.BlobStore;
import io.kyodaku.shared.Fault;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.PlainText;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes a file that shows that somebody may speak for the rightsholder, and takes one back. What it
 * is, its content says; the same content counts once, and what is refused is not stored. The
 * content is stored before its row, so that a row never stands for nothing.
 */
@Dependent
public class HandingInEvidence {

  public static final int BYTES_AT_MOST = 10 * 1024 * 1024;
  private static final int MEGABYTES_AT_MOST = 10;
  private static final int NAME_LENGTH = 200;

  private final EvidenceRows rows;
  private final BlobStore blobs;

  @Inject
  HandingInEvidence(EvidenceRows rows, BlobStore blobs) {
    this.rows = rows;
    this.blobs = blobs;
  }

  /** What is wrong with the field {@code file}; empty where it was taken. */
  public Optional<FieldError> add(
      TenantId tenant, UUID accountId, @Nullable String typedName, @Nullable InputStream content)
      throws IOException {
    if (content == null) {
      return error(OnboardingFault.FILE_MISSING.with());
    }
    byte[] bytes = content.readNBytes(BYTES_AT_MOST + 1);
    if (bytes.length == 0) {
      return error(OnboardingFault.FILE_MISSING.with());
    }
    if (bytes.length > BYTES_AT_MOST) {
      return error(OnboardingFault.FILE_TOO_LARGE.with(MEGABYTES_AT_MOST));
    }
    Optional<EvidenceType> type = EvidenceType.of(bytes);
    if (type.isEmpty()) {
      return error(OnboardingFault.FILE_OF_ANOTHER_TYPE.with());
    }
    String sha256 = sha256(bytes);
    Optional<Fault> fault = rows.fault(tenant, sha256);
    if (fault.isPresent()) {
      return error(fault.get());
    }
    UUID id = Ids.next();
    String key = "evidence/" + tenant.value() + "/" + id;
    blobs.put(key, new ByteArrayInputStream(bytes));
    return rows.add(
            tenant,
            accountId,
            new EvidenceRows.NewFile(
                id, name(typedName, type.get()), type.get(), bytes.length, sha256, key))
        .flatMap(HandingInEvidence::error);
  }

  /** False where there is no such file of this tenant. */
  public boolean remove(TenantId tenant, UUID accountId, UUID file) {
    return rows.remove(tenant, accountId, file);
  }

  /** Its own name without a path and with the ending of what it is, where people can read it. */
  static String name(@Nullable String typed, EvidenceType type) {
    String last =
        typed == null ? "" : typed.substring(typed.replace('\\', '/').lastIndexOf('/') + 1);
    String tidy = PlainText.tidy(last.replaceAll("\\.[A-Za-z0-9]{1,5}$", ""), PlainText.Shape.LINE);
    int room = NAME_LENGTH - type.extension().length() - 1;
    boolean good = !tidy.isEmpty() && PlainText.fault(tidy, PlainText.Shape.LINE, room).isEmpty();
    return (good ? tidy : "file") + "." + type.extension();
  }

  private static Optional<FieldError> error(Fault fault) {
    return Optional.of(new FieldError("file", fault));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
