package io.kyodaku.catalog;

import io.kyodaku.shared.Fault;
import io.kyodaku.shared.TextFault;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** In which encoding a file's text is, and what keeps its cells apart. */
public record FileShape(Encoding encoding, Separator separator) {

  /** As programs send it. */
  static final FileShape PLAIN = new FileShape(Encoding.UTF_8, Separator.COMMA);

  private static final int LOOKED_AT = 64 * 1024;
  private static final int ROWS_LOOKED_AT = 10;
  private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  /** What spreadsheet programs write. */
  public enum Encoding {
    UTF_8("UTF-8"),
    /** With a byte order mark. */
    UTF_16("UTF-16"),
    SHIFT_JIS("windows-31j"),
    GB18030("GB18030"),
    WINDOWS_1252("windows-1252");

    private final String charset;

    Encoding(String charset) {
      this.charset = charset;
    }

    Charset charset() {
      return Charset.forName(charset);
    }
  }

  /** What stands between two cells. */
  public enum Separator {
    COMMA(','),
    SEMICOLON(';'),
    TAB('\t');

    private final char sign;

    Separator(char sign) {
      this.sign = sign;
    }

    public char sign() {
      return sign;
    }
  }

  /** Files that say by their first bytes that they are something else; each byte is a character. */
  private enum Other {
    WORKBOOK(CatalogFault.WORKBOOK, "PK\u0003\u0004"),
    OLD_WORKBOOK(CatalogFault.WORKBOOK, "\u00d0\u00cf\u0011\u00e0"),
    PDF(CatalogFault.NOT_A_TEXT, "%PDF"),
    PNG(CatalogFault.NOT_A_TEXT, "\u0089PNG"),
    JPEG(CatalogFault.NOT_A_TEXT, "\u00ff\u00d8\u00ff"),
    GZIP(CatalogFault.NOT_A_TEXT, "\u001f\u008b");

    private final CatalogFault fault;
    private final String beginning;

    Other(CatalogFault fault, String beginning) {
      this.fault = fault;
      this.beginning = beginning;
    }
  }

  /** Why it is no table of text, whatever its name says. */
  static Optional<Fault> fault(byte[] content) {
    if (content.length == 0) {
      return Optional.of(TextFault.MISSING.with());
    }
    for (Other other : Other.values()) {
      if (begins(content, other.beginning.getBytes(StandardCharsets.ISO_8859_1))) {
        return Optional.of(other.fault.with());
      }
    }
    return isUtf16(content) || !hasNul(content)
        ? Optional.empty()
        : Optional.of(CatalogFault.NOT_A_TEXT.with());
  }

  /** What it looks like; whoever handed it in knows better. */
  static FileShape found(byte[] content) {
    Encoding encoding = encoding(content);
    return new FileShape(encoding, separator(content, encoding));
  }

  /** The same, where somebody says what it is. */
  static FileShape found(
      byte[] content, Optional<Encoding> encoding, Optional<Separator> separator) {
    Encoding read = encoding.orElseGet(() -> encoding(content));
    return new FileShape(read, separator.orElseGet(() -> separator(content, read)));
  }

  /** Without the mark that says so. */
  int begin(byte[] content) {
    return encoding == Encoding.UTF_8 && begins(content, UTF_8_MARK) ? UTF_8_MARK.length : 0;
  }

  private static Encoding encoding(byte[] content) {
    if (isUtf16(content)) {
      return Encoding.UTF_16;
    }
    return List.of(Encoding.UTF_8, Encoding.SHIFT_JIS, Encoding.GB18030).stream()
        .filter(encoding -> isText(content, encoding.charset()))
        .findFirst()
        .orElse(Encoding.WINDOWS_1252);
  }

  private static boolean isUtf16(byte[] content) {
    return begins(content, new byte[] {(byte) 0xFF, (byte) 0xFE})
        || begins(content, new byte[] {(byte) 0xFE, (byte) 0xFF});
  }

  private static boolean isText(byte[] content, Charset charset) {
    try {
      var unused =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(content));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** The one by which the first rows have the most columns, and all of them as many. */
  private static Separator separator(byte[] content, Encoding encoding) {
    byte[] head = Arrays.copyOf(content, Math.min(content.length, LOOKED_AT));
    Separator best = Separator.COMMA;
    int most = 1;
    for (Separator separator : Separator.values()) {
      List<List<String>> rows =
          CsvLines.head(head, new FileShape(encoding, separator), ROWS_LOOKED_AT);
      int columns = rows.isEmpty() ? 0 : rows.getFirst().size();
      boolean even = rows.stream().allMatch(row -> row.size() == columns);
      int worth = columns > 1 && even ? 2 * columns : columns;
      if (worth > most) {
        best = separator;
        most = worth;
      }
    }
    return best;
  }

  private static boolean hasNul(byte[] content) {
    for (int i = 0; i < Math.min(content.length, LOOKED_AT); i++) {
      if (content[i] == 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean begins(byte[] content, byte[] with) {
    return content.length >= with.length
        && Arrays.equals(content, 0, with.length, with, 0, with.length);
  }
}
