package io.kyodaku.demo;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A page that stands where a rightsholder hands in an extract from a register: a PDF of a few plain
 * lines, which says that it is invented.
 */
final class DemoExtract {

  private DemoExtract() {}

  static byte[] of(String slug, String number, String country) {
    String text =
        line(22, 740, "Register extract")
            + line(12, 700, "Entry: " + slug)
            + line(12, 680, "Number: " + number)
            + line(12, 660, "Country: " + country)
            + line(10, 620, "Invented for the Kyodaku demo, as is the organisation that it names.");
    return pdf(
        List.of(
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                + " /Resources << /Font << /F1 5 0 R >> >> >>",
            "<< /Length " + text.length() + " >>\nstream\n" + text + "endstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"));
  }

  private static String line(int size, int height, String words) {
    String plain = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)");
    return "BT /F1 %d Tf 72 %d Td (%s) Tj ET\n".formatted(size, height, plain);
  }

  /** Numbered from 1, the first of which is the catalogue. */
  private static byte[] pdf(List<String> objects) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    List<Integer> places = new ArrayList<>();
    write(file, "%PDF-1.4\n");
    for (String object : objects) {
      places.add(file.size());
      write(file, places.size() + " 0 obj\n" + object + "\nendobj\n");
    }
    int table = file.size();
    write(file, "xref\n0 " + (objects.size() + 1) + "\n0000000000 65535 f \n");
    places.forEach(place -> write(file, "%010d 00000 n \n".formatted(place)));
    write(
        file,
        "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
            .formatted(objects.size() + 1, table));
    return file.toByteArray();
  }

  private static void write(ByteArrayOutputStream file, String text) {
    file.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }
}
