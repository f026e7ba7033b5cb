// The studio while somebody writes: recognised names are marked and the verdict follows. Without this script the page's
// own button says the same. Everything that is shown comes from the server in the reader's words, and is put in as text.
(() => {
  const PAUSE = 80;
  const LATER = 600;
  const WAIT_FOR_PAYMENT = 3000;
  const LOOKS_AT_MOST = 40;
  const by = id => document.getElementById(id);
  const verdict = by('verdict');
  const form = by('studio');
  const prompt = by('studio:prompt');
  if (!verdict || !form || !prompt) {
    return;
  }
  const words = verdict.dataset;
  const layer = by('marks');
  const seconds = by('studio:seconds');
  const boxes = [...form.querySelectorAll('input[type="checkbox"][name="studio:territories"]')];
  const generate = by('studio:generate');
  let marks = [];
  let shown = prompt.value;
  let timer = 0;
  let call = null;

  const make = (tag, name, ...children) => {
    const made = document.createElement(tag);
    if (name) {
      made.className = name;
    }
    made.append(...children);
    return made;
  };
  const withId = (id, made) => {
    made.id = id;
    return made;
  };

  // The layer lies behind the text, wraps as it does and scrolls with it.
  const paint = () => {
    const pieces = [];
    let from = 0;
    for (const mark of marks) {
      if (mark.start >= from && mark.end <= shown.length) {
        pieces.push(shown.slice(from, mark.start), make('mark', '', shown.slice(mark.start, mark.end)));
        from = mark.end;
      }
    }
    layer.replaceChildren(...pieces, shown.slice(from) + '\n');
    follow();
  };
  const follow = () => {
    layer.style.width = prompt.clientWidth + 'px';
    layer.style.height = prompt.clientHeight + 'px';
    layer.scrollTop = prompt.scrollTop;
  };

  // Until the answer comes, marks before what was typed stay, those behind it move, those in it go.
  const shifted = (before, after) => {
    const most = Math.min(before.length, after.length);
    let head = 0;
    while (head < most && before[head] === after[head]) {
      head++;
    }
    let tail = 0;
    while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) {
      tail++;
    }
    const grown = after.length - before.length;
    return marks.flatMap(mark => {
      if (mark.end <= head) {
        return [mark];
      }
      return mark.start >= before.length - tail ? [{start: mark.start + grown, end: mark.end + grown}] : [];
    });
  };

  const use = () => form.querySelector('input[name="studio:use"]:checked');
  const question = () => {
    const asked = new URLSearchParams({
      prompt: prompt.value, seconds: seconds.value, quality: by('studio:quality').value, use: use() ? use().value : ''
    });
    boxes.filter(box => box.checked).forEach(box => asked.append('territories', box.value));
    return asked;
  };

  // Makes the request what would be allowed instead.
  const choose = fields => {
    if (fields.use) {
      form.querySelectorAll('input[name="studio:use"]').forEach(radio => { radio.checked = radio.value === fields.use[0]; });
    }
    if (fields.seconds) {
      seconds.value = fields.seconds[0];
    }
    if (fields.quality) {
      by('studio:quality').value = fields.quality[0];
    }
    if (fields.territories) {
      boxes.forEach(box => { box.checked = fields.territories.includes(box.value); });
      chips();
    }
    ask();
  };

  const list = (name, items) => make('ul', name, ...items);
  const card = quote => {
    const kind = {GRANTED: 'good', REFUSED: 'bad'}[quote.decision] || 'warn';
    const parts = [make('p', '', withId('decision', make('span', 'badge ' + kind, quote.word)))];
    if (quote.decision !== 'REFUSED') {
      parts.push(withId('total', make('p', 'figure', quote.total + ' ', make('span', 'unit', words.unit))));
      parts.push(make('dl', 'facts bill', ...quote.lines.flatMap(line => [
        make('dt', '', line.label, ...(line.note ? [make('span', 'hint', line.note)] : [])), make('dd', '', line.value)
      ])));
    }
    if (quote.recognised.length) {
      parts.push(make('p', 'label', words.recognised));
      parts.push(withId('recognised', make('p', '', ...quote.recognised.flatMap(name => [make('span', 'badge', name), ' ']))));
    } else {
      parts.push(make('p', 'meta', words.nobody));
    }
    if (quote.reasons.length) {
      parts.push(list('reasons', quote.reasons.map(reason =>
        make('li', '', reason.message + ' ', make('strong', '', reason.remedy)))));
    }
    if (quote.instead.length) {
      const buttons = quote.instead.map(other => {
        if (!Object.keys(other.fields).length) {
          return make('span', 'badge', other.text);
        }
        const button = make('button', 'button quiet small', other.text);
        button.type = 'button';
        button.dataset.use = other.fields.use ? other.fields.use[0] : '';
        button.addEventListener('click', () => choose(other.fields));
        return button;
      });
      parts.push(make('p', 'label', words.instead), withId('instead', make('div', 'actions', ...buttons)));
    }
    if (quote.obligations.length) {
      parts.push(make('p', 'label', words.obligations), list('reasons', quote.obligations.map(text => make('li', '', text))));
    }
    return parts;
  };

  const begin = by('quote') && by('quote').querySelector('.hint') ? by('quote').querySelector('.hint').textContent : '';
  const put = (parts, said) => {
    const section = withId('quote', make('section', 'card quote', ...parts));
    section.setAttribute('aria-label', words.title);
    verdict.replaceChildren(section);
    if (by('said').textContent !== said) {
      by('said').textContent = said;
    }
  };
  const titled = (field, text) => {
    const title = form.querySelector('label[for="studio:' + field + '"]');
    return title ? title.textContent + ' ' + text : text;
  };
  const complain = text => put([make('p', 'notice warn', text)], text);

  const show = answer => {
    marks = answer.marks || [];
    paint();
    const quote = answer.quote;
    const wrong = Object.entries(answer.errors || {}).map(([field, text]) => titled(field, text));
    if (answer.trouble) {
      complain(answer.trouble);
    } else if (quote) {
      put(card(quote), [quote.word, quote.total + ' ' + words.unit, ...quote.recognised].join(', '));
    } else if (wrong.length && prompt.value.trim()) {
      put([list('reasons', wrong.map(text => make('li', '', text)))], wrong.join(' '));
    } else {
      put([make('p', 'hint', begin)], '');
    }
    mark('seconds', seconds, answer);
    (generate.querySelector('.ui-button-text') || generate).textContent =
      quote && quote.decision === 'NEEDS_APPROVAL' ? words.ask : words.generate;
    generate.disabled = Boolean(quote && quote.decision === 'REFUSED');
    if (answer.balance) {
      by('balance').textContent = answer.balance.available;
      by('short').hidden = !answer.balance.missing;
      by('short').textContent = answer.balance.missing || '';
    }
  };
  const mark = (field, input, answer) => {
    const wrong = Boolean(answer.errors && answer.errors[field]);
    input.classList.toggle('ui-state-error', wrong);
    input.setAttribute('aria-invalid', String(wrong));
  };

  const ask = () => {
    clearTimeout(timer);
    timer = setTimeout(read, PAUSE);
  };
  const read = async () => {
    if (call) {
      call.abort();
    }
    const mine = call = new AbortController();
    const text = prompt.value;
    verdict.setAttribute('aria-busy', 'true');
    try {
      const response = await fetch('/creator/reading', {
        method: 'POST', body: question(), headers: {'X-CSRF-Token': words.csrf}, redirect: 'manual', signal: mine.signal
      });
      if (response.status === 429 || response.status === 503) {
        timer = setTimeout(read, LATER);
      } else if (!response.ok) {
        complain(words.away);
      } else {
        const answer = await response.json();
        if (text === prompt.value) {
          show(answer);
        }
      }
    } catch (failure) {
      if (failure.name !== 'AbortError') {
        timer = setTimeout(read, LATER);
      }
    } finally {
      if (call === mine) {
        verdict.removeAttribute('aria-busy');
      }
    }
  };

  // Countries as chips, found by their names.
  const nameOf = box => (box.labels && box.labels[0] ? box.labels[0].textContent.trim() : box.value);
  const chips = () => {
    by('chosen').replaceChildren(...boxes.filter(box => box.checked).map(box => {
      const close = make('button', 'chip-close', '×');
      close.type = 'button';
      close.setAttribute('aria-label', words.remove + ' ' + nameOf(box));
      close.addEventListener('click', () => { box.checked = false; chips(); ask(); });
      return make('li', 'chip', nameOf(box), close);
    }));
  };
  const folded = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  by('place').hidden = false;
  by('place').addEventListener('input', () => {
    const wanted = folded(by('place').value.trim());
    boxes.forEach(box => { box.closest('li').hidden = !folded(nameOf(box) + ' ' + box.value).includes(wanted); });
  });
  by('place').addEventListener('keydown', event => {
    if (event.key === 'Enter') {
      event.preventDefault();
      const found = boxes.filter(box => !box.closest('li').hidden);
      if (found.length && by('place').value.trim()) {
        found[0].checked = true;
        by('place').value = '';
        by('place').dispatchEvent(new Event('input'));
        chips();
        ask();
      }
    }
  });
  boxes.forEach(box => box.addEventListener('change', () => { chips(); ask(); }));

  by('presets').hidden = false;
  by('presets').addEventListener('click', event => {
    const preset = event.target.closest('[data-seconds]');
    if (preset) {
      seconds.value = preset.dataset.seconds;
      ask();
    }
  });

  prompt.addEventListener('input', () => {
    marks = shifted(shown, prompt.value);
    shown = prompt.value;
    paint();
    ask();
  });
  prompt.addEventListener('scroll', follow, {passive: true});
  new ResizeObserver(follow).observe(prompt);
  form.addEventListener('change', event => {
    if (event.target !== prompt && !boxes.includes(event.target)) {
      ask();
    }
  });
  seconds.addEventListener('input', ask);

  by('studio:quote').hidden = true;
  chips();
  paint();
  // After "back" a browser puts in what was typed only now.
  window.addEventListener('pageshow', () => {
    shown = prompt.value;
    paint();
    chips();
    if (prompt.value.trim()) {
      ask();
    }
  });
  if (words.waiting) {
    let looks = 0;
    const before = by('balance').textContent;
    const look = setInterval(() => {
      looks++;
      if (looks > LOOKS_AT_MOST || by('balance').textContent !== before) {
        clearInterval(look);
      } else {
        read();
      }
    }, WAIT_FOR_PAYMENT);
  }
})();
