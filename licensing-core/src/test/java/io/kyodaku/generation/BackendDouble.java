package io.kyodaku.generation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A backend that does as it is told, step by step; without being told, it renders at once. */
final class BackendDouble implements GenerationBackend {

  /** One answer, or none. */
  interface Answer<T> {
    T get() throws IOException;
  }

  final List<String> calls = new ArrayList<>();
  final Deque<Answer<Start>> starts = new ArrayDeque<>();
  final Deque<Answer<Progress>> polls = new ArrayDeque<>();
  final Deque<Answer<Fetch>> fetches = new ArrayDeque<>();
  final List<RenderRequest> requests = new ArrayList<>();

  @Override
  public String name() {
    return "double";
  }

  @Override
  public boolean isPreview() {
    return false;
  }

  @Override
  public Start start(RenderRequest request) throws IOException {
    calls.add("start");
    requests.add(request);
    return starts.isEmpty() ? new Start.Started("handle-1") : starts.remove().get();
  }

  @Override
  public Progress poll(RenderRequest request, String handle) throws IOException {
    calls.add("poll " + handle);
    return polls.isEmpty() ? new Progress.Rendered() : polls.remove().get();
  }

  @Override
  public Fetch fetch(RenderRequest request, String handle) throws IOException {
    calls.add("fetch " + handle);
    if (!fetches.isEmpty()) {
      return fetches.remove().get();
    }
    Path file = Files.createTempFile("double", ".tmp");
    Files.write(file, "a clip".getBytes(StandardCharsets.UTF_8));
    return new Fetch.Fetched(new RenderedFile("video/mp4", file));
  }

  @Override
  public void cancel(String handle) {
    calls.add("cancel " + handle);
  }
}
