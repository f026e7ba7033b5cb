package io.kyodaku.generation;

import io.kyodaku.log.ReceiptVerifier;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Finds what creators show of their licences, and checks the signature each time. */
@Dependent
public class Certificates {

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{32}");
  private static final String FIND =
      "select c.*, j.id as job_id from certificate c left join generation_job j on"
          + " j.authorization_id = c.authorization_id and j.status = 'DONE' where ";

  private final Sql admin;
  private final ReceiptVerifier verifier;

  @Inject
  public Certificates(@DatabaseRole(Kind.ADMIN) DataSource admin, ReceiptVerifier verifier) {
    this.admin = new Sql(admin);
    this.verifier = verifier;
  }

  /**
   * A certificate with what its creator chose to show beside it.
   *
   * @param prompt empty where the creator does not show it
   * @param result the file where the creator shows it
   */
  public record Shown(
      Certificate certificate, String prompt, Optional<GenerationJob.Result> result) {}

  /** By the token of its link, for everybody who has it. */
  public Optional<Shown> ofToken(@Nullable String token) {
    if (token == null || !TOKEN.matcher(token).matches()) {
      return Optional.empty();
    }
    return admin.first(
        "select c.*, j.id as job_id, j.prompt, j.result_key, j.content_type from certificate c"
            + " left join generation_job j on j.authorization_id = c.authorization_id and j.status"
            + " = 'DONE' where c.token = ?",
        this::shown,
        token);
  }

  /** What a creator shows of this licence of its own. */
  public Optional<Certificate> ofCreator(UUID creatorId, UUID authorizationId) {
    return admin.first(
        FIND + "c.creator_id = ? and c.authorization_id = ?",
        this::certificate,
        creatorId,
        authorizationId);
  }

  private Shown shown(ResultSet row) throws SQLException {
    Certificate certificate = certificate(row);
    String prompt = certificate.showsPrompt() ? row.getString("prompt") : null;
    String key = certificate.showsResult() ? row.getString("result_key") : null;
    return new Shown(
        certificate,
        prompt == null ? "" : prompt,
        key == null
            ? Optional.empty()
            : Optional.of(new GenerationJob.Result(key, row.getString("content_type"))));
  }

  private Certificate certificate(ResultSet row) throws SQLException {
    String jws = row.getString("jws");
    ReceiptVerifier.Verified verified =
        verifier
            .verify(jws)
            .orElseThrow(() -> new IllegalStateException("a certificate was not signed by us"));
    return new Certificate(
        row.getString("token"),
        jws,
        verified.kid(),
        CertificateText.read(verified.payload()),
        row.getBoolean("shows_result"),
        row.getBoolean("shows_prompt"),
        Optional.ofNullable(row.getObject("job_id", UUID.class)),
        Sql.instant(row, "published_at"));
  }
}
