package io.kyodaku.portal;

import jakarta.el.ValueExpression;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ActionEvent;
import jakarta.faces.event.ActionListener;
import org.jspecify.annotations.Nullable;

/**
 * Lets a button in a list act only on what its row showed. Such a button carries the id of its row
 * as its value, which the browser sends; when the row with that number is another one by now,
 * nothing is done and the reader is told so. Lists are kept with their page, but a page that the
 * browser kept for longer, or one that was drawn anew in between, may still show an older one.
 */
public class PressedRow implements ActionListener {

  private static final String SHOWN = "value";

  private final ActionListener next;

  public PressedRow(ActionListener next) {
    this.next = next;
  }

  @Override
  public void processAction(ActionEvent event) {
    FacesContext faces = FacesContext.getCurrentInstance();
    UIComponent button = event.getComponent();
    Object row = row(faces, button);
    if (row == null || row.toString().equals(sent(faces, button))) {
      next.processAction(event);
    } else {
      CDI.current().select(Notice.class).get().refuse("standsOtherwise");
      faces.validationFailed();
    }
  }

  private static @Nullable Object row(FacesContext faces, UIComponent button) {
    Object row = button.getPassThroughAttributes(true).get(SHOWN);
    return row instanceof ValueExpression named ? named.getValue(faces.getELContext()) : row;
  }

  private static @Nullable String sent(FacesContext faces, UIComponent button) {
    return faces.getExternalContext().getRequestParameterMap().get(button.getClientId(faces));
  }
}
