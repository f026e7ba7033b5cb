package io.kyodaku.upgrade;

import io.kyodaku.shared.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * What bounds upgrades.
 *
 * @param trialDays how old a trial may be that one rests on, in days
 * @param differenceBps by how much money may differ without the rightsholder being asked, in basis
 *     points of what each asset's fees, each asset's royalties and the plugin's lines came to; 0
 *     where any difference is asked about
 * @param answerDays how long a rightsholder has to answer at least, in days
 */
public record UpgradeRule(int trialDays, int differenceBps, int answerDays) {

  public static final int TRIAL_DAYS_AT_MOST = 365;
  public static final int DIFFERENCE_BPS_AT_MOST = 100;
  public static final int ANSWER_DAYS_AT_MOST = 90;

  static UpgradeRule of(Connection connection) throws SQLException {
    return Sql.list(
            connection,
            "select * from plugin_upgrade_rules()",
            row ->
                new UpgradeRule(
                    row.getInt("trial_days"),
                    row.getInt("difference_bps"),
                    row.getInt("answer_days")))
        .getFirst();
  }

  Duration patience() {
    return Duration.ofDays(answerDays);
  }
}
