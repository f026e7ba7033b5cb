package io.kyodaku.wallet;

import io.kyodaku.ledger.Account;
import io.kyodaku.ledger.AccountIds;
import io.kyodaku.ledger.ParRates;
import io.kyodaku.wallet.BatchWriter.KeyTaken;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * One transaction for all commands that waited: read under the creators' locks, answered in memory
 * one after the other, written by set-based statements, committed. Answers count once this returns.
 */
final class ChargeBatch {

  private final AccountIds accounts;
  private final ParRates par;
  private final Clock clock;

  ChargeBatch(AccountIds accounts, ParRates par, Clock clock) {
    this.accounts = accounts;
    this.par = par;
    this.clock = clock;
  }

  List<Answer> run(Connection connection, List<Command> commands) throws SQLException, KeyTaken {
    BatchState state = read(connection, commands);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    BatchChanges changes = new BatchChanges(clock);
    Charging charging = new Charging(state, changes, par, now);
    // What goes back is taken of what was burned as it was read, and so before more is.
    Answer[] answers = new Answer[commands.size()];
    for (boolean goingBack : new boolean[] {true, false}) {
      for (int i = 0; i < answers.length; i++) {
        if (commands.get(i) instanceof Command.TakeBack == goingBack) {
          answers[i] = charging.apply(commands.get(i));
        }
      }
    }
    Map<Account, UUID> opened = new BatchWriter(connection, state, changes, now).write(accounts);
    connection.commit();
    accounts.committed(opened);
    return List.of(answers);
  }

  /** A creator's first command finds no wallet, and so nothing that is locked. */
  private BatchState read(Connection connection, List<Command> commands) throws SQLException {
    BatchState state = BatchReader.read(connection, commands);
    Set<UUID> without = new LinkedHashSet<>();
    for (Command command : commands) {
      if (!state.wallets.containsKey(command.creatorId())) {
        without.add(command.creatorId());
      }
    }
    if (without.isEmpty()) {
      return state;
    }
    // Opened and committed by itself: locks are taken in one order, from the first on.
    connection.rollback();
    OpeningWallets.open(connection, without, accounts, clock);
    connection.commit();
    return BatchReader.read(connection, commands);
  }
}
