package io.kyodaku.generation.render;

import io.kyodaku.generation.GenerationBackend;
import io.kyodaku.generation.RenderRequest;
import io.kyodaku.generation.RenderedFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws a storyboard card in place of a video, here and offline, so that the whole way of a
 * generation can be walked without a video service. Each card says what it is: a preview.
 */
public final class StoryboardBackend implements GenerationBackend {

  public static final String NAME = "storyboard";

  private static final Logger LOG = LoggerFactory.getLogger(StoryboardBackend.class);
  private static final String HEADLESS = "java.awt.headless";
  private static final String PNG = "image/png";
  private static final String HANDLE = "card";

  static {
    // A server has no screen, and asking for one must not decide whether a card is drawn.
    if (System.getProperty(HEADLESS) == null) {
      System.setProperty(HEADLESS, "true");
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean isPreview() {
    return true;
  }

  @Override
  public Start start(RenderRequest request) {
    return new Start.Started(HANDLE);
  }

  @Override
  public Progress poll(RenderRequest request, String handle) {
    return new Progress.Rendered();
  }

  @Override
  public Fetch fetch(RenderRequest request, String handle) throws IOException {
    BufferedImage card = draw(request);
    Path file = Files.createTempFile("kyodaku-card", ".png");
    try (OutputStream to = Files.newOutputStream(file)) {
      PngWriter.write(card, texts(request), to);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
    return new Fetch.Fetched(new RenderedFile(PNG, file));
  }

  /** A machine without any font makes the JDK fail in ways that are no exceptions. */
  private static BufferedImage draw(RenderRequest request) {
    try {
      return new StoryboardCard(new FontLettering()).draw(request);
    } catch (RuntimeException | LinkageError | InternalError e) {
      LOG.warn("no font could be used; the card is lettered without", e);
      return new StoryboardCard(new BlockLettering()).draw(request);
    }
  }

  private static Map<String, String> texts(RenderRequest request) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("Title", StoryboardCard.MARK);
    texts.put("Description", request.prompt().replace("\u0000", ""));
    texts.put("Software", "Kyodaku");
    String credits = StoryboardCard.credits(request);
    if (!credits.isEmpty()) {
      texts.put("Copyright", credits);
    }
    return texts;
  }

  @Override
  public void cancel(String handle) {}
}
