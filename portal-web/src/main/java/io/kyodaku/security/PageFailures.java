package io.kyodaku.security;

import jakarta.faces.FacesException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Iterator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.primefaces.csp.CspException;

/**
 * A page whose view has expired, or whose nonce was lost, is shown anew and says so. Any other
 * failure of a request by script leads to the error page, because its answer would tell the script
 * what was thrown; the failure of a whole page gets there by itself.
 */
public class PageFailures extends ExceptionHandlerFactory {

  private static final Logger LOG = Logger.getLogger(PageFailures.class.getName());

  public PageFailures(ExceptionHandlerFactory wrapped) {
    super(wrapped);
  }

  @Override
  public ExceptionHandler getExceptionHandler() {
    return new Handler(getWrapped().getExceptionHandler());
  }

  private static final class Handler extends ExceptionHandlerWrapper {

    Handler(ExceptionHandler wrapped) {
      super(wrapped);
    }

    @Override
    public void handle() {
      FacesContext faces = FacesContext.getCurrentInstance();
      Iterator<ExceptionQueuedEvent> thrown = getUnhandledExceptionQueuedEvents().iterator();
      while (thrown.hasNext()) {
        Throwable failure = thrown.next().getContext().getException();
        if (expired(failure)) {
          thrown.remove();
          redirect(faces, withNote(asked(faces)));
          return;
        }
        if (faces.getPartialViewContext().isAjaxRequest()) {
          thrown.remove();
          LOG.log(Level.SEVERE, failure, () -> "a request by script failed at " + asked(faces));
          redirect(faces, "/error");
          return;
        }
      }
      getWrapped().handle();
    }

    private static boolean expired(@Nullable Throwable failure) {
      for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
        if (cause instanceof ViewExpiredException || cause instanceof CspException) {
          return true;
        }
      }
      return false;
    }

    private static String asked(FacesContext faces) {
      return RequestPath.askedWithQuery(
          (HttpServletRequest) faces.getExternalContext().getRequest());
    }

    private static String withNote(String path) {
      return path.contains("expired=1")
          ? path
          : path + (path.contains("?") ? "&" : "?") + "expired=1";
    }

    private static void redirect(FacesContext faces, String path) {
      try {
        faces.getExternalContext().responseReset();
        Redirects.send(
            (HttpServletRequest) faces.getExternalContext().getRequest(),
            (jakarta.servlet.http.HttpServletResponse) faces.getExternalContext().getResponse(),
            path);
        faces.responseComplete();
      } catch (IOException e) {
        throw new FacesException(e);
      }
    }
  }
}
