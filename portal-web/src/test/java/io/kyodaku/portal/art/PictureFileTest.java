package io.kyodaku.portal.art;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFileTest {

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg"})
  void aPictureIsDrawnAnewInEverySize(String format) throws IOException {
    PictureFile.Drawn drawn = (PictureFile.Drawn) PictureFile.read(picture(900, 600, format));
    assertThat(drawn.width()).isEqualTo(900);
    assertThat(drawn.height()).isEqualTo(600);
    assertThat(drawn.files()).containsOnlyKeys(96, 320, 640);
    for (var file : drawn.files().entrySet()) {
      BufferedImage shown = ImageIO.read(new ByteArrayInputStream(file.getValue()));
      assertThat(shown.getWidth()).isEqualTo(file.getKey());
      assertThat(shown.getHeight()).isEqualTo(file.getKey());
      Color middle = new Color(shown.getRGB(file.getKey() / 2, file.getKey() / 2));
      assertThat(middle.getRed()).isBetween(180, 220);
      assertThat(middle.getBlue()).isLessThan(80);
    }
  }

  @Test
  void nothingThatWasHiddenInAFileComesOutAgain() throws IOException {
    byte[] png = picture(400, 400, "png");
    byte[] hidden = "<script>alert(document.domain)</script>".getBytes(StandardCharsets.UTF_8);
    byte[] polyglot = Arrays.copyOf(png, png.length + hidden.length);
    System.arraycopy(hidden, 0, polyglot, png.length, hidden.length);
    PictureFile.Drawn drawn = (PictureFile.Drawn) PictureFile.read(polyglot);
    for (byte[] file : drawn.files().values()) {
      assertThat(new String(file, StandardCharsets.ISO_8859_1)).doesNotContain("script");
      assertThat(file).startsWith(0xFF, 0xD8, 0xFF);
    }
  }

  /** What is seen above on the left is red, below green, whatever way the camera was held. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void aPictureIsShownAsItsCameraWasHeld(int orientation) throws IOException {
    byte[] file = taken(orientation);
    PictureFile.Drawn drawn = (PictureFile.Drawn) PictureFile.read(file);
    assertThat(drawn.width()).isEqualTo(400);
    assertThat(drawn.height()).isEqualTo(800);
    BufferedImage shown =
        ImageIO.read(
            new ByteArrayInputStream(java.util.Objects.requireNonNull(drawn.files().get(320))));
    Color above = new Color(shown.getRGB(40, 40));
    assertThat(above.getRed()).isGreaterThan(180);
    assertThat(above.getGreen()).isLessThan(90);
    Color right = new Color(shown.getRGB(280, 40));
    assertThat(right.getBlue()).isGreaterThan(180);
    Color below = new Color(shown.getRGB(160, 300));
    assertThat(below.getGreen()).isGreaterThan(120);
    assertThat(below.getRed()).isLessThan(90);
  }

  @Test
  void aCamerasNoteThatIsCutOrLiesHurtsNobody() throws IOException {
    byte[] whole = taken(6);
    for (int length = 2; length < 60; length++) {
      assertThat(Turn.of(Arrays.copyOf(whole, length))).isNotNull();
    }
    assertThat(Turn.of(taken(9))).isEqualTo(Turn.NONE);
    byte[] far = taken(6);
    Arrays.fill(far, 16, 20, (byte) 0x7F);
    assertThat(Turn.of(far)).isEqualTo(Turn.NONE);
  }

  /** 400 by 800 as it is looked at, stored as a camera with this orientation does. */
  private static byte[] taken(int orientation) throws IOException {
    BufferedImage seen = new BufferedImage(400, 800, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 800; y++) {
      for (int x = 0; x < 400; x++) {
        Color colour = y >= 400 ? new Color(20, 160, 20) : x < 200 ? Color.RED : Color.BLUE;
        seen.setRGB(x, y, colour.getRGB());
      }
    }
    boolean side = orientation >= 5 && orientation <= 8;
    BufferedImage stored =
        new BufferedImage(side ? 800 : 400, side ? 400 : 800, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 800; y++) {
      for (int x = 0; x < 400; x++) {
        int across =
            switch (orientation) {
              case 2, 3 -> 399 - x;
              case 5, 6 -> y;
              case 7, 8 -> 799 - y;
              default -> x;
            };
        int down =
            switch (orientation) {
              case 3, 4 -> 799 - y;
              case 5, 8 -> x;
              case 6, 7 -> 399 - x;
              default -> y;
            };
        stored.setRGB(across, down, seen.getRGB(x, y));
      }
    }
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(stored, "jpg", jpeg);
    ByteBuffer noted = ByteBuffer.allocate(jpeg.size() + 36);
    noted.put(jpeg.toByteArray(), 0, 2).putShort((short) 0xFFE1).putShort((short) 34);
    noted.put("Exif\0\0MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
    noted.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
    noted.putShort((short) orientation).putShort((short) 0).putInt(0);
    return noted.put(jpeg.toByteArray(), 2, jpeg.size() - 2).array();
  }

  @Test
  void whatAFileIsIsSeenInItsBytes() {
    for (String text :
        new String[] {
          "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
          "<?xml version=\"1.0\"?><svg/>",
          "GIF89a",
          "RIFF....WEBPVP8 ",
          "BM",
          "%PDF-1.7",
          ""
        }) {
      assertThat(PictureFile.read(text.getBytes(StandardCharsets.UTF_8)))
          .as(text)
          .isEqualTo(new PictureFile.Refused(PictureFile.Why.OTHER_KIND));
    }
  }

  @Test
  void aHugeOneIsRefusedByItsHeaderBeforeAnythingIsDecoded() {
    Runtime memory = Runtime.getRuntime();
    byte[] bomb = pngHeader(30_000, 30_000);
    long before = memory.totalMemory() - memory.freeMemory();
    for (int i = 0; i < 20; i++) {
      assertThat(PictureFile.read(bomb))
          .isEqualTo(new PictureFile.Refused(PictureFile.Why.TOO_MANY_PIXELS));
    }
    assertThat(memory.totalMemory() - memory.freeMemory() - before).isLessThan(900L << 20);
    assertThat(PictureFile.read(pngHeader(11_000, 11_000)))
        .isEqualTo(new PictureFile.Refused(PictureFile.Why.TOO_MANY_PIXELS));
    assertThat(PictureFile.read(pngHeader(Integer.MAX_VALUE, 1)))
        .isInstanceOf(PictureFile.Refused.class);
  }

  @Test
  void brokenSmallAndLongOnesAreRefused() throws IOException {
    byte[] png = picture(400, 400, "png");
    assertThat(PictureFile.read(Arrays.copyOf(png, 60)))
        .isEqualTo(new PictureFile.Refused(PictureFile.Why.UNREADABLE));
    assertThat(PictureFile.read(pngHeader(800, 800)))
        .isEqualTo(new PictureFile.Refused(PictureFile.Why.UNREADABLE));
    assertThat(PictureFile.read(picture(100, 400, "png")))
        .isEqualTo(new PictureFile.Refused(PictureFile.Why.TOO_SMALL));
    assertThat(PictureFile.read(new byte[PictureFile.BYTES_AT_MOST + 1]))
        .isEqualTo(new PictureFile.Refused(PictureFile.Why.TOO_LARGE));
  }

  @Test
  void aJpegOfEndlessScansIsNotDecoded() throws IOException {
    byte[] picture = picture(400, 400, "jpeg");
    ByteArrayOutputStream scans = new ByteArrayOutputStream();
    scans.write(picture, 0, picture.length - 2);
    for (int i = 0; i < PictureFile.SCANS_AT_MOST; i++) {
      scans.write(new byte[] {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0});
    }
    assertThat(PictureFile.read(scans.toByteArray()))
        .isEqualTo(new PictureFile.Refused(PictureFile.Why.UNREADABLE));
    assertThat(PictureFile.read(picture)).isInstanceOf(PictureFile.Drawn.class);
  }

  @Test
  void whatShinesThroughShowsPaper() throws IOException {
    BufferedImage clear = new BufferedImage(300, 300, BufferedImage.TYPE_INT_ARGB);
    PictureFile.Drawn drawn = (PictureFile.Drawn) PictureFile.read(bytes(clear, "png"));
    BufferedImage shown = ImageIO.read(new ByteArrayInputStream(drawn.files().get(96)));
    assertThat(new Color(shown.getRGB(48, 48)).getRed()).isGreaterThan(230);
  }

  private static byte[] picture(int width, int height, String format) throws IOException {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = picture.createGraphics();
    brush.setColor(new Color(200, 60, 40));
    brush.fillRect(0, 0, width, height);
    brush.dispose();
    return bytes(picture, format);
  }

  private static byte[] bytes(BufferedImage picture, String format) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertThat(ImageIO.write(picture, format, bytes)).isTrue();
    return bytes.toByteArray();
  }

  /** A PNG that is nothing but its header. */
  private static byte[] pngHeader(int width, int height) {
    byte[] header =
        ByteBuffer.allocate(17)
            .put("IHDR".getBytes(StandardCharsets.US_ASCII))
            .putInt(width)
            .putInt(height)
            .put(new byte[] {8, 6, 0, 0, 0})
            .array();
    CRC32 check = new CRC32();
    check.update(header);
    return ByteBuffer.allocate(8 + 4 + 17 + 4)
        .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'})
        .putInt(13)
        .put(header)
        .putInt((int) check.getValue())
        .array();
  }
}
