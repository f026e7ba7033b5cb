package io.kyodaku.payout;

import io.kyodaku.foureyes.FourEyes;
import io.kyodaku.foureyes.FourEyes.Outcome;
import io.kyodaku.log.Actor;
import io.kyodaku.statement.CorrectingRoyalties;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Another operator allows what one asked for: payouts above a limit, which are begun at once, a
 * higher limit, or a correction of what a tenant earned, which is booked. Payouts that are allowed
 * stay so: should the server stop before they are begun, the next run begins them.
 */
@Dependent
public class AllowingPayoutAct {

  private final FourEyes eyes;
  private final PayoutRun run;
  private final Clock clock;

  @Inject
  public AllowingPayoutAct(FourEyes eyes, PayoutRun run, Clock clock) {
    this.eyes = eyes;
    this.run = run;
    this.clock = clock;
  }

  /**
   * @param operator the account of whoever presses
   * @param code that operator's own; it is used up
   * @return with the run that pays, where something is paid
   */
  public Outcome<Optional<UUID>> allow(UUID act, UUID operator, @Nullable String code) {
    Outcome<Boolean> outcome =
        eyes.allow(
            act,
            operator,
            code,
            (connection, asked) ->
                switch (asked.kind()) {
                  case PAYOUTS -> {
                    AskedPayouts.allowed(connection, asked);
                    yield true;
                  }
                  case PAYOUT_LIMIT -> {
                    SettingPayoutRule.allowed(connection, asked, operator, clock);
                    yield false;
                  }
                  case REVENUE_CORRECTION -> {
                    CorrectingRoyalties.allowed(connection, asked, operator, clock);
                    yield false;
                  }
                  case STRIPE_EXPLAINED ->
                      throw new IllegalArgumentException("not an act of payouts: " + asked.kind());
                });
    return switch (outcome) {
      case Outcome.Allowed<Boolean>(Boolean pays) ->
          new Outcome.Allowed<>(
              pays ? run.executeAllowed(Actor.account(operator)) : Optional.empty());
      case Outcome.OwnAsking<Boolean> own -> new Outcome.OwnAsking<>();
      case Outcome.WrongCode<Boolean> wrong -> new Outcome.WrongCode<>();
      case Outcome.NotOpen<Boolean> not -> new Outcome.NotOpen<>();
      case Outcome.NotOperator<Boolean> not -> new Outcome.NotOperator<>();
    };
  }
}
