package io.kyodaku.upgrade;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** An operator sets what bounds upgrades from now on; what is planned or asked already stays. */
@Dependent
public class SettingUpgradeRule {

  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,4}");
  private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,2})?");
  private static final int BPS_DECIMALS = 2;

  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public SettingUpgradeRule(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {

    record Done() implements Outcome {}

    /** It says what holds already. */
    record Unchanged() implements Outcome {}

    /** Nothing changed; fields are {@code trialDays}, {@code difference} and {@code answerDays}. */
    record Invalid(List<FieldError> errors) implements Outcome {}
  }

  public UpgradeRule now() {
    return transactions.run(UpgradeRule::of);
  }

  /**
   * @param operator the account of an admin, checked by the caller
   * @param trialDays whole days, as typed
   * @param difference in per cent, as typed
   * @param answerDays whole days, as typed
   */
  public Outcome set(
      UUID operator,
      @Nullable String trialDays,
      @Nullable String difference,
      @Nullable String answerDays) {
    FieldErrors errors = new FieldErrors();
    int trial = days(errors, "trialDays", trialDays, UpgradeRule.TRIAL_DAYS_AT_MOST);
    int answer = days(errors, "answerDays", answerDays, UpgradeRule.ANSWER_DAYS_AT_MOST);
    int bps = bps(errors, difference);
    if (!errors.none()) {
      return new Outcome.Invalid(errors.list());
    }
    return transactions.run(
        connection -> set(connection, operator, new UpgradeRule(trial, bps, answer)));
  }

  private Outcome set(Connection connection, UUID operator, UpgradeRule rule) throws SQLException {
    Sql.execute(
        connection, "select pg_advisory_xact_lock(hashtextextended('plugin-upgrade-rule', 0))");
    if (rule.equals(UpgradeRule.of(connection))) {
      return new Outcome.Unchanged();
    }
    UUID id = Ids.next();
    Sql.execute(
        connection,
        "insert into plugin_upgrade_rule (id, trial_days, difference_bps, answer_days, set_by,"
            + " set_at) values (?, ?, ?, ?, ?, ?)",
        id,
        rule.trialDays(),
        rule.differenceBps(),
        rule.answerDays(),
        operator,
        clock.instant());
    Audit.record(
        connection,
        Actor.account(operator),
        AuditAction.PLUGIN_UPGRADE_RULE_SET,
        null,
        id,
        "a trial of at most "
            + rule.trialDays()
            + " days, "
            + rule.differenceBps()
            + " bps without being asked, "
            + rule.answerDays()
            + " days to answer",
        clock);
    return new Outcome.Done();
  }

  private static int days(FieldErrors errors, String field, @Nullable String typed, int most) {
    String text = typed == null ? "" : typed.strip();
    int days = WHOLE.matcher(text).matches() ? Integer.parseInt(text) : 0;
    if (days < 1 || days > most) {
      errors.add(field, UpgradeFault.NO_WHOLE_NUMBER_OF, 1, most);
    }
    return days;
  }

  private static int bps(FieldErrors errors, @Nullable String typed) {
    String text = typed == null ? "" : typed.strip();
    BigDecimal most = BigDecimal.valueOf(UpgradeRule.DIFFERENCE_BPS_AT_MOST);
    if (PERCENT.matcher(text).matches()) {
      BigDecimal bps = new BigDecimal(text).movePointRight(BPS_DECIMALS);
      if (bps.compareTo(most) <= 0) {
        return bps.intValueExact();
      }
    }
    errors.add(
        "difference",
        UpgradeFault.NO_PERCENT_OF,
        most.movePointLeft(BPS_DECIMALS).stripTrailingZeros().toPlainString());
    return 0;
  }
}
