package io.kyodaku.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.portal.PurchaseReceipt.Fact;
import io.kyodaku.portal.PurchaseReceipt.Line;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** What one reads in the PDF of a receipt, and that it carries its letters with it. */
class ReceiptPdfTest {

  private static final int A_PAGE_OF_LETTERS_AT_MOST = 200_000;

  @Test
  void aJapaneseReceiptReadsAsTheModelSays() throws IOException {
    byte[] pdf = ReceiptPdf.of(japanese("山田 花子"));
    String text = text(pdf);
    assertThat(text)
        .contains("領収書", "注文番号", "order_01a21be2", "Kyodaku 日本販売法人", "山田 花子")
        .contains("1,000 クレジット", "￥1,100", "お支払い済み");
    assertThat(pdf.length).isLessThan(A_PAGE_OF_LETTERS_AT_MOST);
    draw(pdf, "receipt-ja");
  }

  @Test
  void aChineseReceiptIsSetInChineseLetters() throws IOException {
    byte[] pdf =
        ReceiptPdf.of(
            receipt("zh-CN", "收据", "购买人", "张伟 Zoë", "1,000 点数", "US$10.00", "已付", "通过 Stripe 付款。"));
    assertThat(text(pdf)).contains("收据", "购买人", "张伟 Zoë", "US$10.00", "通过 Stripe 付款。");
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(fonts(document)).anySatisfy(name -> assertThat(name).contains("Droid"));
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("zh-CN");
    }
    draw(pdf, "receipt-zh");
  }

  @Test
  void aFontIsReadOnlyWhereALetterNeedsIt() throws IOException {
    try (PDDocument document = new PDDocument()) {
      PdfFonts fonts = PdfFonts.in(document, "ja");
      assertThat(fonts.runs("領収書 Zoë")).hasSize(1);
      assertThat(fonts.readFonts()).isOne();
      fonts.runs("한");
      assertThat(fonts.readFonts()).isEqualTo(2);
    }
  }

  @Test
  void lettersThatNoFontHasAndMarksThatTurnTheDirectionDoNoHarm() throws IOException {
    String text = text(ReceiptPdf.of(japanese("\u202Eevil\u0000\n한 😀 é Ж")));
    assertThat(text).contains("evil", "〓", "é", "Ж").doesNotContain("\u202E");
  }

  @Test
  void aNameOfTwoHundredLettersStaysOnTheSheet() throws IOException {
    byte[] pdf = ReceiptPdf.of(japanese("寿限無".repeat(66) + " " + "W".repeat(200)));
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isOne();
    }
    assertThat(text(pdf)).contains("お支払い済み");
    draw(pdf, "receipt-long");
  }

  @Test
  void whatDoesNotFitASheetGoesOnOnTheNext() throws IOException {
    byte[] pdf = ReceiptPdf.of(japanese("寿限無 ".repeat(1_500)));
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isGreaterThan(1);
    }
    assertThat(text(pdf)).contains("creator@demo.example", "お支払い済み", "Stripeを通じて");
  }

  private static PurchaseReceipt japanese(String name) {
    return receipt(
        "ja", "領収書", "購入者", name, "1,000 クレジット", "￥1,100", "お支払い済み", "Stripeを通じてお支払いいただきました。");
  }

  private static PurchaseReceipt receipt(
      String language,
      String title,
      String buyer,
      String name,
      String what,
      String price,
      String paid,
      String note) {
    return new PurchaseReceipt(
        language,
        title,
        List.of(
            new Fact("注文番号", List.of("order_01a21be2dd487aaeb67c4a02e8afc74e")),
            new Fact("日時", List.of("2026/11/27 10:00 UTC")),
            new Fact("販売者", List.of("Kyodaku 日本販売法人")),
            new Fact(buyer, List.of(name, "creator@demo.example"))),
        new Line("内容", "価格"),
        List.of(new Line(what, price), new Line("税", "区分記載なし")),
        new Line(paid, price),
        List.of(note));
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static List<String> fonts(PDDocument document) throws IOException {
    List<String> names = new java.util.ArrayList<>();
    for (COSName name : document.getPage(0).getResources().getFontNames()) {
      PDFont font = document.getPage(0).getResources().getFont(name);
      assertThat(font.isEmbedded()).isTrue();
      names.add(font.getName());
    }
    return names;
  }

  /** For people to look at. */
  private static void draw(byte[] pdf, String name) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "receipts"));
    try (PDDocument document = Loader.loadPDF(pdf)) {
      BufferedImage picture = new PDFRenderer(document).renderImageWithDPI(0, 96);
      assertThat(picture.getWidth()).isPositive();
      ImageIO.write(picture, "png", folder.resolve(name + ".png").toFile());
    }
  }
}
