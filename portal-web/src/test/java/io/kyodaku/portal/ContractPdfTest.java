package io.kyodaku.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.contract.ChargebackRisk;
import io.kyodaku.contract.ContractPreset;
import io.kyodaku.contract.ContractStatus;
import io.kyodaku.contract.ContractTerms;
import io.kyodaku.contract.ContractView;
import io.kyodaku.contract.PinnedPlugin;
import io.kyodaku.contract.Promised;
import io.kyodaku.contract.RoyaltyBase;
import io.kyodaku.contract.Side;
import io.kyodaku.contract.Tenure;
import io.kyodaku.rule.Bounds;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.TenantId;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A contract as a file, read back and drawn. */
class ContractPdfTest {

  private static final UUID ID = UUID.fromString("01970000-0000-7000-8000-000000000001");

  @ParameterizedTest
  @ValueSource(strings = {"en", "ja", "zh"})
  void everythingThatWasAgreedIsInItInItsLanguage(String language) throws IOException {
    ResourceBundle texts =
        ResourceBundle.getBundle("io.kyodaku.portal.texts", Locale.forLanguageTag(language));
    ContractView contract = contract(language);
    List<ContractTermRows.Row> terms = new ContractTermRows().of(contract, texts::getString);
    byte[] pdf = ContractPdf.of(contract, terms, texts::getString);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      String text = new PDFTextStripper().getText(document).replaceAll("\\s+", "");
      assertThat(document.getNumberOfPages()).isGreaterThan(1);
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo(language);
      assertThat(text)
          .contains("山田太郎", "2026-11-0110:00:00UTC", "2026-11-0211:30:00UTC")
          .contains("ef".repeat(32), "ab".repeat(32), "{\"feeMicros\":7000000}", "flat-fee")
          .contains(texts.getString("contract.bound.seconds").replaceAll("\\s+", ""), "59", "2.5")
          .contains(texts.getString("contract.platform.signature").replaceAll("\\s+", ""))
          .doesNotContain("〓");
      for (int page = 0; page < document.getNumberOfPages(); page++) {
        Path folder = Files.createDirectories(Path.of("target", "pdf"));
        File file = folder.resolve("contract-" + language + "-" + page + ".png").toFile();
        assertThat(
                ImageIO.write(new PDFRenderer(document).renderImageWithDPI(page, 80), "png", file))
            .isTrue();
      }
    }
  }

  private static ContractView contract(String language) {
    ContractTerms terms =
        new ContractTerms(
            ContractPreset.STANDARD,
            "JP",
            Currency.getInstance("JPY"),
            7_000,
            RoyaltyBase.LIST,
            ChargebackRisk.PLATFORM,
            100_000,
            Optional.of(new PinnedPlugin("flat-fee", "ab".repeat(32), "{\"feeMicros\":7000000}")),
            Optional.empty(),
            new Tenure(60, 30, Optional.of(LocalDate.of(2027, 1, 1))),
            true,
            new Bounds(
                Set.of(Use.PERSONAL, Use.SHARED),
                OptionalInt.of(59),
                OptionalInt.of(25_000),
                OptionalLong.of(4_321),
                new TreeSet<>(Set.of(ID))),
            new Promised(OptionalLong.of(1_000_000_000_000L), OptionalLong.of(500_000_000_000L)));
    return new ContractView(
        ID,
        ID,
        new TenantId(ID),
        "Momiji Tales",
        3,
        ContractStatus.AGREED,
        terms,
        Side.OWNER,
        language,
        text(language),
        "ef".repeat(32),
        Optional.of("山田 太郎"),
        Optional.of(Instant.parse("2026-11-01T10:00:00Z")),
        Optional.of(Instant.parse("2026-11-02T11:30:00Z")),
        Optional.of(Instant.parse("2027-01-01T00:00:00Z")),
        Optional.empty(),
        Optional.empty());
  }

  /** As long as one is. */
  private static String text(String language) {
    ResourceBundle clauses =
        ResourceBundle.getBundle("io.kyodaku.contract.contract", Locale.forLanguageTag(language));
    StringBuilder text = new StringBuilder(clauses.getString("title").replace("{0}", "3"));
    for (String key :
        List.of(
            "parties",
            "scope",
            "share.LIST",
            "chargeback.PLATFORM",
            "terms.plugin",
            "schedule.standard",
            "exclusive",
            "receipts",
            "change",
            "notice",
            "signature.from")) {
      text.append("\n\n").append(clauses.getString(key).replaceAll("\\{[0-9]}", "30"));
    }
    return text.append("\n").toString();
  }
}
