// What was said once is not said again when the page is looked at anew: its key leaves the address, and everything else stays.
(() => {
  const address = new URL(location.href);
  const keys = ['done', 'failed'].filter(key => address.searchParams.has(key));
  if (keys.length && document.querySelector('main > .notice')) {
    keys.forEach(key => address.searchParams.delete(key));
    history.replaceState(history.state, '', address);
  }
})();
