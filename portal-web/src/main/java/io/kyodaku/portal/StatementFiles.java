package io.kyodaku.portal;

import io.kyodaku.invoice.Seller;
import io.kyodaku.invoice.Sellers;
import io.kyodaku.portal.PurchaseReceipt.Fact;
import io.kyodaku.portal.StatementSheet.Row;
import io.kyodaku.shared.WireId;
import io.kyodaku.statement.MemberShare;
import io.kyodaku.statement.Statement;
import io.kyodaku.statement.StatementDetail;
import io.kyodaku.withholding.TaxBasis;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Sends a statement that a reader may see as a file, in the reader's language. */
@RequestScoped
public class StatementFiles {

  @Inject private Formats formats;
  @Inject private Language language;
  @Inject private PageErrors texts;
  @Inject private Sellers sellers;
  @Inject private TaxWords words;

  /**
   * @param tax what it went by
   * @param owner whose statement it is, by name
   * @param assets what an asset is called
   */
  public void sendPdf(
      StatementDetail statement, TaxBasis tax, String owner, Function<UUID, String> assets)
      throws IOException {
    StatementSheet sheet = sheet(statement, tax, owner, assets);
    PageFiles.sendPdf(() -> StatementPdf.of(sheet), name(statement));
  }

  /**
   * What of a statement is one member's, for that member.
   *
   * @param all who are there, in the order of the statement
   */
  public void sendMemberPdf(
      StatementDetail detail, String owner, List<MemberShare> all, MemberShare member)
      throws IOException {
    StatementSheet sheet = memberSheet(detail, owner, all, member);
    PageFiles.sendPdf(
        () -> StatementPdf.of(sheet), name(detail) + "-member-" + (all.indexOf(member) + 1));
  }

