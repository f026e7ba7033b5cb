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
