package io.kyodaku.portal;

import static io.kyodaku.portal.PdfSheets.INK;
import static io.kyodaku.portal.PdfSheets.QUIET;

import io.kyodaku.contract.ContractView;
import io.kyodaku.contract.PinnedPlugin;
import io.kyodaku.portal.PdfSheets.Layout;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A contract version on sheets of A4, in the language that it was signed in: the text, the terms,
 * the plugins with their hashes and settings, and both signatures. Each sheet bears version and
 * hash.
 */
final class ContractPdf {

  private static final float TITLE = 20;
  private static final float HEADING = 13;
  private static final float TEXT = 10;
  private static final float LEADING = 1.6f;
  private static final float GAP = 8;
  private static final Layout LAYOUT = new Layout(64, 80, LEADING, 34, 14);
  private static final float MARGIN = LAYOUT.margin();
  private static final float RIGHT = LAYOUT.right();
  private static final float WIDE = RIGHT - MARGIN;
  private static final float VALUES = MARGIN + 190;

  private final PdfSheets sheets;

  private ContractPdf(PdfSheets sheets) {
    this.sheets = sheets;
  }

  /**
   * @param terms in the contract's language
   * @param words the texts of the portal in that language
   */
  static byte[] of(
      ContractView contract, List<ContractTermRows.Row> terms, UnaryOperator<String> words)
      throws IOException {
    String version = words.apply("contract.version") + " " + contract.number();
    return PdfSheets.of(
        contract.tenant() + " · " + version,
        contract.language(),
        LAYOUT,
        version + " · SHA-256 " + contract.documentHash(),
        sheets -> new ContractPdf(sheets).print(contract, terms, words));
  }

  private void print(
      ContractView contract, List<ContractTermRows.Row> terms, UnaryOperator<String> words)
      throws IOException {
    sheets.seal();
    List<String> paragraphs = contract.text().lines().filter(line -> !line.isBlank()).toList();
    sheets.skip(TITLE);
    sheets.paragraph(paragraphs.getFirst(), MARGIN, WIDE - LAYOUT.seal() - 2 * GAP, TITLE, INK);
    sheets.to(Math.max(sheets.down(), MARGIN + LAYOUT.seal()) + GAP);
    facts(contract, words);
    sheets.skip(GAP);
    for (String clause : paragraphs.subList(1, paragraphs.size())) {
      sheets.paragraph(clause, MARGIN, WIDE, TEXT, INK);
      sheets.skip(GAP);
    }
    heading(words.apply("contract.terms.title"));
    for (ContractTermRows.Row term : terms) {
      row(term.name(), List.of(term.after()));
    }
    plugin(words.apply("contract.terms"), contract.terms().terms(), words);
    plugin(words.apply("contract.schedule"), contract.terms().schedule(), words);
    signatures(contract, words);
  }

  private void facts(ContractView contract, UnaryOperator<String> words) throws IOException {
    row(words.apply("contract.owner"), List.of(contract.tenant()));
    row(words.apply("col.status"), List.of(words.apply("contract.status." + contract.status())));
    row(
        words.apply("contract.proposedBy"),
        List.of(words.apply("contract.proposedBy." + contract.proposedBy())));
    if (contract.effectiveFrom().isPresent()) {
      row(words.apply("contract.from"), List.of(moment(contract.effectiveFrom().get())));
    }
    if (contract.endedAt().isPresent()) {
      row(words.apply("contract.ended"), List.of(moment(contract.endedAt().get())));
    }
  }

  private void plugin(String name, Optional<PinnedPlugin> plugin, UnaryOperator<String> words)
      throws IOException {
    if (plugin.isPresent()) {
      heading(name);
      row(plugin.get().pluginId(), List.of("SHA-256 " + plugin.get().hash()));
      row(words.apply("contract.plugin.settings"), List.of(plugin.get().configuration()));
    }
  }

  private void signatures(ContractView contract, UnaryOperator<String> words) throws IOException {
    String none = words.apply("contract.unsigned");
    sheets.room(6 * TEXT * LEADING + HEADING);
    heading(words.apply("contract.signed"));
    row(
        words.apply("contract.owner.signature"),
        List.of(
            contract.signerName().orElse(none),
            contract.signedAt().map(ContractPdf::moment).orElse("")));
    row(
        words.apply("contract.platform.signature"),
        List.of(
            contract.countersignedAt().isPresent()
                ? "Kyodaku " + contract.terms().sellingEntity()
                : none,
            contract.countersignedAt().map(ContractPdf::moment).orElse("")));
    row(words.apply("contract.hash"), List.of("SHA-256 " + contract.documentHash()));
  }

  /** The same for every reader, wherever it is. */
  private static String moment(Instant moment) {
    String iso = moment.truncatedTo(ChronoUnit.SECONDS).toString();
    return iso.replace("T", " ").replace("Z", " UTC");
  }

  private void heading(String text) throws IOException {
    sheets.room(4 * HEADING);
    sheets.skip(2 * GAP);
    sheets.paragraph(text, MARGIN, WIDE, HEADING, INK);
    sheets.rule(sheets.down() - HEADING);
    sheets.skip(GAP / 2);
  }

  /** The name beside its values; the longer of the two says how far it goes. */
  private void row(String name, List<String> values) throws IOException {
    float step = TEXT * LEADING;
    List<String> names = sheets.fonts().lines(name, TEXT, VALUES - MARGIN - GAP);
    sheets.room(names.size() * step);
    float from = sheets.down();
    int sheet = sheets.count();
    for (String line : names) {
      sheets.write(line, MARGIN, sheets.down(), TEXT, QUIET);
      sheets.skip(step);
    }
    float below = sheets.down();
    sheets.to(from);
    for (String value : values) {
      if (!value.isEmpty()) {
        sheets.paragraph(value, VALUES, RIGHT - VALUES, TEXT, INK);
      }
    }
    boolean same = sheets.count() == sheet;
    sheets.to((same ? Math.max(sheets.down(), below) : sheets.down()) + GAP / 4);
  }
}
