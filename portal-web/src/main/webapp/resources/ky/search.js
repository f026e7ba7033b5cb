// "/" goes to the search box, as long as nobody is typing.
document.addEventListener("keydown", event => {
  const box = document.getElementById("find-box");
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && box && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    if (box.offsetParent) {
      box.focus();
    } else {
      location.assign("/search");
    }
  }
});
