package io.kyodaku.portal.site;

import io.nayuki.qrcodegen.QrCode;

/** A QR code as the path of a drawing: one unit for each module, with the quiet zone around it. */
record QrPicture(String path, int size) {

  private static final int QUIET = 4;

  static QrPicture of(String text) {
    QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          path.append('M').append(x + QUIET).append(' ').append(y + QUIET).append("h1v1h-1z");
        }
      }
    }
    return new QrPicture(path.toString(), code.size + 2 * QUIET);
  }
}
