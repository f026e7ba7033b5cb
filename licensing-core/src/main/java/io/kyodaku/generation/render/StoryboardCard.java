package io.kyodaku.generation.render;

import io.kyodaku.generation.RenderRequest;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Draws the card: what it is above all, three sketched frames, the prompt, who is in it and whose
 * they are. The same request always gives the same picture.
 */
final class StoryboardCard {

  static final String MARK = "PREVIEW - storyboard, not generated video";

  static final int WIDTH = 1280;
  static final int HEIGHT = 720;
  private static final int MARGIN = 48;
  private static final int BAND = 76;
  private static final int FRAMES = 3;
  private static final int FRAME_TOP = BAND + 32;
  private static final int FRAME_HEIGHT = 190;
  private static final int GAP = 24;
  private static final int PROMPT_SHOWN = 1_500;
  private static final int CREDITS_SHOWN = 6;

  private static final Color PAPER = new Color(0xFAF7F0);
  private static final Color INK = new Color(0x22252B);
  private static final Color FAINT = new Color(0x8A8F98);
  private static final Color AMBER = new Color(0xF2B134);

  private final Lettering lettering;

  StoryboardCard(Lettering lettering) {
    this.lettering = lettering;
  }

  BufferedImage draw(RenderRequest request) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    try {
      canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      canvas.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      canvas.setColor(PAPER);
      canvas.fillRect(0, 0, WIDTH, HEIGHT);
      drawMark(canvas);
      drawFrames(canvas, new Random(request.jobId().getLeastSignificantBits()));
      drawText(canvas, request);
    } finally {
      canvas.dispose();
    }
    return image;
  }

  private void drawMark(Graphics2D canvas) {
    canvas.setColor(AMBER);
    canvas.fillRect(0, 0, WIDTH, BAND);
    canvas.setColor(INK);
    lettering.draw(canvas, MARK, MARGIN, 20, WIDTH - 2 * MARGIN, 34, 1);
  }

  /** Hills, a sun that moves and a path: enough to see that time passes from frame to frame. */
  private static void drawFrames(Graphics2D canvas, Random chance) {
    int width = (WIDTH - 2 * MARGIN - (FRAMES - 1) * GAP) / FRAMES;
    float hue = chance.nextFloat();
    int hill = 30 + chance.nextInt(60);
    for (int frame = 0; frame < FRAMES; frame++) {
      int left = MARGIN + frame * (width + GAP);
      int bottom = FRAME_TOP + FRAME_HEIGHT;
      canvas.setClip(left, FRAME_TOP, width, FRAME_HEIGHT);
      canvas.setPaint(
          new GradientPaint(
              left,
              FRAME_TOP,
              Color.getHSBColor(hue, 0.35f, 0.95f),
              left,
              bottom,
              Color.getHSBColor(hue + 0.08f, 0.15f, 1f)));
      canvas.fillRect(left, FRAME_TOP, width, FRAME_HEIGHT);
      canvas.setColor(Color.getHSBColor(hue + 0.5f, 0.45f, 1f));
      canvas.fillOval(left + 30 + frame * (width - 110) / 2, FRAME_TOP + 20 + frame * 12, 50, 50);
      canvas.setColor(Color.getHSBColor(hue + 0.02f, 0.55f, 0.6f));
      canvas.fillOval(left - 60, bottom - hill, width, 2 * hill);
      canvas.setColor(Color.getHSBColor(hue + 0.04f, 0.6f, 0.45f));
      canvas.fillOval(left + width / 3, bottom - hill * 2 / 3, width, 2 * hill);
      canvas.setClip(null);
      canvas.setColor(INK);
      canvas.setStroke(new BasicStroke(3));
      canvas.drawRect(left, FRAME_TOP, width, FRAME_HEIGHT);
    }
  }

  private void drawText(Graphics2D canvas, RenderRequest request) {
    int width = WIDTH - 2 * MARGIN;
    canvas.setColor(INK);
    int top = FRAME_TOP + FRAME_HEIGHT + 28;
    int y = lettering.draw(canvas, shown(request.prompt()), MARGIN, top, width, 28, 5);
    canvas.setColor(FAINT);
    String length = request.seconds() == 1 ? "1 second" : request.seconds() + " seconds";
    lettering.draw(
        canvas, length + ", " + request.quality(), MARGIN, Math.max(y + 12, 560), width, 20, 1);
    canvas.setColor(INK);
    lettering.draw(canvas, credits(request), MARGIN, 604, width, 24, 3);
  }

  private static String shown(String prompt) {
    String line = prompt.replaceAll("[\\p{Cc}\\s]+", " ").strip();
    if (line.length() <= PROMPT_SHOWN) {
      return line;
    }
    int end = line.offsetByCodePoints(0, line.codePointCount(0, PROMPT_SHOWN) - 1);
    return line.substring(0, end);
  }

  /** Whose the characters are; empty where none is licensed. */
  static String credits(RenderRequest request) {
    if (request.credits().isEmpty()) {
      return "";
    }
    String named =
        request.credits().stream()
            .limit(CREDITS_SHOWN)
            .map(credit -> credit.asset() + " © " + credit.owner())
            .collect(Collectors.joining("; "));
    int more = request.credits().size() - CREDITS_SHOWN;
    return "Licensed: " + named + (more > 0 ? "; and " + more + " more" : "");
  }
}
