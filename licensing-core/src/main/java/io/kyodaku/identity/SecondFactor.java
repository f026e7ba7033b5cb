package io.kyodaku.identity;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** How an account's second factor stands, for the one whose account it is. */
@Dependent
public class SecondFactor {

  private static final String ISSUER = "Kyodaku";

  private final Sql admin;
  private final RecoveryCodes recovery;
  private final SecretSeal seal;

  @Inject
  public SecondFactor(@DatabaseRole(Kind.ADMIN) DataSource admin, SecretSeal seal) {
    this.admin = new Sql(admin);
    this.recovery = new RecoveryCodes(admin);
    this.seal = seal;
  }

  /** How far it is. */
  public sealed interface State {

    record Off() implements State {}

    /**
     * Begun, and of no effect until a code was typed.
     *
     * @param secret in base 32, for an app that can't see
     * @param uri for an app that can, in the form that authenticator apps read
     */
    record Begun(String secret, String uri) implements State {

      @Override
      public String toString() {
        return "Begun";
      }
    }

    record On(Instant since, int recoveryCodesLeft) implements State {}
  }

  public State of(UUID accountId) {
    return admin
        .first(
            "select f.sealed, f.confirmed_at, a.email from second_factor f"
                + " join account a on a.id = f.account_id where f.account_id = ?",
            row -> {
              Optional<Instant> since = Sql.optionalInstant(row, "confirmed_at");
              return since.isPresent()
                  ? new State.On(since.get(), recovery.left(accountId))
                  : begun(seal.open(row.getBytes("sealed"), accountId), row.getString("email"));
            },
            accountId)
        .orElseGet(State.Off::new);
  }

  private static State begun(byte[] secret, String email) {
    String text = Base32.encode(secret);
    return new State.Begun(
        text,
        "otpauth://totp/%s:%s?secret=%s&issuer=%s"
            .formatted(
                ISSUER,
                URLEncoder.encode(email, StandardCharsets.UTF_8).replace("+", "%20"),
                text,
                ISSUER));
  }
}
