package io.kyodaku.generation;

import io.kyodaku.job.JobHandler;
import io.kyodaku.log.ReceiptSigner;
import io.kyodaku.shared.Sql;
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
      unsigned.forEach(this::signed);
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
