package io.kyodaku.portal.site;

import io.kyodaku.log.ReadingLog;
import io.kyodaku.log.SignedHead;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The log for everybody: its newest heads, and where a receipt is checked against it. */
@Named
@RequestScoped
public class LogPage {

  private static final int HEADS = 6;

  @Inject private ReadingLog log;
  private @Nullable List<SignedHead> read;

  private List<SignedHead> heads() {
    List<SignedHead> heads = read;
    if (heads == null) {
      heads = log.heads(1, Long.MAX_VALUE, HEADS);
      read = heads;
    }
    return heads;
  }

  public @Nullable SignedHead getHead() {
    return heads().isEmpty() ? null : heads().getFirst();
  }

  /** Those before the newest. */
  public List<SignedHead> getEarlier() {
    return heads().stream().skip(1).toList();
  }
}
