package io.kyodaku.generation;

import io.kyodaku.job.JobHandler;
import io.kyodaku.log.ReceiptSigner;
import io.kyodaku.shared.Columns;
import io.kyodaku.shared.Sql;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Signs receipts. A charge fixes the text and its place in the log; the signature, which costs far
 * more than the charge, follows within moments, or at once when somebody asks. Ed25519 is
 * deterministic: whoever signs first, it is the same receipt.
 */
public final class SigningReceipts implements JobHandler {

  private static final int AT_ONCE = 200;

  /** In one order for all who sign, and without waiting for another that signs the same. */
  private static final String WRITE =
      """
      with mine as (
        select r.authorization_id, r.kind, u.jws
        from unnest(?::uuid[], ?::text[], ?::text[]) as u(id, kind, jws)
        join receipt r on r.authorization_id = u.id and r.kind = u.kind
        where r.jws is null order by r.authorization_id, r.kind for update of r skip locked)
      update receipt r set jws = mine.jws, payload = null
      from mine where r.authorization_id = mine.authorization_id and r.kind = mine.kind
      """;

  private final Sql admin;
  private final ReceiptSigner signer;

  public SigningReceipts(DataSource admin, ReceiptSigner signer) {
    this.admin = new Sql(admin);
    this.signer = signer;
  }

  private record Row(
      UUID authorizationId, String kind, @Nullable String payload, @Nullable String jws) {}

  @Override
  public String kind() {
    return "receipt-sign";
  }

  @Override
  public Optional<Duration> every() {
    return Optional.of(Duration.ofSeconds(1));
  }

  @Override
  public void run(String nothing) {
    List<Row> unsigned;
    do {
      unsigned =
          read("select * from receipt where jws is null order by created_at limit " + AT_ONCE);
      sign(unsigned);
    } while (unsigned.size() == AT_ONCE);
  }

  /** What an authorization can prove by now; the caller has seen to it that it may. */
  public Receipts of(UUID authorizationId) {
    Optional<String> grant = Optional.empty();
    Optional<String> settlement = Optional.empty();
    for (Row row : read("select * from receipt where authorization_id = ?", authorizationId)) {
      if (row.kind().equals("GRANT")) {
        grant = Optional.of(signed(row));
      } else {
        settlement = Optional.of(signed(row));
      }
    }
    return new Receipts(grant, settlement);
  }

  private List<Row> read(String sql, @Nullable Object... parameters) {
    return admin.list(
        sql,
        row ->
            new Row(
                row.getObject("authorization_id", UUID.class),
                row.getString("kind"),
                row.getString("payload"),
                row.getString("jws")),
        parameters);
  }

  /** Signed first and written together: one commit for many, and none is open while they are. */
  private void sign(List<Row> unsigned) {
    Columns signed = Columns.of("uuid text text");
    for (Row row : unsigned) {
      if (row.payload() != null) {
        signed.add(row.authorizationId(), row.kind(), signer.sign(row.payload()));
      }
    }
    admin.run(
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(WRITE)) {
            signed.bind(update, 1);
            update.executeUpdate();
          }
        });
  }

  private String signed(Row row) {
    String text = row.payload();
    if (text == null) {
      return row.jws() == null ? "" : row.jws();
    }
    String jws = signer.sign(text);
    admin.update(
        "update receipt set jws = ?, payload = null where authorization_id = ? and kind = ? and jws"
            + " is null",
        jws,
        row.authorizationId(),
        row.kind());
    return jws;
  }
}
