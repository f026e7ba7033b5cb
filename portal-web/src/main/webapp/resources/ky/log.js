// Checks in the reader's own browser that a receipt is signed and stands in the log, and that the log only grew since the
// last look. Nothing is believed that can be computed: hashes, paths (RFC 6962 and 9162) and signatures (Ed25519).
(() => {
  const REMEMBERED = 'kyodaku.log.head';
  const LEAF = /^[A-Za-z0-9_-]{43}$/;
  const HEX = /^[0-9a-fA-F]{64}$/;
  const JWS = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;
  const KINDS = {grant: 'GRANT', settlement: 'SETTLEMENT'};
  const by = id => document.getElementById(id);
  const form = by('checking');
  if (!form) {
    return;
  }
  const words = form.dataset;
  const list = by('checks');
  const language = document.documentElement.lang || undefined;
  const number = value => new Intl.NumberFormat(language).format(value);
  const time = value => new Intl.DateTimeFormat(language, {dateStyle: 'medium', timeStyle: 'medium'}).format(new Date(value));
  const say = (word, ...values) => words[word].replace(/\{(\d)\}/g, (_, at) => values[at]);

  // A check that failed where nothing after it can be checked.
  class Ended extends Error {}

  const line = (sign, text) => {
    const badge = document.createElement('span');
    badge.className = 'badge ' + {good: 'good', bad: 'bad', open: ''}[sign];
    badge.textContent = {good: '✓ ', bad: '✗ ', open: '– '}[sign] + words[sign];
    const what = document.createElement('span');
    what.textContent = text;
    const item = document.createElement('li');
    item.dataset.sign = sign;
    item.append(badge, what);
    list.append(item);
  };
  const good = (...text) => line('good', say(...text));
  const open = (...text) => line('open', say(...text));
  const bad = (...text) => line('bad', say(...text));
  const end = (...text) => {
    bad(...text);
    throw new Ended();
  };

  // Bytes.
  const bytesOf = text => {
    const plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
    return Uint8Array.from(plain, letter => letter.charCodeAt(0));
  };
  const written = bytes =>
    btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  const ofHex = hex => Uint8Array.from(hex.match(/../g), pair => parseInt(pair, 16));
  const ascii = text => new TextEncoder().encode(text);
  const joined = parts => {
    const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
    let at = 0;
    for (const part of parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  };
  const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest('SHA-256', joined(parts)));
  const node = (left, right) => sha256([1], left, right);
  const same = (one, other) => written(one) === written(other);
  // A part of a compact JWS, as JSON.
  const said = (jws, part) => {
    try {
      return JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(bytesOf(jws.split('.')[part])));
    } catch {
      return end('unreadable');
    }
  };

  const ask = async (path, missing) => {
    const answer = await fetch(path, {headers: {Accept: 'application/json'}, cache: 'no-store'});
    if (answer.status === 404 && missing) {
      end(missing);
    }
    if (!answer.ok) {
      end('trouble', answer.status);
    }
    return answer.json();
  };

  // Signatures: true, false, or undefined where this browser can't tell.
  const keys = new Map();
  const keyOf = async kid => {
    if (!keys.size) {
      const published = await ask('/.well-known/jwks.json');
      published.keys.forEach(key => keys.set(key.kid, key));
    }
    return keys.get(kid);
  };
  const signedBy = async (jwk, jws) => {
    const [head, payload, signature] = jws.split('.');
    let key;
    let proof;
    try {
      proof = bytesOf(signature);
    } catch {
      return false;
    }
    try {
      key = await crypto.subtle.importKey('raw', bytesOf(jwk.x), {name: 'Ed25519'}, false, ['verify']);
    } catch {
      return undefined;
    }
    return crypto.subtle.verify({name: 'Ed25519'}, key, proof, ascii(head + '.' + payload));
  };
  // Whether it is signed; what is not is told as `forged`.
  const signature = async (jws, fine, forged) => {
    const head = said(jws, 0);
    if (head.alg !== 'EdDSA') {
      end('otherAlgorithm');
    }
    const jwk = await keyOf(head.kid);
    if (!jwk) {
      end('noKey', head.kid);
    }
    const holds = await signedBy(jwk, jws);
    if (holds === undefined) {
      open('noEd25519');
    } else if (holds) {
      good(fine, head.kid);
    } else {
      end(forged);
    }
  };

  // RFC 9162 section 2.1.3.2.
  const rootOf = async (leaf, proof) => {
    let at = proof.index;
    let last = proof.size - 1;
    let hash = leaf;
    if (at > last) {
      return undefined;
    }
    for (const beside of proof.path.map(bytesOf)) {
      if (last === 0) {
        return undefined;
      }
      if (at % 2 === 1 || at === last) {
        hash = await node(beside, hash);
        while (at % 2 === 0 && at !== 0) {
          at /= 2;
          last = Math.floor(last / 2);
        }
      } else {
        hash = await node(hash, beside);
      }
      at = Math.floor(at / 2);
      last = Math.floor(last / 2);
    }
    return last === 0 ? hash : undefined;
  };

  const perfect = size => (size % 2 === 0 ? perfect(size / 2) : size === 1);

  // RFC 9162 section 2.1.4.2.
  const grew = async (first, second, path) => {
    const whole = path.map(bytesOf);
    if (perfect(first.size)) {
      whole.unshift(bytesOf(first.root));
    }
    if (!whole.length) {
      return false;
    }
    let at = first.size - 1;
    let last = second.size - 1;
    while (at % 2 === 1) {
      at = Math.floor(at / 2);
      last = Math.floor(last / 2);
    }
    let earlier = whole[0];
    let later = whole[0];
    for (const beside of whole.slice(1)) {
      if (last === 0) {
        return false;
      }
      if (at % 2 === 1 || at === last) {
        earlier = await node(beside, earlier);
        later = await node(beside, later);
        while (at % 2 === 0 && at !== 0) {
          at /= 2;
          last = Math.floor(last / 2);
        }
      } else {
        later = await node(later, beside);
      }
      at = Math.floor(at / 2);
      last = Math.floor(last / 2);
    }
    return last === 0 && written(earlier) === first.root && written(later) === second.root;
  };

  // The leaf of an entry, as docs/api.md says.
  const leafOf = entry => {
    const [, whole, fraction = ''] = entry.at.match(/^([^.Z]+)(?:\.(\d+))?Z$/);
    const micros = BigInt(Date.parse(whole + 'Z')) * 1000n + BigInt(fraction.padEnd(6, '0').slice(0, 6));
    const at = new Uint8Array(8);
    new DataView(at.buffer).setBigInt64(0, micros);
    return sha256([0], ofHex(entry.entryId.replace(/-/g, '')), [entry.kind.length], ascii(entry.kind),
      ofHex(entry.subject.replace(/^[a-z]+_/, '')), bytesOf(entry.payload), at);
  };

  // From a receipt, or what binds one by its hash, to the leaf; undefined while it has no place.
  const leafOfReceipt = async jws => {
    await signature(jws, 'signed', 'forged');
    const text = said(jws, 1);
    const own = KINDS[text.receipt];
    if (!text.authorization || !own && !text.grantSha256) {
      end('otherText');
    }
    const hash = own ? await sha256(ascii(jws)) : ofHex(text.grantSha256);
    const asked = new URLSearchParams({authorization: text.authorization, receipt: written(hash)});
    const entry = await ask('/api/v1/log/receipt-entry?' + asked, 'noEntry');
    if (entry.subject !== text.authorization || entry.kind !== (own || 'GRANT')) {
      end('otherEntry');
    }
    good('entry', time(entry.at));
    if (!own) {
      open('boundEntry');
    } else if (same(await sha256(bytesOf(entry.salt), bytesOf(jws.split('.')[1])), bytesOf(entry.payload))) {
      good('content');
    } else {
      end('otherContent');
    }
    const leaf = await leafOf(entry);
    if (written(leaf) !== entry.leafHash) {
      end('otherLeaf');
    }
    good('leaf', written(leaf));
    if (entry.index === null) {
      open('waits');
      return undefined;
    }
    return leaf;
  };

  // From a statement's text and salt, as its owner hands them on, to the leaf.
  const leafOfStatement = async handed => {
    if (![handed.statement, handed.salt, handed.text].every(part => typeof part === 'string')) {
      end('unreadable');
    }
    const entry = await ask('/api/v1/proofs/statements/' + encodeURIComponent(handed.statement), 'noEntry');
    if (entry.statement !== handed.statement || entry.kind !== 'STATEMENT') {
      end('otherEntry');
    }
    good('entry', time(entry.at));
    let salt;
    try {
      salt = bytesOf(handed.salt);
    } catch {
      end('unreadable');
    }
    if (!same(await sha256(salt, ascii(handed.text)), bytesOf(entry.payload))) {
      end('otherContent');
    }
    good('content');
    const leaf = await leafOf({...entry, subject: entry.statement});
    if (written(leaf) !== entry.proof.leafHash) {
      end('otherLeaf');
    }
    good('leaf', written(leaf));
    return leaf;
  };
  const handedOn = text => {
    try {
      return JSON.parse(text);
    } catch {
      return end('unreadable');
    }
  };

  const newestHead = async () => {
    const head = await ask('/api/v1/log/head', 'noHead');
    await signature(head.signature, 'headSigned', 'headForged');
    const signed = said(head.signature, 1);
    if (signed.size !== head.size || signed.root !== head.root) {
      end('otherHead');
    }
    good('head', number(head.size), time(head.timestamp));
    return {size: head.size, root: head.root};
  };

  const remembered = () => {
    try {
      const head = JSON.parse(localStorage.getItem(REMEMBERED));
      return head && Number.isSafeInteger(head.size) && LEAF.test(head.root) ? head : null;
    } catch {
      return null;
    }
  };
  const remember = head => {
    try {
      localStorage.setItem(REMEMBERED, JSON.stringify(head));
    } catch {
      // A browser that keeps nothing sees the log for the first time each time.
    }
    showForget();
  };
  const showForget = () => { by('forget').hidden = !remembered(); };

  const checkGrowth = async head => {
    const before = remembered();
    if (!before) {
      open('first');
      remember(head);
    } else if (before.size > head.size) {
      bad('shrunk', number(before.size));
    } else if (before.size === head.size ? before.root === head.root : await proven(before, head)) {
      good('grown', number(before.size));
      remember(head);
    } else {
      bad('rewritten', number(before.size));
    }
  };
  const proven = async (before, head) => {
    const asked = new URLSearchParams({first: before.size, second: head.size});
    return grew(before, head, (await ask('/api/v1/log/consistency?' + asked)).path);
  };

  const checkPlace = async (leaf, head) => {
    const asked = new URLSearchParams({hash: written(leaf), size: head.size});
    const proof = await ask('/api/v1/log/proof-by-hash?' + asked, 'noLeaf');
    const root = proof.size === head.size ? await rootOf(leaf, proof) : undefined;
    if (!root || written(root) !== head.root) {
      end('noPath');
    }
    good('place', number(proof.index));
  };

  const check = async given => {
    const typed = given.replace(/\s+/g, '');
    let leaf;
    if (typed.startsWith('{')) {
      leaf = await leafOfStatement(handedOn(given));
    } else if (JWS.test(typed)) {
      leaf = await leafOfReceipt(typed);
    } else if (LEAF.test(typed)) {
      leaf = bytesOf(typed);
    } else if (HEX.test(typed)) {
      leaf = ofHex(typed);
    } else if (typed) {
      end('unreadable');
    }
    const head = await newestHead();
    if (leaf) {
      await checkPlace(leaf, head);
    }
    await checkGrowth(head);
  };

  const conclude = () => {
    const signs = [...list.children].map(item => item.dataset.sign);
    const notice = by('concluded');
    notice.hidden = false;
    notice.className = 'notice ' + (signs.includes('bad') ? 'bad' : 'good');
    notice.textContent = signs.includes('bad') ? words.allBad : signs.includes('open') ? words.allOpen : words.allGood;
  };

  let running = false;
  const run = async () => {
    if (running) {
      return;
    }
    running = true;
    list.replaceChildren();
    by('concluded').hidden = true;
    list.setAttribute('aria-busy', 'true');
    try {
      await check(by('receipt').value);
    } catch (failure) {
      if (!(failure instanceof Ended)) {
        bad('trouble', failure.name || '');
      }
    } finally {
      list.removeAttribute('aria-busy');
      running = false;
      conclude();
    }
  };

  // The receipt of a link stands behind the #, which no browser sends to anybody.
  const fromLink = () => {
    const linked = decodeURIComponent(location.hash.slice(1));
    if (JWS.test(linked) || LEAF.test(linked)) {
      by('receipt').value = linked;
      run();
    }
  };

  if (!globalThis.crypto || !crypto.subtle) {
    by('cannot').hidden = false;
    return;
  }
  by('able').hidden = false;
  showForget();
  form.addEventListener('submit', event => {
    event.preventDefault();
    run();
  });
  by('forget').addEventListener('click', () => {
    localStorage.removeItem(REMEMBERED);
    showForget();
    by('receipt').focus();
  });
  addEventListener('hashchange', fromLink);
  fromLink();
})();
