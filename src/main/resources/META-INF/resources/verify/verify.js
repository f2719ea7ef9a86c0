import { readBundle } from './bundle.js';
import { judge } from './check.js';
import { parseKept, parseKey } from './notes.js';

const form = document.querySelector('form');
const status = document.querySelector('#status');
const verdict = document.querySelector('#verdict');
const list = document.querySelector('#findings');

const breath = () => new Promise((resolve) => setTimeout(resolve));

function line(text, className = '') {
  const item = document.createElement('li');
  item.textContent = text;
  item.className = className;
  list.append(item);
}

function show(found) {
  verdict.dataset.result = JSON.stringify(found);
  verdict.className = found.whole ? 'whole' : 'tampered';
  verdict.textContent = found.whole
    ? `Whole: ${found.entries} entries re-hashed here`
    : `Tampered: ${found.findings.length} ${found.findings.length === 1 ? 'finding' : 'findings'}`;
  line(`Log ${found.origin}, ${found.size} entries signed`);
  line(found.keyPinned ? 'Signed by a key that you gave' : "Signed by the export's own key: give yours to be sure whose log it is");
  found.witnesses.forEach((w) => line(`${w.witness} co-signed ${w.size} entries at ${w.at.toISOString()}`));
  if (found.whole) line(found.anchored ? 'Anchored by what you gave' : 'Internally whole, not anchored: give a checkpoint that you kept, or the key of a witness');
  found.findings.slice(0, 200).forEach((f) => line(`${f.kind}: ${f.detail}`, 'finding'));
  if (found.findings.length > 200) line(`and ${found.findings.length - 200} more`);
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  verdict.textContent = '';
  verdict.className = '';
  delete verdict.dataset.result;
  list.replaceChildren();
  const button = form.querySelector('button');
  button.disabled = true;
  try {
    const data = new FormData(form);
    const keys = data.get('keys').split('\n').filter((text) => text.trim()).map(parseKey);
    const kept = [];
    for (const file of data.getAll('kept')) if (file.size) kept.push(...parseKept(await file.text()));
    const bundle = await readBundle(data.get('export'), async (entries) => {
      status.textContent = `${entries} entries hashed`;
      await breath();
    });
    status.textContent = 'Checking signatures';
    show(await judge(bundle, keys, kept));
    status.textContent = '';
  } catch (problem) {
    status.textContent = '';
    verdict.className = 'tampered';
    verdict.textContent = `Cannot be read: ${problem.message}`;
    verdict.dataset.result = JSON.stringify({ unreadable: problem.message });
  } finally {
    button.disabled = false;
  }
});
