package io.kyodaku.generation.render;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Writes an answer's body to a stream as it comes, and stops listening when it is too long. */
final class BoundedBody implements BodySubscriber<Long> {

  /** The body is longer than whoever asked can take. */
  static final class TooLong extends IOException {
    TooLong(long bytesAtMost) {
      super("more than " + bytesAtMost + " bytes");
    }
  }

  private final OutputStream to;
  private final long bytesAtMost;
  private final CompletableFuture<Long> result = new CompletableFuture<>();
  private @Nullable Subscription subscription;
  private long written;

  BoundedBody(OutputStream to, long bytesAtMost) {
    this.to = to;
    this.bytesAtMost = bytesAtMost;
  }

  @Override
  public CompletionStage<Long> getBody() {
    return result;
  }

  @Override
  public void onSubscribe(Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    if (result.isDone()) {
      return;
    }
    try {
      for (ByteBuffer buffer : buffers) {
        written += buffer.remaining();
        if (written > bytesAtMost) {
          throw new TooLong(bytesAtMost);
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        to.write(bytes);
      }
    } catch (IOException e) {
      if (subscription != null) {
        subscription.cancel();
      }
      result.completeExceptionally(e);
    }
  }

  @Override
  public void onError(Throwable failure) {
    result.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    result.complete(written);
  }
}
