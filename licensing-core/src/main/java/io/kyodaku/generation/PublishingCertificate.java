package io.kyodaku.generation;

import io.kyodaku.decision.LicenseTerms;
import io.kyodaku.generation.Certificate.Licensed;
import io.kyodaku.log.ReceiptSigner;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * A creator shows a licence to everybody who has the link, or takes it back. What is signed is a
 * text of its own: the receipts say what was paid and shared, and the salted hash of a short prompt
 * could be guessed, so neither is for everybody; it binds the grant receipt by its hash instead.
 */
@Dependent
public class PublishingCertificate {

  private static final int TOKEN_BYTES = 24;
  private static final int BUFFER_BYTES = 65_536;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Sql admin;
  private final StudioBilling billing;
  private final SigningReceipts receipts;
  private final ReceiptSigner signer;
  private final GenerationJobs jobs;
  private final BlobStore blobs;
  private final Clock clock;

  @Inject
  PublishingCertificate(
      @DatabaseRole(Kind.ADMIN) DataSource admin,
      StudioBilling billing,
      SigningReceipts receipts,
      ReceiptSigner signer,
      GenerationJobs jobs,
      BlobStore blobs,
      Clock clock) {
    this.admin = new Sql(admin);
    this.billing = billing;
    this.receipts = receipts;
    this.signer = signer;
    this.jobs = jobs;
    this.blobs = blobs;
    this.clock = clock;
  }

  /**
   * Whether it is public now: false for what is not charged yet, for what licenses nobody's asset,
   * and for what is another's. What is public already stays as it is.
   *
   * @param showsResult a preview, which has the prompt in it, is shown only where the prompt is
   */
  public boolean publish(
      UUID creatorId, UUID authorizationId, boolean showsResult, boolean showsPrompt) {
    Optional<Authorization> settled =
        billing
            .ofCreator(creatorId, authorizationId)
            .filter(a -> a.status() == AuthorizationStatus.SETTLED)
            .filter(a -> !a.price().licenses().isEmpty());
    if (settled.isEmpty()) {
      return false;
    }
    admin.update(
        "insert into certificate (authorization_id, creator_id, token, jws, shows_result,"
            + " shows_prompt, published_at) values (?, ?, ?, ?, ?, ?, ?) on conflict"
            + " (authorization_id) do nothing",
        authorizationId,
        creatorId,
        token(),
        signer.sign(CertificateText.write(text(settled.get()))),
        showsResult && (showsPrompt || !isPreview(creatorId, authorizationId)),
        showsPrompt,
        clock.instant());
    return true;
  }

  private boolean isPreview(UUID creatorId, UUID authorizationId) {
    return jobs.ofAuthorization(creatorId, authorizationId)
        .filter(GenerationJob::preview)
        .isPresent();
  }

  /** Its link leads nowhere from now on, and never again. */
  public boolean withdraw(UUID creatorId, UUID authorizationId) {
    return admin.update(
            "delete from certificate where creator_id = ? and authorization_id = ?",
            creatorId,
            authorizationId)
        == 1;
  }

  private Certificate.Text text(Authorization settled) {
    AuthorizedUsage usage = settled.usage();
    List<LicenseTerms> terms = settled.price().licenses();
    return new Certificate.Text(
        settled.id(),
        settled.createdAt(),
        clock.instant(),
        usage.use(),
        usage.territories(),
        settled.settledSeconds().orElseThrow(),
        usage.quality(),
        terms.stream().map(this::licensed).toList(),
        settled.obligations(),
        receipts.of(settled.id()).grant().map(PublishingCertificate::hash),
        jobs.ofAuthorization(settled.creatorId(), settled.id())
            .flatMap(GenerationJob::result)
            .map(file -> hashOfFile(file.key())));
  }

  private Licensed licensed(LicenseTerms terms) {
    return admin
        .first(
            "select a.name as asset, t.name as owner from asset a, tenant t where a.id = ? and"
                + " t.id = ?",
            row ->
                new Licensed(
                    terms.assetId(),
                    row.getString("asset"),
                    row.getString("owner"),
                    terms.contractId(),
                    terms.contractVersion()),
            terms.assetId(),
            terms.tenantId())
        .orElseThrow();
  }

  private static String token() {
    byte[] bits = new byte[TOKEN_BYTES];
    RANDOM.nextBytes(bits);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
  }

  private static String hash(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.US_ASCII)));
  }

  private String hashOfFile(String key) {
    try (InputStream content =
            blobs.get(key).orElseThrow(() -> new IOException("the result is gone: " + key));
        DigestInputStream hashed = new DigestInputStream(content, sha256())) {
      byte[] buffer = new byte[BUFFER_BYTES];
      while (hashed.read(buffer) >= 0) {}
      return HexFormat.of().formatHex(hashed.getMessageDigest().digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
