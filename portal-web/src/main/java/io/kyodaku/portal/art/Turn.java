package io.kyodaku.portal.art;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a picture has to be turned to be looked at as it was taken: cameras write the pixels as the
 * sensor lies, and beside them which side is up (Exif 2.32, tag Orientation).
 *
 * @param exif 1 to 8
 */
record Turn(int exif) {

  static final Turn NONE = new Turn(1);

  private static final int FIRST_ON_ITS_SIDE = 5;
  private static final int LAST = 8;
  private static final int ORIENTATION = 0x0112;
  private static final int ENTRIES_AT_MOST = 512;
  private static final int ENTRY_BYTES = 12;
  private static final int APP1 = 0xE1;
  private static final int SCAN = 0xDA;
  private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};

  /** What a JPEG says; one that says nothing, or nothing that can be read, stands upright. */
  static Turn of(byte[] jpeg) {
    try {
      ByteBuffer file = ByteBuffer.wrap(jpeg);
      file.position(2);
      while ((file.get() & 0xFF) == 0xFF) {
        int marker = file.get() & 0xFF;
        int length = (file.getShort() & 0xFFFF) - 2;
        if (marker == SCAN || length < 0 || length > file.remaining()) {
          return NONE;
        }
        ByteBuffer segment = file.slice(file.position(), length);
        if (marker == APP1 && isExif(segment)) {
          return ofTags(segment.slice());
        }
        file.position(file.position() + length);
      }
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException cut) {
      return NONE;
    }
    return NONE;
  }

  private static boolean isExif(ByteBuffer segment) {
    for (byte expected : EXIF) {
      if (!segment.hasRemaining() || segment.get() != expected) {
        return false;
      }
    }
    return true;
  }

  private static Turn ofTags(ByteBuffer tags) {
    tags.order(tags.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tags.getInt(4);
    int entries = Math.min(tags.getShort(directory) & 0xFFFF, ENTRIES_AT_MOST);
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + ENTRY_BYTES * i;
      if ((tags.getShort(entry) & 0xFFFF) == ORIENTATION) {
        int exif = tags.getShort(entry + 8) & 0xFFFF;
        return exif >= 1 && exif <= LAST ? new Turn(exif) : NONE;
      }
    }
    return NONE;
  }

  private boolean isOnItsSide() {
    return exif >= FIRST_ON_ITS_SIDE;
  }

  /** How wide it is looked at. */
  int width(int storedWidth, int storedHeight) {
    return isOnItsSide() ? storedHeight : storedWidth;
  }

  int height(int storedWidth, int storedHeight) {
    return isOnItsSide() ? storedWidth : storedHeight;
  }

  /** Where a part that is looked at is stored. */
  Rectangle source(Rectangle seen, int storedWidth, int storedHeight) {
    int right = seen.x + seen.width - 1;
    int bottom = seen.y + seen.height - 1;
    int x1 = x(seen.x, seen.y, storedWidth);
    int y1 = y(seen.x, seen.y, storedHeight);
    int x2 = x(right, bottom, storedWidth);
    int y2 = y(right, bottom, storedHeight);
    return new Rectangle(
        Math.min(x1, x2), Math.min(y1, y2), Math.abs(x1 - x2) + 1, Math.abs(y1 - y2) + 1);
  }

  BufferedImage upright(BufferedImage stored) {
    if (equals(NONE)) {
      return stored;
    }
    int storedWidth = stored.getWidth();
    int storedHeight = stored.getHeight();
    int width = width(storedWidth, storedHeight);
    int height = height(storedWidth, storedHeight);
    int[] from = stored.getRGB(0, 0, storedWidth, storedHeight, null, 0, storedWidth);
    int[] to = new int[from.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        to[y * width + x] = from[y(x, y, storedHeight) * storedWidth + x(x, y, storedWidth)];
      }
    }
    BufferedImage upright = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    upright.setRGB(0, 0, width, height, to, 0, width);
    return upright;
  }

  /** The stored column of what is seen at (x, y). */
  private int x(int x, int y, int storedWidth) {
    return switch (exif) {
      case 2, 3 -> storedWidth - 1 - x;
      case 5, 6 -> y;
      case 7, 8 -> storedWidth - 1 - y;
      default -> x;
    };
  }

  private int y(int x, int y, int storedHeight) {
    return switch (exif) {
      case 3, 4 -> storedHeight - 1 - y;
      case 5, 8 -> x;
      case 6, 7 -> storedHeight - 1 - x;
      default -> y;
    };
  }
}
