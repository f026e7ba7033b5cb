package io.kyodaku.wallet;

import java.util.concurrent.CompletableFuture;

/** A command, and who waits for its answer. */
record Task(Command command, CompletableFuture<Answer> answer) {

  static Task of(Command command) {
    return new Task(command, new CompletableFuture<>());
  }
}
