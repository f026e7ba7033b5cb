package io.kyodaku.catalog;

import io.kyodaku.log.Actor;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TenantTransactions;
import io.kyodaku.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Hands files in and takes them as the background does, each step in a transaction of its own. */
final class CatalogImports {

  static final String HEADER = "work,asset,kind,aliases,policy,territories,price_per_second\n";
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"), ZoneOffset.UTC);

  /** Who hands everything in. */
  static final Actor OWNER = Actor.account(Ids.next());

  private final TenantTransactions transactions;

  CatalogImports(TestDatabase database) {
    transactions = TenantTransactions.of(database);
  }

  /** Rows below the header. */
  Imports.Report importRows(TenantId tenant, String... rows) {
    return importFile(tenant, HEADER + String.join("\n", rows) + "\n");
  }

  /** A row of the work "Work". */
  static String row(
      String asset, String kind, String aliases, String policy, String territories, String price) {
    return String.join(",", "Work", asset, kind, aliases, policy, territories, price);
  }

  /** Good rows with two names each. */
  static String manyRows(String work, int rows) {
    return IntStream.range(0, rows)
        .mapToObj(
            i ->
                "%s %d,Asset %d,CHARACTER,en:%s name %d|ja:%s 名前 %d,FAN,JP|US,0.5\n"
                    .formatted(work, i / 10, i, work, i, work, i))
        .collect(Collectors.joining());
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  Imports.Report importFile(TenantId tenant, String file) {
    return importFile(tenant, file.getBytes(StandardCharsets.UTF_8));
  }

  Imports.Report importFile(TenantId tenant, byte[] file) {
    UUID id = handIn(tenant, file);
    new TakingCatalogFile(new Steps(Integer.MAX_VALUE)).run(ticket(tenant, id));
    return report(tenant, id).orElseThrow();
  }

  static String ticket(TenantId tenant, UUID importId) {
    return new ImportTicket(tenant, importId, OWNER).payload();
  }

  UUID handIn(TenantId tenant, byte[] file) {
    ImportingCatalog.Outcome outcome = accept(tenant, file);
    return ((ImportingCatalog.Accepted) outcome).importId();
  }

  ImportingCatalog.Outcome accept(TenantId tenant, byte[] file) {
    return transactions.run(
        tenant,
        (entities, rows) ->
            new ImportingCatalog(rows, CLOCK)
                .accept(tenant, OWNER, file, ImportingCatalog.OPEN_AT_MOST));
  }

  Optional<Imports.Report> report(TenantId tenant, UUID importId) {
    return transactions.run(tenant, (entities, rows) -> new Imports(rows).find(tenant, importId));
  }

  /** A node that dies in the middle of the transaction that would be the next. */
  Steps dyingAfter(int takes) {
    return new Steps(takes);
  }

  Steps living() {
    return new Steps(Integer.MAX_VALUE);
  }

  /** The steps with the wall around each. */
  final class Steps extends ImportSteps {

    private int left;

    private Steps(int takes) {
      super(transactions.dataSource(), CLOCK);
      left = takes;
    }

    @Override
    public Optional<Begun> begin(TenantId tenant, UUID importId) {
      return transactions.run(tenant, (entities, rows) -> super.begin(tenant, importId));
    }

    @Override
    public void take(
        TenantId tenant,
        UUID importId,
        int total,
        int before,
        List<CatalogFile.NumberedRow> numbered) {
      transactions.run(
          tenant,
          (entities, rows) -> {
            super.take(tenant, importId, total, before, numbered);
            if (--left < 0) {
              throw new IllegalStateException("the node died");
            }
            return true;
          });
    }

    @Override
    public void end(TenantId tenant, ImportTicket ticket) {
      transactions.run(
          tenant,
          (entities, rows) -> {
            super.end(tenant, ticket);
            return true;
          });
    }

    @Override
    public void fail(TenantId tenant, ImportTicket ticket, CatalogFile.Broken broken) {
      transactions.run(
          tenant,
          (entities, rows) -> {
            super.fail(tenant, ticket, broken);
            return true;
          });
    }
  }
}
