package io.kyodaku.generation;

import java.io.IOException;

/**
 * Something that renders. The port to video services, asynchronous as they are: started, looked
 * after, fetched.
 *
 * <p>An {@link IOException} means that the answer could not be had and may be asked for again;
 * every answer that asking again would not change is a value. All calls are bounded in time.
 */
public interface GenerationBackend {

  /** Under which jobs remember it, at most 40 characters; never changes. */
  String name();

  /** Whether what it makes is a sketch, and has to be called so wherever it is shown. */
  boolean isPreview();

  /** Starts, or finds what was started before for the same job. */
  Start start(RenderRequest request) throws IOException, InterruptedException;

  /** How far it has come. */
  Progress poll(RenderRequest request, String handle) throws IOException, InterruptedException;

  /** What was rendered, once {@link #poll} has said so. */
  Fetch fetch(RenderRequest request, String handle) throws IOException, InterruptedException;

  /** Gives it up, as far as the backend can; the result is no longer wanted. */
  void cancel(String handle) throws IOException, InterruptedException;

  /** What came of starting. */
  sealed interface Start {

    /**
     * @param handle the backend's own name for it, at most 200 characters
     */
    record Started(String handle) implements Start {}

    /** It will not be rendered; why, for the creator. */
    record Declined(String why) implements Start {}
  }

  /** Where it stands. */
  sealed interface Progress {

    record Rendering() implements Progress {}

    record Rendered() implements Progress {}

    /** It will not come to be; why, for the creator. */
    record Failed(String why) implements Progress {}
  }

  /** What came of fetching. */
  sealed interface Fetch {

    /** Whoever is handed the file closes it. */
    record Fetched(RenderedFile file) implements Fetch {}

    /** There is nothing that could be kept; why, for the creator. */
    record Unusable(String why) implements Fetch {}
  }
}
