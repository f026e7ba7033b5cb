package io.kyodaku.portal;

import io.kyodaku.shared.Fault;
import io.kyodaku.shared.FieldError;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.EditableValueHolder;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;

/** Puts what a use case found wrong beside the fields that it is about; what was typed stays. */
@RequestScoped
public class PageErrors {

  private final Language language;

  @Inject
  public PageErrors(Language language) {
    this.language = language;
  }

  /** For the container's proxy. */
  protected PageErrors() {
    this(new Language());
  }

  /**
   * Each beside the input whose id is the field's name within {@code form}; one without such an
   * input above the form.
   */
  public void show(String form, List<FieldError> errors) {
    FacesContext faces = FacesContext.getCurrentInstance();
    for (FieldError error : errors) {
      UIComponent input = faces.getViewRoot().findComponent(":" + form + ":" + error.field());
      if (input instanceof EditableValueHolder field) {
        refuse(field);
        faces.addMessage(input.getClientId(faces), message(text(error.fault())));
      } else {
        faces.addMessage(null, message(error.field() + " " + text(error.fault())));
      }
    }
    faces.validationFailed();
  }

  /** An input that is not valid shows what was submitted, and nothing where that is forgotten. */
  private static void refuse(EditableValueHolder field) {
    if (field.getValue() instanceof String typed) {
      field.setSubmittedValue(typed);
    }
    field.setValid(false);
  }

  /** A text of the bundle above the form. */
  public void say(String key) {
    FacesContext faces = FacesContext.getCurrentInstance();
    faces.addMessage(null, message(text(key)));
    faces.validationFailed();
  }

  /** A text of the bundle above the form: nothing is wrong, but there is something to see first. */
  public void ask(String key) {
    FacesContext faces = FacesContext.getCurrentInstance();
    faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_WARN, text(key), text(key)));
  }

  /** A text of the bundle in the reader's language. */
  public String text(String key) {
    return ResourceBundle.getBundle("io.kyodaku.portal.texts", language.getLocale()).getString(key);
  }

  /** What is wrong, in the reader's language; in its own words where the bundle has none. */
  public String text(Fault fault) {
    return fault.code().isEmpty()
        ? fault.english()
        : text(fault.code(), fault.arguments(), fault.english());
  }

  private String text(String code, List<String> arguments, String otherwise) {
    ResourceBundle texts =
        ResourceBundle.getBundle("io.kyodaku.portal.texts", language.getLocale());
    if (!texts.containsKey(code)) {
      return otherwise;
    }
    List<String> filled = new ArrayList<>(arguments);
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.get(i).startsWith(Fault.CODE)) {
        List<String> inner = filled.subList(i, filled.size());
        String text = text(arguments.get(i), arguments.subList(i + 1, arguments.size()), otherwise);
        inner.clear();
        filled.add(text);
        break;
      }
    }
    return Fault.fill(texts.getString(code), filled);
  }

  /** The same where there is one, else another that always is. */
  public String text(String key, String otherwise) {
    ResourceBundle texts =
        ResourceBundle.getBundle("io.kyodaku.portal.texts", language.getLocale());
    return texts.getString(texts.containsKey(key) ? key : otherwise);
  }

  private static FacesMessage message(String text) {
    return new FacesMessage(FacesMessage.SEVERITY_ERROR, text, text);
  }
}
