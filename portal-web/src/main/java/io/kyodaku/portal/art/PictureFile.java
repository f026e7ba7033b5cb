package io.kyodaku.portal.art;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a picture that somebody uploaded and draws it anew in the sizes that pages show, so that
 * nothing but colours of pixels is left of the file. What it is, is seen in its first bytes,
 * whatever its name says; which side is up, a camera's note in it; its dimensions are read from its
 * header before anything is decoded, and of a large one only every n-th pixel is.
 */
final class PictureFile {

  static final int BYTES_AT_MOST = 10 * 1024 * 1024;
  static final int SIDE_AT_LEAST = 160;
  static final int SIDE_AT_MOST = 12_000;
  static final long PIXELS_AT_MOST = 50_000_000;

  /** Cameras and programs write ten or so. */
  static final int SCANS_AT_MOST = 100;

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int DECODED_SIDE = 1_280;
  private static final float QUALITY = .88f;
  private static final Map<String, byte[]> BEGINNINGS =
      Map.of(
          "jpeg", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF},
          "png", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});

  /** So many are decoded at a time, whoever uploads. */
  private static final Semaphore DECODING = new Semaphore(2, true);

  private PictureFile() {}

  /** What was found in it. */
  sealed interface Outcome {}

  /**
   * @param files JPEG, by their side in pixels
   * @param width of what was uploaded, in pixels, as it is looked at
   */
  record Drawn(Map<Integer, byte[]> files, int width, int height) implements Outcome {}

  record Refused(Why why) implements Outcome {}

  /** Why a file is no picture for us. */
  enum Why {
    TOO_LARGE,
    /** Neither JPEG nor PNG, whatever its name says. */
    OTHER_KIND,
    TOO_SMALL,
    TOO_MANY_PIXELS,
    /** Broken, or of a make that isn't read. */
    UNREADABLE,
    /** Too many are being read at this moment. */
    BUSY
  }

  static Outcome read(byte[] file) {
    if (file.length > BYTES_AT_MOST) {
      return new Refused(Why.TOO_LARGE);
    }
    Optional<String> format = format(file);
    if (format.isEmpty()) {
      return new Refused(Why.OTHER_KIND);
    }
    if (format.get().equals("jpeg") && scans(file) > SCANS_AT_MOST) {
      return new Refused(Why.UNREADABLE);
    }
    if (!isTurn()) {
      return new Refused(Why.BUSY);
    }
    try {
      return decode(file, format.get());
    } catch (IOException | RuntimeException broken) {
      // Decoders answer what they don't expect with whatever comes to them.
      return new Refused(Why.UNREADABLE);
    } finally {
      DECODING.release();
    }
  }

  private static boolean isTurn() {
    try {
      return DECODING.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * The scans of a JPEG, each of which has the decoder go through all pixels. Within a scan {@code
   * FF} is never followed by {@code DA}.
   */
  private static int scans(byte[] file) {
    int scans = 0;
    for (int at = 1; at < file.length; at++) {
      if (file[at] == (byte) 0xDA && file[at - 1] == (byte) 0xFF) {
        scans++;
      }
    }
    return scans;
  }

  private static Optional<String> format(byte[] file) {
    return BEGINNINGS.entrySet().stream()
        .filter(known -> begins(file, known.getValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static boolean begins(byte[] file, byte[] with) {
    return file.length > with.length && Arrays.equals(file, 0, with.length, with, 0, with.length);
  }

  private static Outcome decode(byte[] file, String format) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
    // In memory: a cache in a folder would be one more place where uploads lie.
    try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(input, true, true);
      Turn turn = format.equals("jpeg") ? Turn.of(file) : Turn.NONE;
      int width = turn.width(reader.getWidth(0), reader.getHeight(0));
      int height = turn.height(reader.getWidth(0), reader.getHeight(0));
      Why why = fault(width, height);
      if (why != null) {
        return new Refused(why);
      }
      Rectangle square = square(width, height);
      ImageReadParam param = reader.getDefaultReadParam();
      int step = Math.max(1, square.width / DECODED_SIDE);
      param.setSourceRegion(turn.source(square, reader.getWidth(0), reader.getHeight(0)));
      param.setSourceSubsampling(step, step, 0, 0);
      BufferedImage picture = turn.upright(opaque(reader.read(0, param)));
      Map<Integer, byte[]> files = new LinkedHashMap<>();
      for (int side : ArtSize.SIDES) {
        files.put(side, jpeg(scaled(picture, side)));
      }
      return new Drawn(files, width, height);
    } finally {
      reader.dispose();
    }
  }

  private static @Nullable Why fault(int width, int height) {
    if (width > SIDE_AT_MOST || height > SIDE_AT_MOST || (long) width * height > PIXELS_AT_MOST) {
      return Why.TOO_MANY_PIXELS;
    }
    return Math.min(width, height) < SIDE_AT_LEAST ? Why.TOO_SMALL : null;
  }

  /** Its middle; of a tall one, where faces are. */
  private static Rectangle square(int width, int height) {
    int side = Math.min(width, height);
    return new Rectangle((width - side) / 2, (height - side) / 4, side, side);
  }

  /** What shines through shows paper. */
  private static BufferedImage opaque(BufferedImage read) {
    BufferedImage picture =
        new BufferedImage(read.getWidth(), read.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = picture.createGraphics();
    brush.drawImage(read, 0, 0, new Color(0xF6F0E2), null);
    brush.dispose();
    return picture;
  }

  /** Halved as long as that goes, so that no line is lost between pixels. */
  private static BufferedImage scaled(BufferedImage picture, int side) {
    BufferedImage current = picture;
    while (current.getWidth() > 2 * side) {
      current = redrawn(current, current.getWidth() / 2);
    }
    return redrawn(current, side);
  }

  private static BufferedImage redrawn(BufferedImage picture, int side) {
    BufferedImage smaller = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = smaller.createGraphics();
    brush.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    brush.drawImage(picture, 0, 0, side, side, null);
    brush.dispose();
    return smaller;
  }

  private static byte[] jpeg(BufferedImage picture) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(QUALITY);
      writer.setOutput(output);
      writer.write(null, new IIOImage(picture, null, null), param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
