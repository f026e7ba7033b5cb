// Puts an example in the place of a formula. Without this script it is read and typed; what is typed is checked by the
// page's own means, which this only sets going.
(() => {
  document.querySelectorAll('[data-use]').forEach(button => {
    button.hidden = false;
    button.addEventListener('click', () => {
      const written = button.closest('.formula').querySelector('textarea');
      written.value = button.closest('li').querySelector('code').textContent;
      written.dispatchEvent(new Event('change', {bubbles: true}));
      written.focus();
    });
  });
})();
