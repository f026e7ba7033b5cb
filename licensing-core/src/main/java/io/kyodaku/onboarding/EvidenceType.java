package io.kyodaku.onboarding;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The files that can be handed in, told by what is in them and never by their name. */
public enum EvidenceType {
  /** ISO 32000: a header at the first byte, and an end mark near the last. */
  PDF("application/pdf", "pdf"),
  /** ISO 10918: a start and an end of image. */
  JPEG("image/jpeg", "jpg"),
  /** ISO 15948: a signature, a header chunk first and an end chunk last. */
  PNG("image/png", "png");

  private static final byte[] PDF_HEAD = ascii("%PDF-");
  private static final byte[] PDF_END = ascii("%%EOF");
  private static final int PDF_END_WITHIN = 1024;
  private static final byte[] JPEG_HEAD = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
  private static final byte[] JPEG_END = {(byte) 0xff, (byte) 0xd9};
  private static final byte[] PNG_HEAD = {
    (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'
  };
  private static final byte[] PNG_END = {
    0, 0, 0, 0, 'I', 'E', 'N', 'D', (byte) 0xae, 0x42, 0x60, (byte) 0x82
  };

  private final String mediaType;
  private final String extension;

  EvidenceType(String mediaType, String extension) {
    this.mediaType = mediaType;
    this.extension = extension;
  }

  public String mediaType() {
    return mediaType;
  }

  public String extension() {
    return extension;
  }

  /** What a file is; empty where it is none of these, or is cut off. */
  static Optional<EvidenceType> of(byte[] content) {
    return Arrays.stream(values()).filter(type -> type.is(content)).findFirst();
  }

  private boolean is(byte[] content) {
    return switch (this) {
      case PDF -> starts(content, PDF_HEAD) && endsNear(content, PDF_END, PDF_END_WITHIN);
      case JPEG -> starts(content, JPEG_HEAD) && endsNear(content, JPEG_END, JPEG_END.length);
      case PNG -> starts(content, PNG_HEAD) && endsNear(content, PNG_END, PNG_END.length);
    };
  }

  private static boolean starts(byte[] content, byte[] head) {
    return content.length >= head.length
        && Arrays.equals(content, 0, head.length, head, 0, head.length);
  }

  /** Whether the mark begins within so many bytes before the end. */
  private static boolean endsNear(byte[] content, byte[] mark, int within) {
    int first = Math.max(0, content.length - within);
    for (int at = content.length - mark.length; at >= first; at--) {
      if (Arrays.equals(content, at, at + mark.length, mark, 0, mark.length)) {
        return true;
      }
    }
    return false;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
