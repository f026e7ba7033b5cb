// Countries as chips, found by their names. The field behind them holds their codes and is what is sent.
(() => {
  const EVERYWHERE = '*';
  const folded = text => text.trim().normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const choices = [...document.querySelectorAll('#countries option')].map(option => ({code: option.dataset.code, name: option.value}));
  const nameOf = code => (choices.find(choice => choice.code === code) || {name: code}).name;

  const pick = field => {
    const chosen = () => field.value.toUpperCase().split(/[\s,|]+/).filter(Boolean);
    const list = document.createElement('ul');
    const find = document.createElement('input');

    const show = () => list.replaceChildren(...chosen().map(code => {
      const close = document.createElement('button');
      close.type = 'button';
      close.className = 'chip-close';
      close.textContent = '×';
      close.setAttribute('aria-label', field.dataset.remove + ' ' + nameOf(code));
      close.addEventListener('click', () => { write(chosen().filter(other => other !== code)); find.focus(); });
      const chip = document.createElement('li');
      chip.className = 'chip';
      chip.append(nameOf(code), close);
      return chip;
    }));
    const write = codes => { field.value = codes.join(' '); show(); };
    const add = found => {
      write(found.code === EVERYWHERE ? [EVERYWHERE] : [...chosen().filter(code => code !== EVERYWHERE && code !== found.code), found.code]);
      find.value = '';
    };
    const exact = text => choices.find(choice => folded(choice.name) === folded(text) || choice.code.toLowerCase() === folded(text));
    const meant = text => exact(text) || choices.find(choice => folded(choice.name).startsWith(folded(text)));
    const take = found => { if (found) { add(found); } };

    list.className = 'chips';
    find.type = 'search';
    find.id = field.id + '-find';
    find.className = 'ui-inputfield';
    find.autocomplete = 'off';
    find.placeholder = field.dataset.find;
    find.setAttribute('list', 'countries');
    if (field.hasAttribute('aria-describedby')) {
      find.setAttribute('aria-describedby', field.getAttribute('aria-describedby'));
    }
    [...field.labels].forEach(label => { label.htmlFor = find.id; });
    if (!field.labels.length && field.hasAttribute('aria-label')) {
      find.setAttribute('aria-label', field.getAttribute('aria-label'));
    }
    // Whoever types may go on after a whole name, as from Niger to Nigeria; who chose one from the list has done.
    find.addEventListener('input', event => { if (!(event instanceof InputEvent) || event.inputType === 'insertReplacementText') { take(exact(find.value)); } });
    find.addEventListener('change', () => take(exact(find.value)));
    find.addEventListener('keydown', event => {
      if (event.key === 'Enter' && find.value.trim()) {
        event.preventDefault();
        take(meant(find.value));
      }
    });
    // What is no country goes with the rest, and is told of there.
    field.form.addEventListener('submit', () => {
      if (find.value.trim()) {
        const found = meant(find.value);
        write(found ? [...chosen(), found.code] : [...chosen(), find.value.trim()]);
      }
    });
    field.hidden = true;
    field.before(list, find);
    show();
  };

  document.querySelectorAll('[data-territories]').forEach(pick);
})();
