package io.kyodaku.generation.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.kyodaku.generation.GenerationBackend.Fetch;
import io.kyodaku.generation.GenerationBackend.Progress;
import io.kyodaku.generation.GenerationBackend.Start;
import io.kyodaku.generation.RenderRequest;
import io.kyodaku.generation.RenderRequest.Credit;
import io.kyodaku.generation.RenderedFile;
import io.kyodaku.rule.Quality;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.NodeList;

class StoryboardBackendTest {

  private static final UUID JOB = UUID.fromString("01970000-0000-7000-8000-000000000007");

  private final StoryboardBackend backend = new StoryboardBackend();

  @Test
  void aCardIsAPictureOfItsOwn() throws Exception {
    RenderRequest request = request("Momotarō rides a wave");
    assertThat(backend.isPreview()).isTrue();
    assertThat(backend.start(request)).isInstanceOf(Start.Started.class);
    assertThat(backend.poll(request, "card")).isEqualTo(new Progress.Rendered());
    try (RenderedFile file = fetched(request)) {
      assertThat(file.contentType()).isEqualTo("image/png");
      BufferedImage image = ImageIO.read(file.file().toFile());
      assertThat(image.getWidth()).isEqualTo(StoryboardCard.WIDTH);
      assertThat(image.getHeight()).isEqualTo(StoryboardCard.HEIGHT);
    }
  }

  @Test
  void itsTextSaysWhatItIsWhatWasAskedForAndWhoseItIs() throws Exception {
    String prompt = "桃太郎が波に乗る 🍑";
    try (RenderedFile file = fetched(request(prompt))) {
      assertThat(text(file, "Title")).isEqualTo("PREVIEW - storyboard, not generated video");
      assertThat(text(file, "Description")).isEqualTo(prompt);
      assertThat(text(file, "Copyright")).isEqualTo("Licensed: Momotarō © Momiji Tales");
    }
  }

  @Test
  void aCardOfTheSameJobIsTheSameToTheByte() throws Exception {
    try (RenderedFile one = fetched(request("a wave"));
        RenderedFile other = fetched(request("a wave"))) {
      assertThat(one.file()).hasSameBinaryContentAs(other.file());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "昔々、桃太郎という男の子が鬼ヶ島へ鬼退治に行きました。犬と猿と雉がお供をしました。",
        "كان يا ما كان علاء الدين والمصباح السحري",
        "בנה גולם בפראג",
        "Жила-была Баба-Яга в избушке на курьих ножках",
        "หนุมานชาญสมรเหาะข้ามมหาสมุทร",
        "वीर हनुमान समुद्र के ऊपर उड़े",
        "🍑🐶🐵🐦 \uD83D\uDC69\u200D\uD83D\uDE80",
        "line\nbreaks\tand\u0000controls\u0007 \uD800 and half a pair",
        "DonaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftMitglied"
      })
  void everyScriptAndEveryOddityIsDrawn(String prompt) {
    assertThatCode(() -> fetched(request(prompt)).close()).doesNotThrowAnyException();
    assertThatCode(() -> new StoryboardCard(new BlockLettering()).draw(request(prompt)))
        .doesNotThrowAnyException();
  }

  @Test
  void theLongestPromptAndTheMostCharactersFit() {
    RenderRequest full =
        new RenderRequest(
            JOB,
            "桃x ".repeat(3_334).substring(0, 10_000),
            3_600,
            Quality.PREMIUM,
            Collections.nCopies(50, new Credit("N".repeat(200), "O".repeat(200))));
    for (Lettering lettering : List.of(new FontLettering(), new BlockLettering())) {
      BufferedImage image = new StoryboardCard(lettering).draw(full);
      assertThat(pixels(image, StoryboardCard.HEIGHT - 8, 8)).containsOnly(0xFFFAF7F0);
    }
  }

  @Test
  void withoutAnyFontTheCardStillSaysWhatItIs() {
    BufferedImage card = new StoryboardCard(new BlockLettering()).draw(request("A wave"));
    BufferedImage blank =
        new StoryboardCard((c, text, left, top, width, size, lines) -> top).draw(request("A wave"));
    assertThat(pixels(card, 0, 76)).isNotEqualTo(pixels(blank, 0, 76));
    assertThat(Arrays.stream(pixels(card, 0, 76)).distinct().count()).isEqualTo(2);
  }

  private static int[] pixels(BufferedImage image, int top, int height) {
    return image.getRGB(0, top, image.getWidth(), height, null, 0, image.getWidth());
  }

  private static RenderRequest request(String prompt) {
    return new RenderRequest(
        JOB, prompt, 8, Quality.STANDARD, List.of(new Credit("Momotarō", "Momiji Tales")));
  }

  private RenderedFile fetched(RenderRequest request) throws IOException {
    return ((Fetch.Fetched) backend.fetch(request, "card")).file();
  }

  private static String text(RenderedFile file, String keyword) throws IOException {
    try (ImageInputStream stream =
        ImageIO.createImageInputStream(Files.newInputStream(file.file()))) {
      ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
      reader.setInput(stream);
      IIOMetadataNode root =
          (IIOMetadataNode) reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0");
      NodeList entries = root.getElementsByTagName("iTXtEntry");
      return IntStream.range(0, entries.getLength())
          .mapToObj(i -> (IIOMetadataNode) Objects.requireNonNull(entries.item(i)))
          .filter(entry -> entry.getAttribute("keyword").equals(keyword))
          .map(entry -> entry.getAttribute("text"))
          .findFirst()
          .orElse("");
    }
  }
}
