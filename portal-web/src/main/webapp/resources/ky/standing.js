// Looks how generations and imports that are under way stand, and shows the page anew when one has gone on. Ends when none is.
(() => {
  const FIRST = 1000;
  const AT_MOST = 8000;
  const waiting = [...document.querySelectorAll('[data-standing]')];
  if (!waiting.length) {
    return;
  }
  const at = waiting[0].dataset.standingAt ?? '/creator/standing';
  const ids = new URLSearchParams(waiting.map(place => ['id', place.dataset.standing]));
  let pause = FIRST;
  const look = async () => {
    try {
      const answer = await fetch(at + '?' + ids, {redirect: 'manual'});
      if (answer.ok) {
        const standing = await answer.json();
        if (waiting.some(place => standing[place.dataset.standing] !== place.dataset.status)) {
          location.reload();
          return;
        }
      } else if (answer.type === 'opaqueredirect') {
        return;
      }
    } catch {
      // The network is gone for a while, or the reader is.
    }
    pause = Math.min(pause * 1.3, AT_MOST);
    setTimeout(look, pause);
  };
  setTimeout(look, pause);
})();
