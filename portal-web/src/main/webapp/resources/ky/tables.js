// On a narrow window a table that does not fit is read row by row, each cell beside the name of its column.
(() => {
  const narrow = matchMedia('(max-width: 46rem)');
  const tables = [...document.querySelectorAll('.scroll > table.data')].filter(table => table.tHead);
  const shown = 'img, svg, input, select, button, progress';

  const role = (elements, name) => [...elements].forEach(element => element.setAttribute('role', name));

  // What is laid out otherwise than as a table stays one for who does not see it.
  const name = table => {
    const heads = [...table.tHead.rows[0].cells].map(head => head.textContent.trim());
    role([table], 'table');
    role([table.tHead, ...table.tBodies], 'rowgroup');
    role(table.rows, 'row');
    role(table.tHead.rows[0].cells, 'columnheader');
    [...table.tBodies].flatMap(body => [...body.rows]).forEach(row => {
      let column = 0;
      [...row.cells].forEach(cell => {
        cell.setAttribute('role', cell.tagName === 'TH' ? 'rowheader' : 'cell');
        if (cell.colSpan === 1 && heads[column]) {
          cell.dataset.column = heads[column];
        }
        // What a row is needs no column's name, unless it is a number alone.
        cell.classList.toggle('row-name', column === 0 && !/^\d*$/.test(cell.textContent.trim()));
        cell.classList.toggle('nothing', !cell.textContent.trim() && !cell.querySelector(shown));
        column += cell.colSpan;
      });
    });
  };

  const layOut = () => tables.forEach(table => {
    const box = table.parentElement;
    table.classList.remove('by-row');
    box.classList.remove('by-row');
    if (narrow.matches && box.scrollWidth > box.clientWidth) {
      if (!table.hasAttribute('role')) {
        name(table);
      }
      table.classList.add('by-row');
      box.classList.add('by-row');
    }
  });

  narrow.addEventListener('change', layOut);
  addEventListener('resize', () => { if (narrow.matches) { layOut(); } });
  layOut();
})();
