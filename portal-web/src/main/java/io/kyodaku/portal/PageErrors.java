package io.kyodaku.portal;

import io.kyodaku.shared.FieldError;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.EditableValueHolder;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.util.List;
import java.util.ResourceBundle;

/** Puts what a use case found wrong beside the fields that it is about; what was typed stays. */
@RequestScoped
public class PageErrors {

  private final Language language;

  @Inject
  PageErrors(Language language) {
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
        faces.addMessage(input.getClientId(faces), message(error.message()));
      } else {
        faces.addMessage(null, message(error.field() + " " + error.message()));
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

  /** A text of the bundle in the reader's language. */
  public String text(String key) {
    return ResourceBundle.getBundle("io.kyodaku.portal.texts", language.getLocale()).getString(key);
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
