package io.kyodaku.stripe;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Takes an event in: whose it is, and that it is kept. What it means is worked out afterwards, so
 * that Stripe has its answer at once and a fault of ours loses nothing.
 */
@Dependent
public class ReceivingStripeEvent {

  /** Far more than any event of Stripe's. */
  public static final int BYTES_AT_MOST = 1 << 20;

  private final Signatures signatures;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public ReceivingStripeEvent(
      Signatures signatures, @DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.signatures = signatures;
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  /** What is answered to Stripe. */
  public sealed interface Reception {

    /** Kept, now or before: 200. */
    record Kept(boolean again) implements Reception {}

    /** Not from Stripe, too old, or no event: 400, and nothing is kept. */
    record Refused() implements Reception {}
  }

  /**
   * @param body the request's own bytes, which the signature covers
   * @param signature the header {@code Stripe-Signature}
   */
  public Reception receive(byte[] body, @Nullable String signature) {
    if (body.length > BYTES_AT_MOST) {
      return new Reception.Refused();
    }
    String text = new String(body, StandardCharsets.UTF_8);
    Optional<SellingEntity> signer = signatures.signer(text, signature);
    Optional<EventPayload> payload = signer.flatMap(entity -> EventPayload.parse(text));
    if (signer.isEmpty() || payload.isEmpty()) {
      return new Reception.Refused();
    }
    EventPayload read = payload.get();
    StripeEvent event =
        new StripeEvent(
            Ids.next(),
            signer.get(),
            read.eventId(),
            read.account(),
            read.type(),
            read.objectId(),
            read.metadata(),
            text,
            read.createdAt().orElseThrow());
    boolean fresh =
        transactions.run(connection -> StripeEvents.add(connection, event, clock.instant()));
    return new Reception.Kept(!fresh);
  }
}
