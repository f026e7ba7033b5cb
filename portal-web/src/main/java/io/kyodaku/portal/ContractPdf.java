package io.kyodaku.portal;

import io.kyodaku.contract.ContractView;
import io.kyodaku.contract.PinnedPlugin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * A contract version on sheets of A4, in the language that it was signed in: the text, the terms,
 * the plugins with their hashes and settings, and both signatures. Points from the left and from
 * the top; what does not fit a sheet goes on on the next, and each bears version and hash.
 */
final class ContractPdf implements AutoCloseable {

  private static final PDRectangle SHEET = PDRectangle.A4;
  private static final float MARGIN = 64;
  private static final float RIGHT = SHEET.getWidth() - MARGIN;
  private static final float WIDE = RIGHT - MARGIN;
  private static final float VALUES = MARGIN + 190;
  private static final float BOTTOM = SHEET.getHeight() - 80;
  private static final float TITLE = 20;
  private static final float HEADING = 13;
  private static final float TEXT = 10;
  private static final float SMALL = 8;
  private static final float LEADING = 1.6f;
  private static final float GAP = 8;
  private static final float SEAL = 34;
  private static final float SEAL_TEXT = 14;
  private static final float[] INK = {0.10f, 0.09f, 0.08f};
  private static final float[] QUIET = {0.38f, 0.36f, 0.33f};
  private static final float[] RED = {0.72f, 0.21f, 0.15f};
  private static final float[] WHITE = {1, 1, 1};

  private final PDDocument document;
  private final PdfFonts fonts;
  private final String foot;
  private PDPageContentStream page;
  private float down = MARGIN;
  private int sheets;

  private ContractPdf(PDDocument document, PdfFonts fonts, String foot) throws IOException {
    this.document = document;
    this.fonts = fonts;
    this.foot = foot;
    page = sheet();
  }

  /**
   * @param terms in the contract's language
   * @param words the texts of the portal in that language
   */
  static byte[] of(
      ContractView contract, List<ContractTermRows.Row> terms, UnaryOperator<String> words)
      throws IOException {
    try (PDDocument document = new PDDocument()) {
      String version = words.apply("contract.version") + " " + contract.number();
      document.getDocumentInformation().setTitle(contract.tenant() + " · " + version);
      document.getDocumentInformation().setProducer("Kyodaku");
      document.getDocumentCatalog().setLanguage(contract.language());
      PdfFonts fonts = PdfFonts.in(document, contract.language());
      String foot = version + " · SHA-256 " + contract.documentHash();
      try (ContractPdf pdf = new ContractPdf(document, fonts, foot)) {
        pdf.print(contract, terms, words);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  private void print(
      ContractView contract, List<ContractTermRows.Row> terms, UnaryOperator<String> words)
      throws IOException {
    seal();
    List<String> paragraphs = contract.text().lines().filter(line -> !line.isBlank()).toList();
    down += TITLE;
    paragraph(paragraphs.getFirst(), MARGIN, WIDE - SEAL - 2 * GAP, TITLE, INK);
    down = Math.max(down, MARGIN + SEAL) + GAP;
    facts(contract, words);
    down += GAP;
    for (String clause : paragraphs.subList(1, paragraphs.size())) {
      paragraph(clause, MARGIN, WIDE, TEXT, INK);
      down += GAP;
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
    room(6 * TEXT * LEADING + HEADING);
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

  private PDPageContentStream sheet() throws IOException {
    PDPage next = new PDPage(SHEET);
    document.addPage(next);
    sheets++;
    PDPageContentStream content = new PDPageContentStream(document, next);
    page = content;
    float below = SHEET.getHeight() - MARGIN / 2;
    write(foot, MARGIN, below, SMALL, QUIET);
    String number = String.valueOf(sheets);
    write(number, RIGHT - fonts.width(number, SMALL), below, SMALL, QUIET);
    return content;
  }

  /** On the next sheet where there is none on this. */
  private void room(float wanted) throws IOException {
    if (down + wanted > BOTTOM) {
      page.close();
      page = sheet();
      down = MARGIN;
    }
  }

  private void seal() throws IOException {
    page.setNonStrokingColor(RED[0], RED[1], RED[2]);
    page.addRect(RIGHT - SEAL, SHEET.getHeight() - MARGIN - SEAL, SEAL, SEAL);
    page.fill();
    float wide = fonts.width("許諾", SEAL_TEXT);
    write(
        "許諾", RIGHT - SEAL / 2 - wide / 2, MARGIN + SEAL / 2 + SEAL_TEXT / 2.8f, SEAL_TEXT, WHITE);
  }

  private void heading(String text) throws IOException {
    room(4 * HEADING);
    down += 2 * GAP;
    paragraph(text, MARGIN, WIDE, HEADING, INK);
    page.setStrokingColor(QUIET[0], QUIET[1], QUIET[2]);
    page.setLineWidth(0.4f);
    float y = SHEET.getHeight() - down + HEADING;
    page.moveTo(MARGIN, y);
    page.lineTo(RIGHT, y);
    page.stroke();
    down += GAP / 2;
  }

  /** The name beside its values; the longer of the two says how far it goes. */
  private void row(String name, List<String> values) throws IOException {
    float step = TEXT * LEADING;
    List<String> names = fonts.lines(name, TEXT, VALUES - MARGIN - GAP);
    room(names.size() * step);
    float from = down;
    int sheet = sheets;
    for (String line : names) {
      write(line, MARGIN, down, TEXT, QUIET);
      down += step;
    }
    float below = down;
    down = from;
    for (String value : values) {
      if (!value.isEmpty()) {
        paragraph(value, VALUES, RIGHT - VALUES, TEXT, INK);
      }
    }
    down = (sheets == sheet ? Math.max(down, below) : down) + GAP / 4;
  }

  private void paragraph(String text, float x, float wide, float size, float[] colour)
      throws IOException {
    for (String line : fonts.lines(text, size, wide)) {
      room(size * LEADING);
      write(line, x, down, size, colour);
      down += size * LEADING;
    }
  }

  private void write(String text, float x, float baseline, float size, float[] colour)
      throws IOException {
    fonts.write(page, text, x, SHEET.getHeight() - baseline, size, colour);
  }

  @Override
  public void close() throws IOException {
    page.close();
  }
}
