package io.kyodaku.api;

/** Ends a call with a problem; thrown in this package alone, and mapped at its edge. */
final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  ProblemException(Problem problem) {
    super(problem.kind().type(), null, false, false);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
