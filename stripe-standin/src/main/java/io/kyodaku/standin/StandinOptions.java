package io.kyodaku.standin;

import io.kyodaku.standin.balance.OpeningBalance;
import io.kyodaku.standin.payment.Taxes;
import io.kyodaku.standin.pulse.RetryPlan;
import io.kyodaku.standin.wire.Entity;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a stand-in is set up.
 *
 * @param port 0 for any free one
 * @param data the directory that keeps its state
 * @param entities at least one
 * @param feeBps what it keeps of each charge, in basis points
 * @param fundsDelay how long until the money of a charge can be used
 * @param payoutDelay how long a payout takes to arrive or to fail
 * @param retries when events that were not accepted are sent again
 * @param openings money that entities have from the start
 * @param taxPpm what of a million is tax, by the customer's two-letter country
 */
public record StandinOptions(
    int port,
    Path data,
    List<Entity> entities,
    int feeBps,
    Duration fundsDelay,
    Duration payoutDelay,
    RetryPlan retries,
    List<OpeningBalance> openings,
    Clock clock,
    Map<String, Integer> taxPpm) {
  private static final int USUAL_FEE_BPS = 360;
  private static final int PPM_OF_PERCENT = 4;
  private static final Pattern TAX = Pattern.compile("([A-Z]{2})=([0-9]{1,2}(?:\\.[0-9]{1,4})?)");

  public StandinOptions {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("The port must be 0 to 65535, not " + port);
    }
    if (feeBps < 0 || feeBps > 10_000) {
      throw new IllegalArgumentException("The fee must be 0 to 10000 basis points, not " + feeBps);
    }
    entities = List.copyOf(entities);
    openings = List.copyOf(openings);
    taxPpm = Map.copyOf(taxPpm);
    if (entities.isEmpty()) {
      throw new IllegalArgumentException("Name at least one entity");
    }
    Set<String> seen = new HashSet<>();
    for (Entity entity : entities) {
      if (!seen.add("name " + entity.name()) || !seen.add("key " + entity.secretKey())) {
        throw new IllegalArgumentException(
            "Two entities share the name or the key of " + entity.name());
      }
    }
    for (OpeningBalance opening : openings) {
      if (!seen.contains("name " + opening.entity())) {
        throw new IllegalArgumentException("No entity is called " + opening.entity());
      }
    }
  }

  /** The usual set-up: any port, money that can be used at once, payouts that take two seconds. */
  public static StandinOptions in(Path data, Entity... entities) {
    return new StandinOptions(
        0,
        data,
        List.of(entities),
        USUAL_FEE_BPS,
        Duration.ZERO,
        Duration.ofSeconds(2),
        RetryPlan.DEFAULT,
        List.of(),
        Clock.systemUTC(),
        Taxes.USUAL);
  }

  public StandinOptions withPort(int newPort) {
    return new StandinOptions(
        newPort, data, entities, feeBps, fundsDelay, payoutDelay, retries, openings, clock, taxPpm);
  }

  public StandinOptions withFeeBps(int newFeeBps) {
    return new StandinOptions(
        port, data, entities, newFeeBps, fundsDelay, payoutDelay, retries, openings, clock, taxPpm);
  }

  public StandinOptions withFundsDelay(Duration newDelay) {
    return new StandinOptions(
        port, data, entities, feeBps, newDelay, payoutDelay, retries, openings, clock, taxPpm);
  }

  public StandinOptions withPayoutDelay(Duration newDelay) {
    return new StandinOptions(
        port, data, entities, feeBps, fundsDelay, newDelay, retries, openings, clock, taxPpm);
  }

  public StandinOptions withRetries(RetryPlan newPlan) {
    return new StandinOptions(
        port, data, entities, feeBps, fundsDelay, payoutDelay, newPlan, openings, clock, taxPpm);
  }

  public StandinOptions withOpening(OpeningBalance... newOpenings) {
    return new StandinOptions(
        port,
        data,
        entities,
        feeBps,
        fundsDelay,
        payoutDelay,
        retries,
        List.of(newOpenings),
        clock,
        taxPpm);
  }

  public StandinOptions withClock(Clock newClock) {
    return new StandinOptions(
        port, data, entities, feeBps, fundsDelay, payoutDelay, retries, openings, newClock, taxPpm);
  }

  /** Reads the command line; what is wrong with it is said in one line. */
  static StandinOptions parse(List<String> arguments) {
    int port = 0;
    Path data = null;
    List<Entity> entities = new ArrayList<>();
    List<OpeningBalance> openings = new ArrayList<>();
    int feeBps = USUAL_FEE_BPS;
    Duration fundsDelay = Duration.ZERO;
    Duration payoutDelay = Duration.ofSeconds(2);
    Duration firstRetry = RetryPlan.DEFAULT.first();
    Clock clock = Clock.systemUTC();
    Map<String, Integer> taxPpm = new HashMap<>(Taxes.USUAL);
    for (int i = 0; i < arguments.size(); i += 2) {
      String name = arguments.get(i);
      if (i + 1 == arguments.size()) {
        throw new IllegalArgumentException("No value for " + name);
      }
      String value = arguments.get(i + 1);
      switch (name) {
        case "--port" -> port = (int) number(name, value);
        case "--data" -> data = Path.of(value);
        case "--entity" -> entities.add(Entity.parse(value));
        case "--opening-balance" -> openings.add(OpeningBalance.parse(value));
        case "--fee-bps" -> feeBps = (int) number(name, value);
        case "--funds-delay-ms" -> fundsDelay = Duration.ofMillis(number(name, value));
        case "--payout-delay-ms" -> payoutDelay = Duration.ofMillis(number(name, value));
        case "--clock-offset" -> clock = Clock.offset(clock, duration(name, value));
        case "--tax" -> tax(value, taxPpm);
        case "--retry-ms" -> firstRetry = Duration.ofMillis(Math.max(1, number(name, value)));
        default -> throw new IllegalArgumentException("Unknown option " + name);
      }
    }
    if (data == null) {
      throw new IllegalArgumentException("Say where to keep the state: --data DIRECTORY");
    }
    RetryPlan plan =
        new RetryPlan(firstRetry, RetryPlan.DEFAULT.longest(), RetryPlan.DEFAULT.giveUpAfter());
    return new StandinOptions(
        port, data, entities, feeBps, fundsDelay, payoutDelay, plan, openings, clock, taxPpm);
  }

  /** {@code COUNTRY=PERCENT}, such as {@code US=8.875}. */
  private static void tax(String value, Map<String, Integer> taxPpm) {
    Matcher parts = TAX.matcher(value);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "A tax is COUNTRY=PERCENT, such as US=8.875, not " + value);
    }
    taxPpm.put(
        parts.group(1),
        new BigDecimal(parts.group(2)).movePointRight(PPM_OF_PERCENT).intValueExact());
  }

  private static Duration duration(String name, String value) {
    try {
      return Duration.parse(value);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(name + " must be a duration such as P45D, not " + value);
    }
  }

  private static long number(String name, String value) {
    if (!value.matches("\\d{1,9}")) {
      throw new IllegalArgumentException(name + " must be a whole number, not " + value);
    }
    return Long.parseLong(value);
  }
}