  private StatementSheet memberSheet(
      StatementDetail detail, String owner, List<MemberShare> all, MemberShare member) {
    Statement statement = detail.statement();
    long earned = all.stream().mapToLong(MemberShare::micros).sum();
    String title = texts.text("rights.member.title");
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(texts.text("rights.member.for"), List.of(member.name())));
    facts.add(new Fact(texts.text("rights.member.of"), List.of(owner)));
    facts.add(
        new Fact(
            texts.text("rights.statement.title"),
            List.of(statement.number() + " · " + WireId.STATEMENT.format(statement.id()))));
    facts.addAll(times(statement));
    List<Row> rows = new ArrayList<>();
    rows.add(Row.of(texts.text("rights.member.earned"), money(statement, earned), false));
    if (member.feeMicros() != 0) {
      rows.add(
          Row.of(texts.text("rights.member.fee"), money(statement, member.feeMicros()), false));
    }
    if (member.shareMicros() != 0) {
      rows.add(
          Row.of(texts.text("rights.member.share"), money(statement, member.shareMicros()), false));
    }
    rows.add(Row.of(texts.text("rights.member.sum"), money(statement, member.micros()), true));
    return new StatementSheet(
        language.getTag(),
        title,
        facts,
        new Row(
            texts.text("rights.statement.line"),
            List.of(),
            "",
            "",
            "",
            texts.text("rights.statement.amount"),
            false),
        rows,
        List.of(texts.text("rights.member.note")),
        title + " · " + member.name() + " · " + WireId.STATEMENT.format(statement.id()));
  }

  /** The same as a table for other programs: codes and plain numbers beside the words. */
  public void sendCsv(StatementDetail statement, Function<UUID, String> assets) throws IOException {
    StringBuilder csv = new StringBuilder();
    new StatementCsv(texts::text).print(csv, statement, assets);
    PageFiles.send(
        csv.toString().getBytes(StandardCharsets.UTF_8),
        "text/csv; charset=UTF-8",
        name(statement) + ".csv");
  }

  private StatementSheet sheet(
      StatementDetail detail, TaxBasis tax, String owner, Function<UUID, String> assets) {
    Statement statement = detail.statement();
    String title = texts.text("rights.statement.title") + " " + statement.number();
    return new StatementSheet(
        language.getTag(),
        title,
        facts(statement, tax, owner),
        new Row(
            texts.text("rights.statement.line"),
            List.of(),
            texts.text("rights.statement.usages"),
            texts.text("rights.usage.seconds"),
            texts.text("rights.statement.base"),
            texts.text("rights.statement.amount"),
            false),
        rows(detail, assets),
        notes(statement, tax),
        title + " · " + WireId.STATEMENT.format(statement.id()));
  }

  /** What of the tax is to be said: by which law, and why by default. */
  private List<String> notes(Statement statement, TaxBasis tax) {
    List<String> notes = new ArrayList<>();
    if (statement.paidLater()) {
      notes.add(texts.text("statement.paidLater"));
    }
    if (tax.rate().isPresent()) {
      notes.add(
          texts.text("rights.statement.withheldBy")
              + " "
              + words.rateOf(tax)
              + " – "
              + words.source(tax));
    }
    if (tax.isByDefault()) {
      notes.add(texts.text("rights.statement.byDefault"));
    }
    return notes;
  }

  private List<Fact> facts(Statement statement, TaxBasis tax, String owner) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(texts.text("rights.statement.for"), List.of(owner)));
    tax.profile()
        .ifPresent(
            payee -> {
              facts.add(new Fact(texts.text("rights.tax.payee"), List.of(words.payee(payee))));
              if (!payee.registration().isEmpty()) {
                facts.add(
                    new Fact(
                        texts.text("rights.statement.ownRegistration"),
                        List.of(payee.registration())));
              }
            });
    Seller seller = sellers.find(statement.entity());
    facts.add(StatementFacts.issuer(texts, seller, statement.entity()));
    if (!seller.registration().isEmpty()) {
      facts.add(new Fact(texts.text("invoice.registration"), List.of(seller.registration())));
    }
    facts.addAll(times(statement));
    return facts;
  }

  private List<Fact> times(Statement statement) {
    return StatementFacts.times(
        texts,
        formats,
        new StatementFacts.Times(
            statement.fromDate(),
            statement.toDate(),
            statement.zone(),
            statement.closedAt(),
            statement.dueDate(),
            statement.currency()));
  }

  private List<Row> rows(StatementDetail detail, Function<UUID, String> assets) {
    Statement statement = detail.statement();
    List<Row> rows = new ArrayList<>();
    rows.add(
        Row.of(
            texts.text("rights.statement.opening"),
            money(statement, statement.openingMicros()),
            false));
    for (Statement.Line line : detail.lines()) {
      rows.add(row(statement, line, assets));
    }
    rows.add(
        Row.of(
            texts.text("rights.statement.sum"),
            money(statement, statement.openingMicros() + statement.linesMicros()),
            false));
    rows.add(
        Row.of(
            texts.text("rights.statement.payable"),
            money(statement, statement.payable().micros()),
            true));
    rows.add(
        Row.of(
            texts.text("rights.statement.carried"),
            money(statement, statement.carriedMicros()),
            false));
    return rows;
  }

  private Row row(Statement statement, Statement.Line line, Function<UUID, String> assets) {
    String about =
        Stream.concat(
                line.assetId().map(assets).stream(),
                Stream.concat(
                    line.use().map(use -> texts.text("use." + use.name())).stream(),
                    Stream.of(words.territories(line)).filter(shown -> !shown.isEmpty())))
            .reduce((one, next) -> one + " · " + next)
            .orElse("");
    boolean hasBase = line.baseMicros() != 0 || line.kind().addsUpUsages();
    return new Row(
        texts.text("rights.line." + line.kind().name()),
        Stream.of(about, line.text()).filter(text -> !text.isBlank()).toList(),
        line.usages() > 0 ? formats.whole(line.usages()) : "",
        line.seconds() > 0 ? formats.whole(line.seconds()) : "",
        hasBase ? money(statement, line.baseMicros()) : "",
        money(statement, line.amountMicros()),
        false);
  }

  private String money(Statement statement, long micros) {
    return formats.money(micros, statement.currency().getCurrencyCode());
  }

  private static String name(StatementDetail detail) {
    return "statement-" + detail.statement().number();
  }
}
