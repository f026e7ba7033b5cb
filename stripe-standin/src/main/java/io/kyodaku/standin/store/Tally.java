package io.kyodaku.standin.store;

import com.google.gson.JsonObject;

/** What is added up of the documents of a kind, so that nobody has to read all of them for it. */
public interface Tally {

  /** To which of the shelf's sums a document belongs. */
  String group(JsonObject document);

  /** What it adds to it. */
  long amount(JsonObject document);
}
